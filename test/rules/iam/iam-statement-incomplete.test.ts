import { expect, test } from "vitest";
import { iamStatementIncomplete as rule } from "../../../server/src/rules/iam/iam-statement-incomplete.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { allowed, bucketPolicy, managedPolicy, openDocuments, policyOf, role } from "./policies.ts";

test("an identity's statement without a resource gets the widest", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::Policy",
      "Properties": {
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "NotAction": "iam:*" }
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: A statement in a policy of "Policy" has no Resource: IAM refuses the policy.
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::Policy",
      "Properties": {
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }
        }
      }
    }
  }
}`,
  );
});

test.each([
  ["an identity's policy", managedPolicy({}), "has no Effect, and no Action, and no Resource:"],
  ["a trust policy", role({ Effect: "Allow" }), "has no Principal, and no Action:"],
  ["a bucket's policy", bucketPolicy({ ...allowed }), "has no Principal:"],
])("says what %s lacks, without a guess", (_, resources, message) => {
  const [finding, ...more] = findingsOf(rule, templateOf(resources));
  expect(finding?.message).toContain(message);
  expect(finding?.fixes()).toEqual([]);
  expect(more).toEqual([]);
});

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

const endpoint = {
  Endpoint: {
    Type: "AWS::EC2::VPCEndpoint",
    Properties: { PolicyDocument: { Statement: [{ Effect: "Allow", Action: "*" }] } },
  },
};
const from = { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage" };

test.each([
  ["what is complete", managedPolicy(allowed)],
  ["its negations", managedPolicy({ Effect: "Allow", NotAction: "a:b", NotResource: "*" })],
  ["everybody but some", bucketPolicy({ ...allowed, NotPrincipal: { AWS: "1" } })],
  ["trust, which has no resource", role({ Effect: "Allow", Principal: "*", Action: "sts:*" })],
  [
    "a queue's policy, which may do without",
    { P: { Type: "AWS::SQS::QueuePolicy", Properties: { PolicyDocument: { Statement: from } } } },
  ],
  ["an endpoint's", endpoint],
  ["what an include brings", managedPolicy({ "Fn::Transform": {}, Effect: "Allow" })],
])("silent about %s", (_, resources) => silent(rule, resources));

test("silent while the statement is being typed", () => {
  const text = `{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Statement": [{ "Effect" }] } } } } }`;
  expect(findingsOf(rule, text)).toEqual([]);
});

test("silent about a key's statement without Resource, which has no effect and is taken", () =>
  silent(rule, {
    Key: {
      Type: "AWS::KMS::Key",
      Properties: {
        KeyPolicy: { Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*" }] },
      },
    },
  }));
