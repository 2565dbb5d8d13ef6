import { textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { allowLists, mayHaveLists } from "./ownership.ts";

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
    const rules = bucket.get("OwnershipControls", "Rules");
    if (mayHaveLists(bucket)) return;
    report({
      at: rules.node ?? bucket.get().node ?? bucket.key,
      message: `Bucket "${bucket.id}" has the access control list "${list}", and no OwnershipControls that allow one: S3 refuses to create it.`,
      fixes: () => [
        {
          title: `Allow access control lists by OwnershipControls; objects of others then become the bucket owner's only if they say so`,
          safety: "review",
          changes: [allowLists(bucket)],
        },
      ],
    });
  },
};

/** What S3 takes of any bucket, since it gives nobody anything. */
const harmless: readonly string[] = ["Private", "BucketOwnerFullControl"];
