import { remove } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import type { ResourceRule } from "../rule.ts";
import { publicAccessByAcl } from "./publicAcls.ts";

export const s3AclLegacy: ResourceRule = {
  id: "s3-acl-legacy",
  severity: "low",
  profile: "recommended",
  category: "Template",
  controls: ["FSBP S3.12"],
  needsNesting: true,
  resourceTypes: ["AWS::S3::Bucket"],
  docs: {
    summary: "A bucket's access is controlled by an access control list (AccessControl).",
    why: "Since April 2023 new buckets have no access control lists unless OwnershipControls brings them back. AWS advises bucket policies, which say who may do what, and can be read. Private is what a bucket is without the property.",
    bad: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "AccessControl": "Private",
      "VersioningConfiguration": { "Status": "Enabled" }
    }
  }
}`,
    good: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "VersioningConfiguration": { "Status": "Enabled" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    ],
  },
  equivalents: { "cfn-lint": ["W3045"] },

  check(bucket, report) {
    const node = member(bucket.get().node, "AccessControl")?.value;
    if (!node || bucket.get("AccessControl").kind === "absent") return;
    // What is public is a problem of its own: s3-acl-public.
    if (publicAccessByAcl(bucket) !== undefined) return;
    const isPrivate = node.value === "Private";
    report({
      at: node,
      message: isPrivate
        ? `AccessControl of "${bucket.id}" says what a bucket is anyway: private.`
        : `AccessControl of "${bucket.id}" is a legacy access control list: AWS advises a bucket policy instead.`,
      tag: isPrivate ? "unnecessary" : "deprecated",
      fixes: () =>
        isPrivate
          ? [{ title: "Remove AccessControl", safety: "safe", changes: [remove(pathOf(node))] }]
          : [],
    });
  },
};
