import { set } from "../../syntax/change.ts";
import { member, type Node, pathOf } from "../../syntax/syntax.ts";
import { languageExtensions } from "../../template/names.ts";
import { nearest } from "../../template/nearest.ts";
import type { Resource } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { kindOf } from "./kinds.ts";
import { allowedOn, lifecyclePolicies, refusedFor } from "./lifecycleAttributes.ts";
import { hasMacros } from "./macros.ts";

const attributes = ["DeletionPolicy", "UpdateReplacePolicy"] as const;

export const deletionPolicyInvalid: TemplateRule = {
  id: "deletion-policy-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "DeletionPolicy or UpdateReplacePolicy has a value that CloudFormation does not take there.",
    why: "CloudFormation refuses the template. Both take Delete and Retain, DeletionPolicy RetainExceptOnCreate too, and Snapshot only volumes, caches and databases. Functions are resolved there with the transform AWS::LanguageExtensions alone.",
    bad: `{
  "Table": {
    "Type": "AWS::DynamoDB::GlobalTable",
    "DeletionPolicy": "Snapshot",
    "UpdateReplacePolicy": "Retain"
  }
}`,
    good: `{
  "Table": {
    "Type": "AWS::DynamoDB::GlobalTable",
    "DeletionPolicy": "Retain",
    "UpdateReplacePolicy": "Retain"
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3035", "E3036"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    for (const resource of template.resources())
      for (const attribute of attributes) {
        const { type, body } = resource;
        const value = member(body, attribute)?.value;
        if (!value) continue;
        const all = lifecyclePolicies[attribute];
        for (const node of refusedFor(template, type, attribute, value))
          report({
            at: node,
            logicalId: resource.id,
            message: `${attribute} of "${resource.id}" is ${problemOf(node, type, all)}: CloudFormation refuses the template.`,
            fixes: () => fixesOf(resource, attribute, node, allowedOn(type, attribute)),
          });
      }
  },
};

function problemOf(node: Node, type: string, all: readonly string[]): string {
  const call = intrinsicOf(node);
  if (call) return `${call.name}, which only ${languageExtensions} resolves here`;
  if (node.type !== "string") return `${kindOf(node)}, and must be one of ${all.join(", ")}`;
  return all.includes(node.value)
    ? `"${node.value}", which ${type} does not support`
    : `"${node.value}", and must be one of ${all.join(", ")}`;
}

function fixesOf(
  { id }: Resource,
  attribute: string,
  node: Node,
  allowed: readonly string[],
): readonly Fix[] {
  if (node.type !== "string") return [];
  const text = node.value;
  // What was to be kept stays, where it cannot be kept in the way that was meant.
  const likely = /snapshot|retain|keep/i.test(text) ? ["Retain"] : [];
  const names = new Set([...nearest(text, allowed), ...likely]);
  return [...names].map((name) => ({
    title: `Change ${attribute} of "${id}" to ${name}`,
    safety: name.toLowerCase() === text.toLowerCase() ? "safe" : "review",
    changes: [set(pathOf(node), name)],
  }));
}
