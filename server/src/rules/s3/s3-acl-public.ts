import { removeValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { bucketType } from "./buckets.ts";
import { publicAccessByAcl, refusesPublicAcls } from "./publicAcls.ts";

export const s3AclPublic: ResourceRule = {
  id: "s3-acl-public",
  severity: "high",
  category: "Security",
  catalogue: ["s3-public-acl"],
  controls: ["FSBP S3.2", "FSBP S3.3", "FSBP S3.12"],
  needsNesting: true,
  resourceTypes: [bucketType],
  docs: {
    summary: "A bucket's access control list gives strangers access.",
    why: "A public list names everyone on the internet, or everyone with an AWS account, and cannot say to what end. Where public lists are not expressly let in by BlockPublicAcls, S3 refuses to create the bucket, and the stack is rolled back. A bucket policy, or CloudFront in front of the bucket, opens what is meant to be public and nothing else.",
    bad: `{
  "Site": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "AccessControl": "PublicRead",
      "OwnershipControls": { "Rules": [{ "ObjectOwnership": "BucketOwnerPreferred" }] },
      "PublicAccessBlockConfiguration": { "BlockPublicAcls": false, "IgnorePublicAcls": false }
    }
  }
}`,
    good: `{
  "Site": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "OwnershipControls": { "Rules": [{ "ObjectOwnership": "BucketOwnerPreferred" }] },
      "PublicAccessBlockConfiguration": { "BlockPublicAcls": false, "IgnorePublicAcls": false }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    ],
  },
  equivalents: {
    "cfn-lint": ["W3045"],
    checkov: ["CKV_AWS_20", "CKV_AWS_57"],
    cfn_nag: ["W31", "F14"],
    guard: ["S3_BUCKET_PUBLIC_READ_ACL", "S3_BUCKET_NO_PUBLIC_RW_ACL"],
    trivy: ["AWS-0092"],
  },

  check(bucket, report) {
    const access = publicAccessByAcl(bucket);
    if (access === undefined) return;
    const list = bucket.get("AccessControl");
    const name = `the access control list ${list.node?.value}`;
    report({
      at: list.at,
      message: refusesPublicAcls(bucket)
        ? `"${bucket.id}" has ${name}, and BlockPublicAcls is not off: S3 refuses to create it; where it lets such a list in, ${access}.`
        : `"${bucket.id}" has ${name}: ${access}.`,
      fixes: () => [
        {
          title: `Remove AccessControl from "${bucket.id}"; it is then private`,
          safety: "review",
          changes: [removeValue(list)],
        },
      ],
    });
  },
};
