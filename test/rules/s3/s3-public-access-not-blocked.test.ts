import { expect, test } from "vitest";
import { s3PublicAccessNotBlocked as rule } from "../../../server/src/rules/s3/s3-public-access-not-blocked.ts";
import { checkFix, fixEach, silent, templateOf } from "../../fixture.ts";

test("what is off is grave, what is only not said is not", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Uploads": { "Type": "AWS::S3::Bucket" },
//  ^^^^^^^^^ 🔎 low: "Uploads" does not say that public access is blocked: S3 blocks it by itself, but not in buckets from before April 2023, nor once someone has turned that off.
    "Site": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "PublicAccessBlockConfiguration": {
          "BlockPublicAcls": true,
          "BlockPublicPolicy": "false",
//                             ^^^^^^^ 🔎 high: "Site" does not block public access (BlockPublicPolicy, RestrictPublicBuckets): a policy or an access control list that is too wide opens it to anyone.
          "IgnorePublicAcls": true
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Uploads": { "Type": "AWS::S3::Bucket", "Properties": { "PublicAccessBlockConfiguration": { "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true } } },
    "Site": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "PublicAccessBlockConfiguration": {
          "BlockPublicAcls": true,
          "BlockPublicPolicy": true,
          "IgnorePublicAcls": true,
          "RestrictPublicBuckets": true
        }
      }
    }
  }
}`,
  );
});

const all = (value: unknown) => ({
  BlockPublicAcls: value,
  BlockPublicPolicy: value,
  IgnorePublicAcls: value,
  RestrictPublicBuckets: value,
});
const bucket = (PublicAccessBlockConfiguration: unknown) => ({
  Site: { Type: "AWS::S3::Bucket", Properties: { PublicAccessBlockConfiguration } },
});

test.each([
  ["all is on", all(true)],
  ["all is on, as text", all("true")],
  ["a parameter tells", all({ Ref: "Block" })],
  ["a parameter tells everything", { Ref: "Block" }],
  ["a mapping tells", { "Fn::FindInMap": ["Blocks", "prod", "All"] }],
])("silent where %s", (_, block) => silent(rule, bucket(block)));

test("what only deployment can tell stays as it is", () => {
  const block = { ...all(false), BlockPublicPolicy: { Ref: "Block" } };
  const fixed = JSON.parse(fixEach(rule, templateOf(bucket(block))));
  expect(fixed.Resources).toEqual(bucket({ ...all(true), BlockPublicPolicy: { Ref: "Block" } }));
});

test("a branch that leaves the block out gets one", () => {
  const block = (other: unknown) => bucket({ "Fn::If": ["IsPrivate", all(true), other] });
  const Conditions = { IsPrivate: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
  const text = templateOf(block({ Ref: "AWS::NoValue" }), { Conditions });
  expect(JSON.parse(fixEach(rule, text)).Resources).toEqual(block(all(true)));
});
