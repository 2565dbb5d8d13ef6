import { describe, expect, test } from "vitest";
import { secretsmanagerPasswordRefused as rule } from "../../../server/src/rules/secretsmanager/secretsmanager-password-refused.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const secret = (generated: object = {}) => ({
  Type: "AWS::SecretsManager::Secret",
  Properties: {
    GenerateSecretString: {
      SecretStringTemplate: "{}",
      GenerateStringKey: "password",
      ...generated,
    },
  },
});
const reference = (key = "password") => ({
  "Fn::Sub": `{{resolve:secretsmanager:\${Secret}:SecretString:${key}}}`,
});
const database = (MasterUserPassword: unknown = reference(), Type = "AWS::RDS::DBInstance") => ({
  Type,
  Properties: { MasterUserPassword },
});

test("what the database refuses is left out", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Secret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": { "SecretStringTemplate": "{}", "GenerateStringKey": "password", "ExcludeCharacters": "@%" }
//                                                                                                                    ^^^^ 🔎 high: The password in "Secret" may have " or / in it, which "Database" does not take: its service then refuses to create it.
      }
    },
    "Database": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": {
        "MasterUserPassword": { "Fn::Join": ["", ["{{resolve:secretsmanager:", { "Ref": "Secret" }, ":SecretString:password}}"]] }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Secret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": { "SecretStringTemplate": "{}", "GenerateStringKey": "password", "ExcludeCharacters": "@%\\"/" }
      }
    },
    "Database": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": {
        "MasterUserPassword": { "Fn::Join": ["", ["{{resolve:secretsmanager:", { "Ref": "Secret" }, ":SecretString:password}}"]] }
      }
    }
  }
}`,
  );
});

test("Redshift refuses more", () => {
  const resources = {
    Secret: secret({ ExcludeCharacters: '"/@' }),
    Cluster: database(reference(), "AWS::Redshift::Cluster"),
  };
  expect(findingsOf(rule, templateOf(resources)).map(({ message }) => message)).toEqual([
    'The password in "Secret" may have \' or \\ in it, which "Cluster" does not take: its service then refuses to create it.',
  ]);
});

describe("silent", () => {
  const Secret = secret();
  test.each([
    [
      "nothing is left that is refused",
      { Secret: secret({ ExcludeCharacters: '"@/\\' }), Database: database() },
    ],
    ["no punctuation", { Secret: secret({ ExcludePunctuation: true }), Database: database() }],
    [
      "what deployment excludes",
      { Secret: secret({ ExcludeCharacters: { Ref: "Excluded" } }), Database: database() },
    ],
    ["another member of the secret", { Secret, Database: database(reference("username")) }],
    [
      "another secret",
      { Secret, Database: database("{{resolve:secretsmanager:orders:SecretString:password}}") },
    ],
    [
      "a secret that is given",
      {
        Secret: { Type: "AWS::SecretsManager::Secret", Properties: { SecretString: "{}" } },
        Database: database(),
      },
    ],
    ["a secret that no database has", { Secret }],
    [
      "a database that may not be there",
      { Secret, Database: { ...database(), Condition: "Undefined" } },
    ],
  ])("%s", (_, resources) =>
    silent(rule, resources, { Parameters: { Excluded: { Type: "String" } } }),
  );
});
