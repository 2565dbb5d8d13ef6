import { test } from "vitest";
import { propertyValueNotAllowed as rule } from "../../../server/src/rules/template/property-value-not-allowed.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the nearest values are offered; other capitals are certainly meant", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "AccessControl": "private",
//                       ^^^^^^^^^ 💡 critical: "private" is no value of "AccessControl" of "Bucket", which takes "Private" among others: it is refused.
        "VersioningConfiguration": { "Status": "EnabledX" },
//                                             ^^^^^^^^^^ 🔎 critical: "EnabledX" is no value of "Status" of "Bucket", which takes "Enabled" or "Suspended": it is refused.
        "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "KMS" } }] }
//                                                                                                                       ^^^^^ 🔎 critical: "KMS" is no value of "SSEAlgorithm" of "Bucket", which takes "aws:kms", "AES256" or "aws:kms:dsse": it is refused.
      }
    },
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": 45 } },
//                                                                              ^^ 🔎 critical: 45 is no value of "RetentionInDays" of "Logs", which takes "30" or "60" among others: it is refused.
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "EnableCloudwatchLogsExports": ["error", { "Fn::If": ["Prod", "slow-query", "audit"] }] }
//                                                                                  ^^^^^^^^^^^^ 🔎 critical: "slow-query" is no value of an element of "EnableCloudwatchLogsExports" of "Database", which takes "slowquery" among others: it is refused.
    },
    "Flow": { "Type": "AWS::EC2::FlowLog", "Properties": { "ResourceId": "vpc-1", "ResourceType": "VPC", "TrafficType": "everything" } }
//                                                                                                                      ^^^^^^^^^^^^ critical: "everything" is no value of "TrafficType" of "Flow", which takes "ACCEPT", "ALL" or "REJECT": it is refused.
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "AccessControl": "Private",
        "VersioningConfiguration": { "Status": "Enabled" },
        "BucketEncryption": { "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" } }] }
      }
    },
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": 30 } },
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "EnableCloudwatchLogsExports": ["error", { "Fn::If": ["Prod", "slowquery", "audit"] }] }
    },
    "Flow": { "Type": "AWS::EC2::FlowLog", "Properties": { "ResourceId": "vpc-1", "ResourceType": "VPC", "TrafficType": "everything" } }
  }
}`,
  );
});

const bucket = (Properties: unknown) => ({ Bucket: { Type: "AWS::S3::Bucket", Properties } });

test.each([
  ["a value that there is", bucket({ VersioningConfiguration: { Status: "Suspended" } })],
  [
    "what only deployment can tell",
    bucket({
      AccessControl: { Ref: "Acl" },
      VersioningConfiguration: { Status: "{{resolve:ssm:x}}" },
    }),
  ],
  [
    "a number as text",
    { Logs: { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: "30" } } },
  ],
  [
    "capitals that mean nothing to the service",
    {
      Rule: {
        Type: "AWS::Route53Resolver::ResolverRule",
        Properties: { RuleType: "forward", DomainName: "x" },
      },
    },
  ],
  [
    "what is of the wrong type, which has a rule of its own",
    bucket({ AccessControl: ["Private"] }),
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
