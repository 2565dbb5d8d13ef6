import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { nameWithoutEnvironmentSuffix } from "../../../server/src/rules/naming/name-without-environment-suffix.ts";
import { s3BucketNameWithoutAccountId as rule } from "../../../server/src/rules/s3/s3-bucket-name-without-account-id.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const bucket = (BucketName: unknown, properties: object = {}) => ({
  Type: "AWS::S3::Bucket",
  Properties: { BucketName, ...properties },
});
const sub = (text: string) => ({ "Fn::Sub": text });
const Parameters = {
  EnvironmentSuffix: { Type: "String" },
  Project: { Type: "String", Default: "orders" },
  Given: { Type: "String" },
  AccountName: { Type: "String", Default: "orders" },
};
const reported = (BucketName: unknown) =>
  findingsOf(rule, templateOf({ Bucket: bucket(BucketName) }, { Parameters })).length;

test("the account's id comes into the name, wherever that is written", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Stage": { "Type": "String" } },
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "BucketName": { "Fn::Join": ["-", ["order", "logs", { "Ref": "Stage" }]] } }
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: The name of bucket "Logs" has no account's id in it: names of buckets are unique in all of AWS, and S3 refuses one that anybody has.
    },
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::order-logs-\${Stage}/*" } }
        }
      }
    }
  }
}`,
    `
{
  "Parameters": { "Stage": { "Type": "String" } },
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "BucketName": { "Fn::Sub": "order-logs-\${Stage}-\${AWS::AccountId}" } }
    },
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "arn:aws:s3:::order-logs-\${Stage}-\${AWS::AccountId}/*" } }
        }
      }
    }
  }
}`,
  );
});

test.each([
  sub("logs-${EnvironmentSuffix}"),
  sub("${Project}-logs-${EnvironmentSuffix}-${AWS::Region}"),
])("%j is a name of common words", (name) => expect(reported(name)).toBe(1));

test("a name without any mark gets the environment's first, and then the account's id", () => {
  const text = templateOf({ Bucket: bucket("order-logs") }, { Parameters });
  const rules = [nameWithoutEnvironmentSuffix, rule];
  expect(findingsOf(rules, text).map((finding) => finding.rule)).toEqual([
    "name-without-environment-suffix",
  ]);
  const fixed = JSON.parse(fixAll(text, { rules, include: "review" }).text);
  expect(fixed.Resources.Bucket.Properties.BucketName).toEqual(
    sub("order-logs-${EnvironmentSuffix}-${AWS::AccountId}"),
  );
});

test("nothing is mended where the name would be too long, or is written in code", () => {
  const long = sub(`${"order-logs-".repeat(4)}\${EnvironmentSuffix}`);
  const code = {
    Type: "AWS::Lambda::Function",
    Properties: { Code: { ZipFile: sub('x = "logs-${EnvironmentSuffix}"') } },
  };
  const resources = {
    Long: bucket(long),
    Bucket: bucket(sub("logs-${EnvironmentSuffix}")),
    Code: code,
  };
  const findings = findingsOf(rule, templateOf(resources, { Parameters }));
  expect(findings.map((finding) => finding.fixes())).toEqual([[], []]);
});

describe("silent", () => {
  test.each([
    ["the account's id", sub("logs-${EnvironmentSuffix}-${AWS::AccountId}")],
    ["the stack's name, of which another rule speaks", sub("${AWS::StackName}-logs")],
    [
      "a piece of the stack's id",
      {
        "Fn::Join": [
          "-",
          ["logs", { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] }],
        ],
      },
    ],
    ["a parameter as a whole", { Ref: "Project" }],
    ["what only those who deploy know", sub("${Given}-logs-${EnvironmentSuffix}")],
    ["an account's name", sub("${AccountName}-logs-${EnvironmentSuffix}")],
    ["another resource", sub("${Key}-logs-${EnvironmentSuffix}")],
    ["a dynamic reference", sub("{{resolve:ssm:/prefix}}-${EnvironmentSuffix}")],
    ["no environment's mark, of which another rule speaks", "order-logs"],
  ])("%s", (_, name) =>
    silent(rule, { Bucket: bucket(name), Key: { Type: "AWS::KMS::Key" } }, { Parameters }),
  );

  test("a bucket with a name of its own, or in the account's own namespace", () => {
    silent(rule, { Bucket: { Type: "AWS::S3::Bucket" } });
    const own = { BucketNamespace: "account-regional" };
    silent(rule, { Bucket: bucket(sub("logs-${EnvironmentSuffix}"), own) }, { Parameters });
  });
});
