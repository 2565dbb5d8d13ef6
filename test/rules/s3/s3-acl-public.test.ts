import { describe, expect, test } from "vitest";
import { s3AclLegacy } from "../../../server/src/rules/s3/s3-acl-legacy.ts";
import { s3AclPublic as rule } from "../../../server/src/rules/s3/s3-acl-public.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const bucket = (Properties: object) => ({ Site: { Type: "AWS::S3::Bucket", Properties } });
const open = { BlockPublicAcls: false };

test("S3 refuses a public list, or strangers come in", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Site": { "Type": "AWS::S3::Bucket", "Properties": { "AccessControl": "PublicRead" } },
//                                                                        ^^^^^^^^^^^^ 🔎 high: "Site" has the access control list PublicRead, and BlockPublicAcls is not off: S3 refuses to create it; where it lets such a list in, anyone can list its objects.
    "Drop": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "AccessControl": "PublicReadWrite",
//                       ^^^^^^^^^^^^^^^^^ 🔎 high: "Drop" has the access control list PublicReadWrite: anyone can list its objects, and add, overwrite and delete some.
        "PublicAccessBlockConfiguration": { "BlockPublicAcls": "false" }
      }
    },
    "Shared": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketName": "shared-of-orders",
        "AccessControl": { "Fn::If": ["IsShared", "AuthenticatedRead", "Private"] },
//                                                ^^^^^^^^^^^^^^^^^^^ 🔎 high: "Shared" has the access control list AuthenticatedRead: anyone who has an AWS account can list its objects (when IsShared is true).
        "PublicAccessBlockConfiguration": { "BlockPublicAcls": false, "IgnorePublicAcls": false }
      }
    }
  },
  "Conditions": { "IsShared": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } }
}`,
    `
{
  "Resources": {
    "Site": { "Type": "AWS::S3::Bucket", "Properties": {} },
    "Drop": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "PublicAccessBlockConfiguration": { "BlockPublicAcls": "false" }
      }
    },
    "Shared": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketName": "shared-of-orders",
        "AccessControl": { "Fn::If": ["IsShared", { "Ref": "AWS::NoValue" }, "Private"] },
        "PublicAccessBlockConfiguration": { "BlockPublicAcls": false, "IgnorePublicAcls": false }
      }
    }
  },
  "Conditions": { "IsShared": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } }
}`,
  );
});

describe("silent", () => {
  test.each([
    ["about a private one", { AccessControl: "Private" }],
    ["about one for logs", { AccessControl: "LogDeliveryWrite" }],
    ["about one without a list", {}],
    ["about one that a parameter tells", { AccessControl: { Ref: "Access" } }],
    [
      "where S3 ignores it",
      {
        AccessControl: "PublicRead",
        PublicAccessBlockConfiguration: { ...open, IgnorePublicAcls: true },
      },
    ],
    [
      "where S3 may ignore it",
      {
        AccessControl: "PublicRead",
        PublicAccessBlockConfiguration: { ...open, IgnorePublicAcls: { Ref: "Ignore" } },
      },
    ],
    [
      "where all of the block is a parameter's",
      { AccessControl: "PublicRead", PublicAccessBlockConfiguration: { Ref: "Block" } },
    ],
  ])("%s", (_, properties) => silent(rule, bucket(properties)));
});

test("what is public is not called old as well, and what S3 ignores is", () => {
  const legacy = (properties: object) => findingsOf(s3AclLegacy, templateOf(bucket(properties)));
  const AccessControl = "PublicRead";
  expect(legacy({ AccessControl })).toEqual([]);
  const PublicAccessBlockConfiguration = { ...open, IgnorePublicAcls: true };
  expect(legacy({ AccessControl, PublicAccessBlockConfiguration })).toHaveLength(1);
});
