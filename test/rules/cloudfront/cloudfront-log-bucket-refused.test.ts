import { describe, expect, test } from "vitest";
import { cloudfrontLogBucketRefused as rule } from "../../../server/src/rules/cloudfront/cloudfront-log-bucket-refused.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const logs = (...owners: unknown[]) => ({
  Type: "AWS::S3::Bucket",
  ...(owners.length > 0 && {
    Properties: {
      OwnershipControls: { Rules: owners.map((ObjectOwnership) => ({ ObjectOwnership })) },
    },
  }),
});
const site = (Bucket: unknown, Enabled = true) => ({
  Type: "AWS::CloudFront::Distribution",
  Properties: { DistributionConfig: { Enabled: true, Logging: { Bucket, Enabled } } },
});
const domain = { "Fn::GetAtt": ["Logs", "DomainName"] };

test("the bucket takes access control lists", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "OwnershipControls": { "Rules": [{ "ObjectOwnership": "BucketOwnerEnforced" }] } }
    },
    "Site": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": { "Enabled": true, "Logging": { "Bucket": { "Fn::Sub": "\${Logs}.s3.amazonaws.com" } } }
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: Bucket "Logs" takes no access control lists, by which CloudFront writes logs: it refuses to create "Site".
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "OwnershipControls": { "Rules": [{ "ObjectOwnership": "BucketOwnerPreferred" }] } }
    },
    "Site": {
      "Type": "AWS::CloudFront::Distribution",
      "Properties": {
        "DistributionConfig": { "Enabled": true, "Logging": { "Bucket": { "Fn::Sub": "\${Logs}.s3.amazonaws.com" } } }
      }
    }
  }
}`,
  );
});

test("a bucket without ownership controls takes none", () => {
  const findings = findingsOf(rule, templateOf({ Logs: logs(), Site: site(domain) }));
  expect(findings.map((finding) => [finding.message, finding.fixes().length])).toEqual([
    [
      'Bucket "Logs" takes no access control lists, by which CloudFront writes logs: it refuses to create "Site".',
      1,
    ],
  ]);
});

describe("silent", () => {
  test.each([
    ["BucketOwnerPreferred", { Logs: logs("BucketOwnerPreferred"), Site: site(domain) }],
    ["ObjectWriter", { Logs: logs("ObjectWriter"), Site: site(domain) }],
    ["what deployment decides", { Logs: logs({ Ref: "Ownership" }), Site: site(domain) }],
    ["logs that are off", { Logs: logs(), Site: site(domain, false) }],
    ["a bucket from elsewhere", { Logs: logs(), Site: site("their-logs.s3.amazonaws.com") }],
    [
      "no logs",
      {
        Logs: logs(),
        Site: {
          Type: "AWS::CloudFront::Distribution",
          Properties: { DistributionConfig: { Enabled: true } },
        },
      },
    ],
    [
      "a bucket that may not be there",
      { Logs: { ...logs(), Condition: "Undefined" }, Site: site(domain) },
    ],
  ])("%s", (_, resources) =>
    silent(rule, resources, { Parameters: { Ownership: { Type: "String" } } }),
  );
});
