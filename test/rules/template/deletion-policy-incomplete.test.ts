import { expect, test } from "vitest";
import { deletionPolicyIncomplete as rule } from "../../../server/src/rules/template/deletion-policy-incomplete.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("the other policy is the same", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": {
//  ^^^^^^^^ 🔎 medium: "Bucket" has DeletionPolicy and no UpdateReplacePolicy: CloudFormation deletes it when an update replaces it.
      "Type": "AWS::S3::Bucket",
      "DeletionPolicy": "RetainExceptOnCreate",
      "Properties": { "BucketName": "orders" }
    },
    "Database": { "Type": "AWS::RDS::DBCluster", "UpdateReplacePolicy": "Snapshot" }
//  ^^^^^^^^^^ 🔎 medium: "Database" has UpdateReplacePolicy and no DeletionPolicy: CloudFormation deletes it, with a snapshot at most, when it leaves the template or the stack goes.
  }
}`,
    `
{
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "DeletionPolicy": "RetainExceptOnCreate",
      "UpdateReplacePolicy": "Retain",
      "Properties": { "BucketName": "orders" }
    },
    "Database": { "Type": "AWS::RDS::DBCluster", "UpdateReplacePolicy": "Snapshot", "DeletionPolicy": "Snapshot" }
  }
}`,
  ));

test.each([
  [
    "both or none",
    {
      Bucket: { Type: "AWS::S3::Bucket" },
      A: { Type: "AWS::S3::Bucket", DeletionPolicy: "Retain", UpdateReplacePolicy: "Delete" },
    },
    {},
  ],
  ["what is deleted anyway", { A: { Type: "AWS::S3::Bucket", DeletionPolicy: "Delete" } }, {}],
  ["versions", { A: { Type: "AWS::Lambda::Version", DeletionPolicy: "Retain" } }, {}],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("silent where nothing is to be left over: the policy that is there is then one too many", () => {
  const text = templateOf({ A: { Type: "AWS::S3::Bucket", DeletionPolicy: "Retain" } });
  expect(findingsOf(rule, text, { lifecycle: "retain" })).toHaveLength(1);
  expect(findingsOf(rule, text, { lifecycle: "disposable" })).toEqual([]);
});

test("silent while a policy is being typed", () => {
  expect(
    findingsOf(
      rule,
      '{ "Resources": { "A": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "UpdateReplacePolicy": } } }',
    ),
  ).toEqual([]);
});

test.each([
  ["is none", "Keep"],
  ["CloudFormation does not take of the type", "Snapshot"],
  ["only a transform resolves", { "Fn::If": ["A", "Retain", "Delete"] }],
])("a policy that %s is not written again", (_, DeletionPolicy) => {
  const text = templateOf({ A: { Type: "AWS::S3::Bucket", DeletionPolicy } });
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});
