import { expect, test } from "vitest";
import { iamStatementElementRefused as rule } from "../../../server/src/rules/iam/iam-statement-element-refused.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { allowed, bucketPolicy, managedPolicy, openDocuments, policyOf, role } from "./policies.ts";

test("misspelt elements are renamed", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "version": "2012-10-17",
//        ^^^^^^^^^ 💡 critical: The policy in "Policy" has an element "version", which IAM does not know: it refuses the policy. Did you mean Version?
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Services": "logs.amazonaws.com" },
//                           ^^^^^^^^^^ 🔎 critical: A principal in "Policy" has an element "Services", which IAM does not know: it refuses the policy. Did you mean Service?
              "Action": "s3:GetObject",
              "Resources": "*"
//            ^^^^^^^^^^^ 🔎 critical: A statement in "Policy" has an element "Resources", which IAM does not know: it refuses the policy. Did you mean Resource?
            }
          ]
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "logs.amazonaws.com" },
              "Action": "s3:GetObject",
              "Resource": "*"
            }
          ]
        }
      }
    }
  }
}`,
  );
});

test.each([
  [
    "a principal in an identity's policy",
    managedPolicy({ ...allowed, Principal: "*" }),
    'Principal may not stand in this statement of "Policy": identities\' policies are about whoever has them, and IAM refuses the policy.',
  ],
  [
    "a resource in a trust policy",
    role({ ...allowed, Principal: "*" }),
    'Resource may not stand in this statement of "Role": what says whom a role trusts is about the role, and IAM refuses the policy.',
  ],
  [
    "an element and its negation",
    managedPolicy({ ...allowed, NotAction: "s3:PutObject" }),
    'NotAction may not stand in this statement of "Policy": the statement has Action too, and IAM refuses the policy.',
  ],
])("%s is taken away", (_, resources, message) => {
  const [finding, ...more] = findingsOf(rule, templateOf(resources));
  expect(finding?.message).toBe(message);
  expect(finding?.fixes()[0]?.changes[0]?.kind).toBe("remove");
  expect(more).toEqual([]);
});

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

test.each([
  ["what is right", managedPolicy({ Sid: "A", ...allowed, Condition: {} }, { Id: "x" })],
  [
    "what a condition takes away",
    managedPolicy({ ...allowed, Principal: { Ref: "AWS::NoValue" } }),
  ],
  [
    "principals of every kind",
    bucketPolicy({ Principal: { AWS: [], CanonicalUser: "1", Federated: "x" } }),
  ],
  ["a principal of a parameter", bucketPolicy({ Principal: { Ref: "Who" } })],
])("silent about %s", (_, resources) => silent(rule, resources));
