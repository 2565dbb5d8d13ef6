import { describe, expect, test } from "vitest";
import { s3Properties } from "../../../server/src/rules/s3/properties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const bucket = (Properties: object) => ({ Invoices: { Type: "AWS::S3::Bucket", Properties } });
const encryption = (ServerSideEncryptionByDefault: object) => ({
  BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault }] },
});

describe("s3-bucket-without-versions", () => {
  const rule = ruleOf(s3Properties, "s3-bucket-without-versions");

  test("versions are kept", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket" },
//  ^^^^^^^^^^ 🔎 medium: "Invoices" keeps no earlier versions of its objects: what is overwritten or deleted, by mistake or by ransomware, is gone.
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "VersioningConfiguration": { "Status": "Suspended" } }
//                                                           ^^^^^^^^^^^ 🔎 medium: "Uploads" keeps no earlier versions of its objects: what is overwritten or deleted, by mistake or by ransomware, is gone.
    }
  }
}`,
      `
{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket", "Properties": { "VersioningConfiguration": { "Status": "Enabled" } } },
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "VersioningConfiguration": { "Status": "Enabled" } }
    }
  }
}`,
    );
  });

  test.each([
    [{ VersioningConfiguration: { Status: "Enabled" } }],
    [{ VersioningConfiguration: { Status: { Ref: "Status" } } }],
    [{ VersioningConfiguration: { "Fn::FindInMap": ["Buckets", "prod", "Versions"] } }],
    [{ ObjectLockEnabled: true }],
    [{ ObjectLockEnabled: { Ref: "IsLocked" } }],
  ])("silent where it has %j", (properties) => silent(rule, bucket(properties)));
});

describe("s3-encryption-left-to-default", () => {
  const rule = ruleOf(s3Properties, "s3-encryption-left-to-default");

  test("the default is written down", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket" }
//  ^^^^^^^^^^ 💡 low: "Invoices" does not say how its objects are encrypted: S3 encrypts them with keys of its own, and audits of the template find nothing that says so.
  }
}`,
      `
{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } }] } } }
  }
}`,
    );
  });

  test.each([
    [encryption({ SSEAlgorithm: "AES256" })],
    [{ BucketEncryption: { Ref: "Encryption" } }],
    [{ "Fn::Transform": { Name: "AWS::Include" } }],
  ])("silent where it has %j", (properties) => silent(rule, bucket(properties)));
});

describe("s3-encryption-without-kms", () => {
  const rule = ruleOf(s3Properties, "s3-encryption-without-kms");
  const own = encryption({ SSEAlgorithm: "AES256" });

  test("objects get a KMS key, and the bucket one of its own", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Invoices": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketEncryption": {
          "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } }]
//                                                                                                   ^^^^^^^^ 🔎 low: "Invoices" encrypts its objects without a KMS key: whoever may read the bucket reads them, and no key policy or key log stands in between.
        }
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Invoices": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketEncryption": {
          "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" }, "BucketKeyEnabled": true }]
        }
      }
    }
  }
}`,
    );
  });

  test.each([
    ["a KMS key", encryption({ SSEAlgorithm: "aws:kms" })],
    ["two layers of it", encryption({ SSEAlgorithm: "aws:kms:dsse" })],
    ["an algorithm that nobody knows yet", encryption({ SSEAlgorithm: { Ref: "Algorithm" } })],
    ["visitors", { ...own, WebsiteConfiguration: { IndexDocument: "index.html" } }],
    ["the right to be written logs to", { ...own, AccessControl: "LogDeliveryWrite" }],
  ])("silent where it has %s", (_, properties) => silent(rule, bucket(properties)));

  test.each([
    ["AWS::S3::Bucket", { LoggingConfiguration: { DestinationBucketName: { Ref: "Invoices" } } }],
    [
      "AWS::ElasticLoadBalancingV2::LoadBalancer",
      { LoadBalancerAttributes: [{ Key: "access_logs.s3.bucket", Value: { Ref: "Invoices" } }] },
    ],
    [
      "AWS::ElasticLoadBalancing::LoadBalancer",
      { AccessLoggingPolicy: { S3BucketName: { Ref: "Invoices" } } },
    ],
  ])("silent where %s logs to it", (Type, Properties) => {
    const isReported = (Other: object) =>
      findingsOf(rule, templateOf({ ...bucket(own), Other })).some(
        ({ logicalId }) => logicalId === "Invoices",
      );
    expect([isReported({ Type, Properties }), isReported({ Type })]).toEqual([false, true]);
  });

  test("what a bucket that says nothing does, and with no more than that in its list", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket" },
//  ^^^^^^^^^^ 🔎 low: "Invoices" encrypts its objects without a KMS key: whoever may read the bucket reads them, and no key policy or key log stands in between.
    "Empty": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": {} } },
//                                                                            ^^ 🔎 low: "Empty" encrypts its objects without a KMS key: whoever may read the bucket reads them, and no key policy or key log stands in between.
    "Website": { "Type": "AWS::S3::Bucket", "Properties": { "WebsiteConfiguration": { "IndexDocument": "index.html" } } },
    "Orders": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "BucketKeyEnabled": true }] } } }
//                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: "Orders" encrypts its objects without a KMS key: whoever may read the bucket reads them, and no key policy or key log stands in between.
  }
}`,
      `
{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" }, "BucketKeyEnabled": true }] } } },
    "Empty": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" }, "BucketKeyEnabled": true }] } } },
    "Website": { "Type": "AWS::S3::Bucket", "Properties": { "WebsiteConfiguration": { "IndexDocument": "index.html" } } },
    "Orders": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "BucketKeyEnabled": true, "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" } }] } } }
  }
}`,
    ));
});
