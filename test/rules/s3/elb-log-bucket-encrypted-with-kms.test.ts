import { describe, expect, test } from "vitest";
import { elbLogBucketEncryptedWithKms as rule } from "../../../server/src/rules/s3/elb-log-bucket-encrypted-with-kms.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { balancer, ref, trail } from "./buckets.ts";

const logs = (byDefault: object) => ({
  Type: "AWS::S3::Bucket",
  Properties: {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: byDefault }],
    },
  },
});

test("S3's own keys take the place of the KMS key", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketEncryption": {
          "ServerSideEncryptionConfiguration": [
            { "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms", "KMSMasterKeyID": { "Ref": "Key" } }, "BucketKeyEnabled": true }
          ]
        }
      }
    },
    "Key": { "Type": "AWS::KMS::Key" },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancing::LoadBalancer",
      "Properties": { "AccessLoggingPolicy": { "Enabled": true, "S3BucketName": { "Ref": "Logs" } } }
//                                                                              ^^^^^^^^^^^^^^^^^ 🔎 critical: Bucket "Logs" encrypts with a KMS key: Elastic Load Balancing cannot write the access logs of "Balancer" there, and refuses it.
    }
  }
}`,
    `
{
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketEncryption": {
          "ServerSideEncryptionConfiguration": [
            { "ServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" }, "BucketKeyEnabled": true }
          ]
        }
      }
    },
    "Key": { "Type": "AWS::KMS::Key" },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancing::LoadBalancer",
      "Properties": { "AccessLoggingPolicy": { "Enabled": true, "S3BucketName": { "Ref": "Logs" } } }
    }
  }
}`,
  );
});

test("two layers are no better", () => {
  const text = templateOf({ Logs: logs({ SSEAlgorithm: "aws:kms:dsse" }), Balancer: balancer() });
  expect(findingsOf(rule, text)).toHaveLength(1);
});

describe("silent", () => {
  const Logs = logs({ SSEAlgorithm: "aws:kms" });
  test.each([
    ["S3's own keys", { Logs: logs({ SSEAlgorithm: "AES256" }), Balancer: balancer() }],
    [
      "what deployment decides",
      { Logs: logs({ SSEAlgorithm: ref("Algorithm") }), Balancer: balancer() },
    ],
    ["what every bucket has", { Logs: { Type: "AWS::S3::Bucket" }, Balancer: balancer() }],
    ["logs that are off", { Logs, Balancer: balancer({ enabled: "false" }) }],
    ["a network load balancer", { Logs, Balancer: balancer({}, { Type: "network" }) }],
    ["CloudTrail", { Logs, Trail: trail() }],
  ])("%s", (_, resources) =>
    silent(rule, resources, { Parameters: { Algorithm: { Type: "String" } } }),
  );
});
