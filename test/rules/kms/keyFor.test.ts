import { describe, expect, test } from "vitest";
import { logsProperties } from "../../../server/src/rules/logs/properties.ts";
import { secretsmanagerProperties } from "../../../server/src/rules/secretsmanager/properties.ts";
import { findingsOf, fixEach, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const secrets = ruleOf(secretsmanagerProperties, "secretsmanager-secret-without-key");
const logs = ruleOf(logsProperties, "log-group-without-key");
const Secret = { Type: "AWS::SecretsManager::Secret", Properties: { GenerateSecretString: {} } };
const Logs = { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: 90 } };
const Key = { Type: "AWS::KMS::Key", Properties: { EnableKeyRotation: true } };

const countOfFixes = (rule: typeof logs, resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).flatMap(({ fixes }) => fixes()).length;

test("the template's key encrypts a secret", () => {
  const fixed = JSON.parse(fixEach(secrets, templateOf({ Secret, Key })));
  expect(fixed.Resources.Secret.Properties.KmsKeyId).toEqual({ "Fn::GetAtt": ["Key", "Arn"] });
});

describe("no key", () => {
  test.each<[string, object]>([
    ["where there is none", {}],
    ["where there are two", { Key, Other: Key }],
    [
      "that signs",
      { Key: { ...Key, Properties: { KeyUsage: "SIGN_VERIFY", KeySpec: "RSA_2048" } } },
    ],
    ["that waits for the secret", { Key: { ...Key, DependsOn: "Secret" } }],
  ])("%s", (_, resources) => expect(countOfFixes(secrets, { Secret, ...resources })).toBe(0));

  test("that may not be there", () => {
    const Conditions = { IsPaid: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
    const resources = { Secret, Key: { ...Key, Condition: "IsPaid" } };
    expect(countOfFixes(secrets, resources, { Conditions })).toBe(0);
  });
});

test("log groups get a key that lets CloudWatch Logs in", () => {
  const statement = (Service: string) => ({
    Effect: "Allow",
    Principal: { Service },
    Action: "kms:*",
    Resource: "*",
  });
  const keyFor = (service: string) => ({
    ...Key,
    Properties: { KeyPolicy: { Statement: [statement(service)] } },
  });
  expect(countOfFixes(logs, { Logs, Key })).toBe(0);
  expect(countOfFixes(logs, { Logs, Key: keyFor("sns.amazonaws.com") })).toBe(0);
  expect(countOfFixes(logs, { Logs, Key: keyFor("logs.eu-west-1.amazonaws.com") })).toBe(1);
});
