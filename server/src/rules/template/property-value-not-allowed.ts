import { set } from "../../syntax/change.ts";
import { type Json, type Node, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";
import { givenAs, listed, valueName } from "./wording.ts";

export const propertyValueNotAllowed: TemplateRule = {
  id: "property-value-not-allowed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A property's value is none of those that there are.",
    why: "CloudFormation or the service refuses the resource (“… is not a valid enum value”) and the stack rolls back. Capitals count: “enabled” is not “Enabled”.",
    bad: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "VersioningConfiguration": { "Status": "enabled" } }
  }
}`,
    good: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "VersioningConfiguration": { "Status": "Enabled" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3030", "E3700"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).wrong) {
      const { node, resource, fault } = misfit;
      if (fault.kind !== "value") continue;
      report({
        at: node,
        logicalId: resource.id,
        message: `${givenAs(node)} is no value of ${valueName(misfit, node)}, which takes ${said(node, fault.allowed)}: it is refused.`,
        fixes: () => fixes(node, fault.allowed),
      });
    }
  },
};

/** So many values fit into a message. */
const most = 6;

function said(node: Node, allowed: readonly string[]): string {
  if (allowed.length <= most) return listed(allowed, "or");
  const near = closest(node, allowed);
  return near.length > 0 ? `${listed(near, "or")} among others` : `one of ${allowed.length} others`;
}

/** Numbers have a next smaller and a next larger one, texts those that are spelt alike. */
function closest(node: Node, allowed: readonly string[]): readonly string[] {
  const text = String(node.value);
  const number = Number(text);
  if (
    text.trim() !== "" &&
    Number.isFinite(number) &&
    allowed.every((each) => !Number.isNaN(+each))
  ) {
    const below = allowed.filter((each) => Number(each) < number).at(-1);
    const above = allowed.find((each) => Number(each) > number);
    return [below, above].filter((each) => each !== undefined);
  }
  const same = allowed.filter((each) => bare(each) === bare(text));
  if (same.length > 0) return same;
  const near = nearest(text, allowed);
  const longer = allowed.filter((each) => text.length > 2 && bare(each).includes(bare(text)));
  return near.length > 0 ? near : longer;
}

const bare = (text: string): string => text.toLowerCase();

function fixes(node: Node, allowed: readonly string[]): readonly Fix[] {
  const text = String(node.value);
  const near = closest(node, allowed);
  return near.map((value) => ({
    title: `Change "${text}" to "${value}"`,
    safety: near.length === 1 && bare(value) === bare(text) ? "safe" : "review",
    changes: [set(pathOf(node), asWritten(node, value))],
  }));
}

/** A number stays a number. */
const asWritten = (node: Node, text: string): Json =>
  node.type === "number" ? Number(text) : text;
