import { equals, setValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { bucketType } from "./buckets.ts";

export const s3PublicAccessNotBlocked: ResourceRule = {
  id: "s3-public-access-not-blocked",
  severity: "high",
  category: "Security",
  catalogue: ["s3-block-public-access"],
  controls: ["FSBP S3.8", "CIS 3.0.0 2.1.4"],
  needsNesting: true,
  resourceTypes: [bucketType],
  docs: {
    summary: "A bucket does not block public access.",
    why: "While public access is blocked, no policy and no access control list can open the bucket to everyone, whatever is written into them later. A PublicAccessBlockConfiguration that leaves out a setting turns it off. Without one, S3 blocks public access of buckets made since April 2023, until somebody changes that by hand.",
    bad: `{
  "Uploads": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "PublicAccessBlockConfiguration": {
        "BlockPublicAcls": true,
        "BlockPublicPolicy": false,
        "IgnorePublicAcls": true,
        "RestrictPublicBuckets": false
      }
    }
  }
}`,
    good: `{
  "Uploads": {
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
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-publicaccessblockconfiguration.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56"],
    guard: [
      "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
      "S3_BUCKET_PUBLIC_READ_PROHIBITED",
      "S3_BUCKET_PUBLIC_WRITE_PROHIBITED",
    ],
    cdk_nag: [
      "AwsSolutions-S2",
      "S3BucketPublicReadProhibited",
      "S3BucketPublicWriteProhibited",
      "S3BucketLevelPublicAccessProhibited",
    ],
    trivy: ["AWS-0086", "AWS-0087", "AWS-0091", "AWS-0093", "AWS-0094"],
  },

  check(bucket, report) {
    const block = bucket.get("PublicAccessBlockConfiguration");
    if (block.kind === "unknown") return;
    const off = settings
      .map((name) => block.get(name))
      .filter((each) => equals(each, true) === false);
    const [first] = off;
    if (!first) return;
    const isAbsent = block.kind === "absent";
    const names = settings.filter((name) => equals(block.get(name), true) === false);
    report({
      at: first.at,
      message: isAbsent
        ? `"${bucket.id}" does not say that public access is blocked: S3 blocks it by itself, but not in buckets from before April 2023, nor once someone has turned that off.`
        : `"${bucket.id}" does not block public access (${names.join(", ")}): a policy or an access control list that is too wide opens it to anyone.`,
      ...(isAbsent && { severity: "low" }),
      fixes: () => [
        {
          title: `Block public access to "${bucket.id}"; who reads it without credentials loses access`,
          safety: "review",
          changes: isAbsent
            ? [setValue(block, Object.fromEntries(settings.map((name) => [name, true])))]
            : off.map((each) => setValue(each, true)),
        },
      ],
    });
  },
};

const settings = [
  "BlockPublicAcls",
  "BlockPublicPolicy",
  "IgnorePublicAcls",
  "RestrictPublicBuckets",
];
