import { expect, test } from "vitest";
import { iamPolicyVersionInvalid as rule } from "../../../server/src/rules/iam/iam-policy-version-invalid.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";
import { allowed, managedPolicy, openDocuments, policyOf } from "./policies.ts";

test("a version that does not exist becomes the newest", () => {
  const text = templateOf(managedPolicy(allowed, { Version: "2012-10-18" }));
  expect(findingsOf(rule, text)).toMatchObject([
    {
      severity: "critical",
      path: ["Resources", "Policy", "Properties", "PolicyDocument", "Version"],
      message:
        'The policy\'s Version "2012-10-18" in "Policy" does not exist: IAM knows "2012-10-17" and "2008-10-17" alone and refuses the policy.',
    },
  ]);
  expect(fixEach(rule, text)).toBe(templateOf(managedPolicy(allowed)));
});

test("policies are found wherever they stand", () => {
  const document = { Version: "1", Statement: [] };
  const text = templateOf({
    Role: {
      Type: "AWS::IAM::Role",
      Properties: {
        AssumeRolePolicyDocument: document,
        Policies: [{ PolicyName: "a", PolicyDocument: document }, { PolicyDocument: document }],
      },
    },
    Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: document } },
    Queue: { Type: "AWS::SQS::QueuePolicy", Properties: { PolicyDocument: document } },
    Table: {
      Type: "AWS::DynamoDB::Table",
      Properties: { ResourcePolicy: { PolicyDocument: document } },
    },
    Function: { Type: "AWS::Lambda::Function", Properties: { PolicyDocument: document } },
  });
  expect(findingsOf(rule, text).map(({ logicalId }) => logicalId)).toEqual([
    "Role",
    "Role",
    "Role",
    "Key",
    "Queue",
    "Table",
  ]);
});

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

test("silent about the versions that there are, and without one", () => {
  silent(rule, managedPolicy(allowed));
  silent(rule, managedPolicy(allowed, { Version: "2008-10-17" }));
  silent(rule, policyOf({ Statement: [allowed] }));
});
