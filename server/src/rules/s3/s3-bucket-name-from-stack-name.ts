import { remove } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { ResourceRule } from "../rule.ts";

export const s3BucketNameFromStackName: ResourceRule = {
  id: "s3-bucket-name-from-stack-name",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::S3::Bucket"],
  docs: {
    summary: "A bucket's name is made of the stack's name, which may have capitals.",
    why: "Stacks are often called like OrdersProd. S3 takes no capitals in the names of buckets and refuses the bucket; the stack is rolled back. A bucket that CloudFormation names has the stack's name too, in small letters.",
    bad: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "BucketName": { "Fn::Sub": "\${AWS::StackName}-data" },
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
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html",
    ],
  },
  equivalents: {},

  check(bucket, report, template) {
    const name = bucket.get("BucketName");
    const parts = template.parts(name) ?? [];
    if (!parts.some((part) => typeof part === "object" && part.to === "AWS::StackName")) return;
    const { node } = name;
    report({
      at: name.at,
      message: `The name of bucket "${bucket.id}" has the stack's name in it: S3 refuses the bucket of every stack whose name has capitals.`,
      fixes: () =>
        node?.key
          ? [
              {
                title:
                  "Let CloudFormation name the bucket, in small letters; an existing one is replaced",
                safety: "review",
                changes: [remove(pathOf(node.key))],
              },
            ]
          : [],
    });
  },
};
