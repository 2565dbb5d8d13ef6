import { expect, test } from "vitest";
import { iamResourceNotArn as rule } from "../../../server/src/rules/iam/iam-resource-not-arn.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { allowed, managedPolicy, openDocuments, policyOf } from "./policies.ts";

test("names become ARNs, however they are written", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": {
            "Resource": [
              { "Ref": "Bucket" },
//            ^^^^^^^^^^^^^^^^^^^ 🔎 critical: Resource in a policy of "Policy" is the name of "Bucket": IAM wants an ARN and refuses the policy.
              { "Fn::Sub": "\${Bucket}/\${Prefix}/\${!aws:username}/*" },
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Resource in a policy of "Policy" is "\${Bucket}/\${Prefix}/\${aws:username}/*", which begins with the name of "Bucket": IAM wants an ARN and refuses the policy.
              { "Fn::Join": ["/", [{ "Ref": "Bucket" }, "*"]] }
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Resource in a policy of "Policy" is "\${Bucket}/*", which begins with the name of "Bucket": IAM wants an ARN and refuses the policy.
            ]
          }
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": {
            "Resource": [
              { "Fn::GetAtt": ["Bucket", "Arn"] },
              { "Fn::Sub": "\${Bucket.Arn}/\${Prefix}/\${!aws:username}/*" },
              { "Fn::Sub": "\${Bucket.Arn}/*" }
            ]
          }
        }
      }
    }
  }
}`,
  );
});

const about = (Resource: unknown, more: object = {}) => ({
  ...managedPolicy({ ...allowed, Resource }),
  ...more,
});

test.each([
  ["my-bucket/*", '"my-bucket/*"'],
  ["arn", '"arn"'],
  ["arn:aws:s3", '"arn:aws:s3", which lacks parts of one'],
  ["arn:/backup/*", '"arn:/backup/*", which has no partition such as "aws"'],
  [{ "Fn::Sub": "data-${AWS::AccountId}/*" }, '"data-…"'],
])("%j is no ARN", (resource, what) => {
  expect(findingsOf(rule, templateOf(about(resource))).map(({ message }) => message)).toEqual([
    `Resource in a policy of "Policy" is ${what}: IAM wants an ARN and refuses the policy.`,
  ]);
});

const topic = { Topic: { Type: "AWS::SNS::Topic" } };
test.each([
  ["everything", about("*")],
  ["an ARN", about(["arn:aws:s3:::data/*", "arn:aws:iam::*"])],
  ["an ARN of a partition", about({ "Fn::Sub": "arn:${AWS::Partition}:s3:::data" })],
  ["an ARN by Fn::Join", about({ "Fn::Join": ["", ["arn:", "aws", ":s3:::x"]] })],
  ["a policy variable", about("${aws:PrincipalArn}")],
  ["a dynamic reference", about("{{resolve:ssm:arn}}")],
  ["a type whose Ref is its ARN", about({ Ref: "Topic" }, topic)],
  ["a parameter", about({ "Fn::Sub": "${Name}/*" })],
  ["an import", about({ "Fn::ImportValue": "x" })],
  ["numbers and null", about([null])],
])("silent about %s", (name, resources) =>
  name === "numbers and null"
    ? expect(findingsOf(rule, templateOf(resources)).length).toBeLessThan(2)
    : silent(rule, resources),
);

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));
