import { test } from "vitest";
import { s3AclLegacy as rule } from "../../../server/src/rules/s3/s3-acl-legacy.ts";
import { checkFix, silent } from "../../fixture.ts";

test("a private bucket needs no list, others are better off with a policy", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Data": { "Type": "AWS::S3::Bucket", "Properties": { "AccessControl": "Private", "BucketName": "data" } },
//                                                                        ^^^^^^^^^ 💡 low: AccessControl of "Data" says what a bucket is anyway: private.
    "Logs": { "Type": "AWS::S3::Bucket", "Properties": { "AccessControl": "LogDeliveryWrite" } },
//                                                                        ^^^^^^^^^^^^^^^^^^ low: AccessControl of "Logs" is a legacy access control list: AWS advises a bucket policy instead.
    "Open": { "Type": "AWS::S3::Bucket", "Properties": { "AccessControl": { "Ref": "Access" } } }
//                                                                        ^^^^^^^^^^^^^^^^^^^ low: AccessControl of "Open" is a legacy access control list: AWS advises a bucket policy instead.
  }
}`,
    `
{
  "Resources": {
    "Data": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "data" } },
    "Logs": { "Type": "AWS::S3::Bucket", "Properties": { "AccessControl": "LogDeliveryWrite" } },
    "Open": { "Type": "AWS::S3::Bucket", "Properties": { "AccessControl": { "Ref": "Access" } } }
  }
}`,
  );
});

test("silent without one", () => {
  silent(rule, { Bucket: { Type: "AWS::S3::Bucket" } });
  silent(rule, {
    Bucket: { Type: "AWS::S3::Bucket", Properties: { AccessControl: { Ref: "AWS::NoValue" } } },
  });
});
