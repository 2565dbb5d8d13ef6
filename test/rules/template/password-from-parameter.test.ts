import { test } from "vitest";
import { passwordFromParameter as rule } from "../../../server/src/rules/template/password-from-parameter.ts";
import { check, checkFix, silent } from "../../fixture.ts";

test("a secret instead, where the resource is", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Password": { "Type": "String", "NoEcho": true }, "Token": { "Type": "String", "NoEcho": true } },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] } },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Condition": "IsProd",
      "Properties": { "MasterUserPassword": { "Ref": "Password" } }
//                                          ^^^^^^^^^^^^^^^^^^^^^ 🔎 low: MasterUserPassword of "Database" is parameter "Password": whoever deploys must know the password, where Secrets Manager could make and keep it.
    },
    "Cache": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "AuthToken": { "Ref": "Token" } } },
//                                                                                        ^^^^^^^^^^^^^^^^^^ low: AuthToken of "Cache" is parameter "Token": whoever deploys must know the password, where Secrets Manager could make and keep it.
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Environment": { "Variables": { "TOKEN": { "Ref": "Token" } } } } }
  }
}`,
    `
{
  "Parameters": { "Password": { "Type": "String", "NoEcho": true }, "Token": { "Type": "String", "NoEcho": true } },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "x"] } },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Condition": "IsProd",
      "Properties": { "MasterUserPassword": { "Fn::Sub": "{{resolve:secretsmanager:\${DatabaseSecret}}}" } }
    },
    "DatabaseSecret": {
      "Type": "AWS::SecretsManager::Secret",
      "Condition": "IsProd",
      "Properties": {
        "GenerateSecretString": {
          "PasswordLength": 24,
          "ExcludePunctuation": true
        }
      }
    },
    "Cache": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "AuthToken": { "Ref": "Token" } } },
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Environment": { "Variables": { "TOKEN": { "Ref": "Token" } } } } }
  }
}`,
  );
});

test("no fix where the password must be one that there is already", () => {
  check(
    rule,
    `
{
  "Parameters": { "Password": { "Type": "String", "NoEcho": true }, "Token": { "Type": "String", "NoEcho": true } },
  "Resources": {
    "Endpoint": { "Type": "AWS::DMS::Endpoint", "Properties": { "Password": { "Ref": "Password" } } },
//                                                                          ^^^^^^^^^^^^^^^^^^^^^ low: Password of "Endpoint" is parameter "Password": whoever deploys must know the password, where Secrets Manager could make and keep it.
    "Source": { "Type": "AWS::CodeBuild::SourceCredential", "Properties": { "Token": { "Ref": "Token" } } },
//                                                                                   ^^^^^^^^^^^^^^^^^^ low: Token of "Source" is parameter "Token": whoever deploys must know the password, where Secrets Manager could make and keep it.
    "Custom": { "Type": "Custom::Orders", "Properties": { "Token": { "Ref": "Token" } } }
  }
}`,
  );
});

test("silent about a secret's own text", () =>
  silent(
    rule,
    {
      Secret: {
        Type: "AWS::SecretsManager::Secret",
        Properties: { SecretString: { "Fn::Sub": ["${Password}", { Password: { Ref: "A" } }] } },
      },
    },
    { Parameters: { A: { Type: "String" } } },
  ));
