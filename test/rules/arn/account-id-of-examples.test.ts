import { describe, expect, test } from "vitest";
import { accountIdOfExamples as rule } from "../../../server/src/rules/arn/account-id-of-examples.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("the stack's account takes its place", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Image": { "Type": "String", "Default": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders" }
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: The default of parameter "Image" names the account 123456789012, which stands for any in AWS's examples: a deployment that does not set it fails.
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "KmsMasterKeyId": "arn:aws:kms:eu-west-1:123456789012:alias/123456789012" } },
//                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Topic" names the account 123456789012, which stands for any in AWS's examples: what is meant is not there.
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": { "ContainerDefinitions": [{ "Image": { "Fn::Sub": "444455556666.dkr.ecr.\${AWS::Region}.amazonaws.com/orders" } }] }
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Task" names the account 444455556666, which stands for any in AWS's examples: what is meant is not there.
    }
  }
}`,
    `
{
  "Parameters": {
    "Image": { "Type": "String", "Default": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders" }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "KmsMasterKeyId": { "Fn::Sub": "arn:aws:kms:eu-west-1:\${AWS::AccountId}:alias/123456789012" } } },
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": { "ContainerDefinitions": [{ "Image": { "Fn::Sub": "\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/orders" } }] }
    }
  }
}`,
  );
});

test("whom a policy lets in is not the stack's own account", () => {
  const statement = {
    Effect: "Allow",
    Principal: { AWS: "111122223333" },
    Action: "sns:Publish",
    Resource: "*",
  };
  const Policy = {
    Type: "AWS::SNS::TopicPolicy",
    Properties: { PolicyDocument: { Statement: [statement] } },
  };
  const findings = findingsOf(rule, templateOf({ Policy }));
  expect(findings.map((finding) => [finding.message, finding.fixes()])).toEqual([
    [
      '"Policy" names the account 111122223333, which stands for any in AWS\'s examples: what is meant is not there.',
      [],
    ],
  ]);
});

describe("silent", () => {
  const topic = (KmsMasterKeyId: unknown) => ({
    Topic: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId } },
  });
  test.each([
    ["another account", "arn:aws:kms:eu-west-1:123456789013:alias/orders"],
    [
      "the end of another id",
      "arn:aws:kms:eu-west-1:999988887777:key/12345678-1234-1234-1234-123456789012",
    ],
    ["the stack's account", { "Fn::Sub": "arn:aws:kms:eu-west-1:${AWS::AccountId}:alias/orders" }],
  ])("%s", (_, key) => silent(rule, topic(key)));

  test("a default that stands for nothing", () =>
    silent(rule, topic("alias/orders"), {
      Parameters: { Key: { Type: "String", Default: "arn:aws:kms:eu-west-1:123456789012:key/x" } },
      Conditions: {
        HasKey: {
          "Fn::Not": [
            { "Fn::Equals": [{ Ref: "Key" }, "arn:aws:kms:eu-west-1:123456789012:key/x"] },
          ],
        },
      },
    }));
});
