import { expect, test } from "vitest";
import { passwordParameterEchoed as rule } from "../../../server/src/rules/template/password-parameter-echoed.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("the value of a password is hidden", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "A": { "Type": "String" },
//  ^^^ 💡 high: Parameter "A" is MasterUserPassword of "Database" and has no NoEcho: whoever may describe the stack reads the password.
    "B": { "Type": "String", "NoEcho": false },
//  ^^^ 💡 high: Parameter "B" is Passwords of "User" and has no NoEcho: whoever may describe the stack reads the password.
    "C": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", { "Ref": "A" }, { "Ref": "C" }] } }
    },
    "User": {
      "Type": "AWS::ElastiCache::User",
      "Properties": { "Passwords": [{ "Ref": "B" }] }
    }
  }
}`,
    `
{
  "Parameters": {
    "A": { "Type": "String", "NoEcho": true },
    "B": { "Type": "String", "NoEcho": true },
    "C": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Fn::If": ["IsProd", { "Ref": "A" }, { "Ref": "C" }] } }
    },
    "User": {
      "Type": "AWS::ElastiCache::User",
      "Properties": { "Passwords": [{ "Ref": "B" }] }
    }
  }
}`,
  );
});

test("whatever takes a password from it is related", () => {
  const user = { Type: "AWS::ElastiCache::User", Properties: { Passwords: [{ Ref: "A" }] } };
  const text = templateOf({ X: user, Y: user }, { Parameters: { A: { Type: "String" } } });
  expect(findingsOf(rule, text)[0]?.related.map(({ message }) => message)).toEqual([
    'Passwords of "X" is "A".',
    'Passwords of "Y" is "A".',
  ]);
});

test("what is called as a password is, is hidden", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "DbPassword": { "Type": "String", "MinLength": 8 },
//  ^^^^^^^^^^^^ 💡 high: Parameter "DbPassword" is PASSWORD of "Function" and has no NoEcho: whoever may describe the stack reads the password.
    "github_oauth_token": { "Type": "String" },
//  ^^^^^^^^^^^^^^^^^^^^ 💡 medium: Parameter "github_oauth_token" is called as a secret is, and has no NoEcho: whoever may describe the stack reads it.
    "ApiKey": { "Type": "String", "Default": "" }
//  ^^^^^^^^ 💡 medium: Parameter "ApiKey" is called as a secret is, and has no NoEcho: whoever may describe the stack reads it.
  },
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Environment": { "Variables": { "PASSWORD": { "Ref": "DbPassword" } } } }
    }
  }
}`,
    `
{
  "Parameters": {
    "DbPassword": { "Type": "String", "MinLength": 8, "NoEcho": true },
    "github_oauth_token": { "Type": "String", "NoEcho": true },
    "ApiKey": { "Type": "String", "Default": "", "NoEcho": true }
  },
  "Resources": {
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Environment": { "Variables": { "PASSWORD": { "Ref": "DbPassword" } } } }
    }
  }
}`,
  );
});

test.each<[string, object, object?]>([
  ["of AllowedValues", { UsePassword: { Type: "String", AllowedValues: ["yes", "no"] } }],
  ["that is no text", { MaxPassword: { Type: "Number" } }],
  ["that says true or false", { ResetPassword: { Type: "String", Default: "false" } }],
  ["with the name of a secret", { DbPassword: { Type: "String", Default: "/orders/db" } }],
  ["that says where it is", { DbPasswordArn: { Type: "String" }, SecretName: { Type: "String" } }],
  ["of Systems Manager's", { ApiKey: { Type: "AWS::SSM::Parameter::Value<String>" } }],
  [
    "that is put into a dynamic reference",
    { DbPassword: { Type: "String" } },
    { X: { "Fn::Sub": "{{resolve:secretsmanager:${DbPassword}}}" } },
  ],
  [
    "that is joined into one",
    { DbPassword: { Type: "String" } },
    { X: { "Fn::Join": ["", ["{{resolve:secretsmanager:", { Ref: "DbPassword" }, "}}"]] } },
  ],
  [
    "that names a secret of a container",
    { DbPassword: { Type: "String" } },
    { ValueFrom: { "Fn::If": ["IsProd", { Ref: "DbPassword" }, "x"] } },
  ],
])("silent about a parameter %s", (_, parameters, Properties = {}) =>
  silent(rule, { Task: { Type: "AWS::SNS::Topic", Properties } }, { Parameters: parameters }),
);

const Parameters = { A: { Type: "String" }, B: { Type: "AWS::SSM::Parameter::Value<String>" } };
const used = (Properties: object) => ({ Database: { Type: "AWS::RDS::DBInstance", Properties } });

test.each([
  ["other properties", used({ MasterUsername: { Ref: "A" } })],
  ["a part of a text", used({ Tags: { "Fn::Sub": ["x", { Password: { Ref: "A" } }] } })],
  ["metadata", { Topic: { Type: "AWS::SNS::Topic", Metadata: { Password: { Ref: "A" } } } }],
  ["a parameter of Systems Manager's", used({ MasterUserPassword: { Ref: "B" } })],
])("silent about %s", (_, resources) => silent(rule, resources, { Parameters }));
