import { member } from "../../syntax/syntax.ts";
import type { Part } from "../../template/parts.ts";
import type { Template } from "../../template/template.ts";
import { equals, textOf } from "../../template/value.ts";
import type { Mark } from "../naming/mark.ts";
import { physicalNameIn } from "../naming/names.ts";
import { readUnmarkedName, toSubText } from "../naming/nameText.ts";
import { markName } from "../naming/rename.ts";
import type { ResourceRule } from "../rule.ts";

export const s3BucketNameWithoutAccountId: ResourceRule = {
  id: "s3-bucket-name-without-account-id",
  severity: "low",
  profile: "recommended",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::S3::Bucket"],
  docs: {
    summary: "A bucket's name is made of words that any account may use.",
    why: "Names of buckets are unique among all accounts of AWS's partition. A name of common words and an environment may be taken by anyone, also between two deployments: S3 then refuses the bucket (“BucketAlreadyExists”), and the stack is rolled back. The account's id in the name makes that unlikely.",
    bad: `{
  "Parameters": {
    "EnvironmentSuffix": { "Type": "String" }
  },
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "BucketName": { "Fn::Sub": "order-logs-\${EnvironmentSuffix}" } }
    }
  }
}`,
    good: `{
  "Parameters": {
    "EnvironmentSuffix": { "Type": "String" }
  },
  "Resources": {
    "Logs": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "BucketName": { "Fn::Sub": "order-logs-\${EnvironmentSuffix}-\${AWS::AccountId}" } }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html",
    ],
  },
  equivalents: {},

  check(bucket, report, template) {
    const naming = physicalNameIn(bucket);
    const parts = naming && template.parts(naming.value);
    if (!naming || !parts || !isOfCommonWords(template, parts)) return;
    // That it has no environment's mark comes first: with that in it, this is still to be said.
    if (readUnmarkedName(template, naming.value)) return;
    if (equals(bucket.get("BucketNamespace"), "global", true) !== true) return;
    const name = {
      text: toSubText(parts),
      lacksSub: false,
      isLiteral: textOf(naming.value) !== undefined,
    };
    report({
      at: naming.value.at,
      message: `The name of bucket "${bucket.id}" has no account's id in it: names of buckets are unique in all of AWS, and S3 refuses one that anybody has.`,
      fixes: () =>
        markName(
          template,
          { resource: bucket, value: naming.value, name, limit: naming.limit, around: ["", ""] },
          accountId,
        ),
    });
  },
};

const accountId: Mark = {
  parameter: "AWS::AccountId",
  separator: "-",
  length: 12,
  hasCapitals: false,
  changes: [],
};

/** Whether all pieces of a name are text, the region, or what a parameter usually says. */
function isOfCommonWords(template: Template, parts: readonly Part[]): boolean {
  if (parts.length === 1 && typeof parts[0] === "object") return false;
  return parts.every((part) =>
    typeof part === "string"
      ? !part.includes("{{") && !part.includes("${")
      : part.to === "AWS::Region" || isUsual(template, part.to),
  );
}

/** A parameter that other accounts are likely to give the same value: the environment, or one of which the template says what it is. */
function isUsual(template: Template, name: string): boolean {
  const { type, allowedValues, body } = template.parameters.get(name) ?? {};
  if (type !== "String" || /account|bucket|domain|random|unique|uu?id/i.test(name)) return false;
  const isSaid = allowedValues !== undefined || Boolean(member(body, "Default")?.value?.value);
  return isSaid || template.environment().isMark(name);
}
