import { equals } from "../../template/value.ts";
import { isThereFor } from "../additions.ts";
import type { ResourceRule } from "../rule.ts";
import { bucketType } from "../s3/buckets.ts";
import { allowLists, mayHaveLists } from "../s3/ownership.ts";

export const cloudfrontLogBucketRefused: ResourceRule = {
  id: "cloudfront-log-bucket-refused",
  severity: "critical",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::CloudFront::Distribution"],
  alsoReads: [bucketType],
  docs: {
    summary: "CloudFront is to write its logs to a bucket that takes no access control lists.",
    why: "CloudFront's standard logging gives itself access to the bucket by an access control list. Since April 2023 new buckets have none unless OwnershipControls brings them back; CloudFront then refuses the distribution (“The S3 bucket that you specified for CloudFront logs does not enable ACL access”), and the stack is rolled back.",
    bad: `{
  "Logs": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "VersioningConfiguration": { "Status": "Enabled" }
    }
  },
  "Site": {
    "Type": "AWS::CloudFront::Distribution",
    "Properties": {
      "DistributionConfig": {
        "Enabled": true,
        "Logging": { "Bucket": { "Fn::GetAtt": ["Logs", "RegionalDomainName"] } }
      }
    }
  }
}`,
    good: `{
  "Logs": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "VersioningConfiguration": { "Status": "Enabled" },
      "OwnershipControls": {
        "Rules": [{ "ObjectOwnership": "BucketOwnerPreferred" }]
      }
    }
  },
  "Site": {
    "Type": "AWS::CloudFront::Distribution",
    "Properties": {
      "DistributionConfig": {
        "Enabled": true,
        "Logging": { "Bucket": { "Fn::GetAtt": ["Logs", "RegionalDomainName"] } }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    ],
  },
  equivalents: {},

  check(distribution, report, template) {
    const logging = distribution.get("DistributionConfig", "Logging");
    if (!equals(logging.get("Enabled"), true, true)) return;
    const value = logging.get("Bucket");
    const [part] = template.parts(value) ?? [];
    const bucket = typeof part === "object" ? template.resource(part.to) : undefined;
    if (bucket?.type !== bucketType || !template.isCertain(bucket) || mayHaveLists(bucket)) return;
    report({
      at: value.at,
      message: `Bucket "${bucket.id}" takes no access control lists, by which CloudFront writes logs: it refuses to create "${distribution.id}".`,
      related: [{ at: bucket.key, message: "The bucket for its logs." }],
      fixes: () =>
        isThereFor(template, bucket, distribution)
          ? [
              {
                title: `Have "${bucket.id}" take access control lists`,
                safety: "review",
                changes: [allowLists(bucket)],
              },
            ]
          : [],
    });
  },
};
