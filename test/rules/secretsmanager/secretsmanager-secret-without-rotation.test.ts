import { describe, expect, test } from "vitest";
import { secretsmanagerSecretWithoutRotation as rule } from "../../../server/src/rules/secretsmanager/secretsmanager-secret-without-rotation.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a secret that no schedule names", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Login": { "Type": "AWS::SecretsManager::Secret", "Properties": { "GenerateSecretString": {} } },
//  ^^^^^^^ low: "Login" is generated once and never changed: no rotation schedule of the template names it, and whoever learns it keeps it.
    "Other": { "Type": "AWS::SecretsManager::Secret", "Properties": { "SecretString": "{{resolve:ssm-secure:key}}" } },
    "Schedule": { "Type": "AWS::SecretsManager::RotationSchedule", "Properties": { "SecretId": { "Ref": "Other" } } }
  }
}`,
  );
});

const Login = { Type: "AWS::SecretsManager::Secret", Properties: { GenerateSecretString: {} } };
const schedule = (SecretId: unknown, more: object = {}) => ({
  Type: "AWS::SecretsManager::RotationSchedule",
  ...more,
  Properties: { SecretId },
});

describe("silent", () => {
  test("where a schedule names it", () =>
    silent(rule, { Login, Schedule: schedule({ Ref: "Login" }) }));
  test("where a schedule names what attaches it to a database", () => {
    const Attachment = {
      Type: "AWS::SecretsManager::SecretTargetAttachment",
      Properties: { SecretId: { Ref: "Login" }, TargetId: { Ref: "Database" } },
    };
    silent(rule, { Login, Attachment, Schedule: schedule({ Ref: "Attachment" }) });
  });
  test("where nobody knows whom a schedule names", () =>
    silent(rule, { Login, Schedule: schedule({ "Fn::Select": [0, { Ref: "Secrets" }] }) }));
  test("where another stack may have the schedule", () => {
    const Nested = {
      Type: "AWS::CloudFormation::Stack",
      Properties: { Parameters: { Secret: { Ref: "Login" } } },
    };
    silent(rule, { Login, Nested });
    silent(rule, { Login }, { Transform: "Macro" });
  });
});

test("where the schedule is there under a condition, it is reported where it is not", () => {
  const Conditions = { IsLive: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
  const resources = { Login, Schedule: schedule({ Ref: "Login" }, { Condition: "IsLive" }) };
  const [finding] = findingsOf(rule, templateOf(resources, { Conditions }));
  expect(finding?.message).toContain("(when IsLive is false)");
});
