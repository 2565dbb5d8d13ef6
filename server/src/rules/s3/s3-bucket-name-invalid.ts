import { set } from "../../syntax/change.ts";
import { elements, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Part } from "../../template/parts.ts";
import { variablesOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { Fix, ResourceRule } from "../rule.ts";

export const s3BucketNameInvalid: ResourceRule = {
  id: "s3-bucket-name-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::S3::Bucket"],
  docs: {
    summary:
      "A bucket's name has capitals, or other characters that S3 does not take, or is too long or too short.",
    why: "Names of buckets are of 3 to 63 small letters, digits, dots and hyphens, and begin and end with a letter or digit. S3 refuses all others (“The specified bucket is not valid”, “Bucket name should not contain uppercase characters”), and the stack is rolled back.",
    bad: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "BucketName": { "Fn::Sub": "Order_Data-\${AWS::AccountId}" } }
  }
}`,
    good: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "BucketName": { "Fn::Sub": "order-data-\${AWS::AccountId}" } }
  }
}`,
    links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"],
  },
  equivalents: { "cfn-lint": ["E3031", "E1161"] },

  check(bucket, report, template) {
    const name = bucket.get("BucketName");
    const parts = template.parts(name);
    const wrong = parts && name.kind !== "absent" ? whatIsWrong(template, parts) : undefined;
    if (wrong === undefined) return;
    report({
      at: name.at,
      message: `The name of bucket "${bucket.id}" ${wrong}: S3 refuses to create it.`,
      fixes: () => (name.node ? mended(name.node) : []),
    });
  },
};

/** What S3 does not take of the name, whatever deployment puts in for its parameters. */
function whatIsWrong(template: Template, parts: readonly Part[]): string | undefined {
  const texts = parts.filter((part) => typeof part === "string");
  const text = texts.join("");
  if (/\{\{|\$\{/.test(text)) return undefined;
  const [odd] = /[^a-z0-9.-]/.exec(text) ?? [];
  if (odd !== undefined)
    return /[A-Z]/.test(odd) ? `has capitals ("${odd}")` : `has the character "${odd}"`;
  for (const part of parts) {
    if (typeof part === "string" || part.attribute !== undefined) continue;
    const capital = template.parameters
      .get(part.to)
      ?.allowedValues?.find((value) => /[^a-z0-9.-]/.test(value));
    if (capital !== undefined) return `is not valid where "${part.to}" is "${capital}"`;
  }
  if (/^[.-]/.test(typeof parts[0] === "string" ? parts[0] : "a"))
    return "does not begin with a letter or digit";
  const last = parts.at(-1);
  if (/[.-]$/.test(typeof last === "string" ? last : "a"))
    return "does not end with a letter or digit";
  if (text.length > 63) return `is ${text.length} characters long, of which S3 takes 63`;
  if (parts.length !== texts.length) return undefined;
  if (text.length < 3) return `has ${text.length} characters, of which S3 wants 3`;
  if (text.includes("..")) return "has two dots in a row";
  return /^\d+\.\d+\.\d+\.\d+$/.test(text) ? "looks like an IP address" : undefined;
}

/** The same name in small letters, with hyphens for all that S3 does not take; none where that does not help. */
function mended(node: Node): readonly Fix[] {
  const changes = textNodes(node).flatMap((each) => {
    const text = String(each.value);
    const better = mendText(text);
    return better === text ? [] : [set(pathOf(each), better)];
  });
  return changes.length === 0
    ? []
    : [
        {
          title: "Write it in small letters and hyphens; an existing bucket is replaced",
          safety: "review",
          changes,
        },
      ];
}

/** The texts that make up a name, as they stand in the template. */
function textNodes(node: Node): readonly Node[] {
  const fn = intrinsicOf(node);
  if (!fn) return node.type === "string" ? [node] : [];
  const [first, list] = elements(fn.value);
  if (fn.name === "Fn::Sub")
    return [first ?? fn.value].filter((each) => each?.type === "string") as Node[];
  if (fn.name !== "Fn::Join") return [];
  return [...(first?.type === "string" ? [first] : []), ...elements(list).flatMap(textNodes)];
}

function mendText(text: string): string {
  const mend = (literal: string) => literal.toLowerCase().replace(/[^a-z0-9.-]+/g, "-");
  let result = "";
  let at = 0;
  for (const { start, end } of variablesOf(text)) {
    result += mend(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return result + mend(text.slice(at));
}
