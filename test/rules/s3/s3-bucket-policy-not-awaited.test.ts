import { describe, expect, test } from "vitest";
import { s3BucketPolicyNotAwaited as rule } from "../../../server/src/rules/s3/s3-bucket-policy-not-awaited.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { allow, balancer, cloudtrail, Logs, policyOf, ref, trail } from "./buckets.ts";

test("a trail is made to wait for the policy", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket" },
    "LogsPolicy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": { "Ref": "Logs" },
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" }
        }
      }
    },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "DependsOn": "Key",
//                 ^^^^^ 💡 high: "Trail" may come before "LogsPolicy", which lets CloudTrail write to bucket "Logs": it then refuses to create "Trail".
      "Properties": { "S3BucketName": { "Ref": "Logs" } }
    },
    "Key": { "Type": "AWS::KMS::Key" }
  }
}`,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket" },
    "LogsPolicy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": { "Ref": "Logs" },
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" }
        }
      }
    },
    "Trail": {
      "Type": "AWS::CloudTrail::Trail",
      "DependsOn": ["Key", "LogsPolicy"],
      "Properties": { "S3BucketName": { "Ref": "Logs" } }
    },
    "Key": { "Type": "AWS::KMS::Key" }
  }
}`,
  );
});

test("so is a load balancer", () => {
  const Policy = policyOf([allow({ AWS: "127311923021" })]);
  const findings = findingsOf(rule, templateOf({ Logs, Policy, Balancer: balancer() }));
  expect(findings.map(({ message }) => message)).toEqual([
    '"Balancer" may come before "Policy", which lets Elastic Load Balancing write to bucket "Logs": it then refuses to create "Balancer".',
  ]);
});

test("nothing is mended where the policy waits for the trail", () => {
  const statement = { ...cloudtrail, Resource: { "Fn::GetAtt": ["Trail", "Arn"] } };
  const [finding] = findingsOf(
    rule,
    templateOf({ Logs, Policy: policyOf([statement]), Trail: trail() }),
  );
  expect(finding?.fixes()).toEqual([]);
});

describe("silent", () => {
  const Policy = policyOf([cloudtrail]);
  test.each([
    ["it waits", { Logs, Policy, Trail: trail({}, { DependsOn: ["Policy"] }) }],
    [
      "what it needs waits",
      {
        Logs,
        Policy,
        Key: { Type: "AWS::KMS::Key", DependsOn: "Policy" },
        Trail: trail({ KMSKeyId: ref("Key") }),
      },
    ],
    ["there is no policy", { Logs, Trail: trail() }],
    ["the policy lacks it", { Logs, Policy: policyOf([]), Trail: trail() }],
    [
      "the policy may not be there",
      { Logs, Policy: { ...Policy, Condition: "Undefined" }, Trail: trail() },
    ],
    [
      "access logs of S3",
      {
        Logs,
        Policy: policyOf([allow({ Service: "logging.s3.amazonaws.com" })]),
        Orders: {
          Type: "AWS::S3::Bucket",
          Properties: { LoggingConfiguration: { DestinationBucketName: ref("Logs") } },
        },
      },
    ],
  ])("%s", (_, resources) => silent(rule, resources));
});
