import { set } from "../../syntax/change.ts";
import { textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const s3AclRefused: ResourceRule = {
  id: "s3-acl-refused",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::S3::Bucket"],
  docs: {
    summary: "A bucket has an access control list, but no ownership that allows one.",
    why: "Since April 2023 buckets belong to their owner alone unless OwnershipControls says otherwise, and S3 refuses access control lists (“Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting”). The stack is rolled back.",
    bad: `{
  "Logs": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "AccessControl": "LogDeliveryWrite"
    }
  }
}`,
    good: `{
  "Logs": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "AccessControl": "LogDeliveryWrite",
      "OwnershipControls": {
        "Rules": [
          {
            "ObjectOwnership": "BucketOwnerPreferred"
          }
        ]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-ownershipcontrols.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3045"] },

  check(bucket, report) {
    const list = textOf(bucket.get("AccessControl"));
    if (list === undefined || harmless.includes(list)) return;
    const controls = bucket.get("OwnershipControls");
    const rules = controls.get("Rules");
    if (rules.kind === "unknown") return;
    const ownerships = rules.items().map((rule) => rule.get("ObjectOwnership"));
    if (ownerships.some((each) => each.kind === "unknown" || allowing.includes(textOf(each) ?? "")))
      return;
    report({
      at: rules.node ?? bucket.get().node ?? bucket.key,
      message: `Bucket "${bucket.id}" has the access control list "${list}", and no OwnershipControls that allow one: S3 refuses to create it.`,
      fixes: () => [
        {
          title: `Allow access control lists by OwnershipControls; objects of others then become the bucket owner's only if they say so`,
          safety: "review",
          changes: [set(rules.path(), [{ ObjectOwnership: "BucketOwnerPreferred" }])],
        },
      ],
    });
  },
};

/** What S3 takes of any bucket, since it gives nobody anything. */
const harmless: readonly string[] = ["Private", "BucketOwnerFullControl"];
const allowing: readonly string[] = ["BucketOwnerPreferred", "ObjectWriter"];
