import { hasOwnAttributes, resourceAttributes } from "../../aws/resourceAttributes.ts";
import { set } from "../../syntax/change.ts";
import { elements, member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { declaredNames } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { Fix, Problem, TemplateRule } from "../rule.ts";
import { kindOf } from "./kinds.ts";
import { hasMacros } from "./macros.ts";

export const resourceAttributeWrongType: TemplateRule = {
  id: "resource-attribute-wrong-type",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "An attribute of a resource is of the wrong JSON type.",
    why: "CloudFormation refuses the template. DependsOn and Condition take bare names, Properties and Metadata an object, and none of them null.",
    bad: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Topic": { "Type": "AWS::SNS::Topic", "DependsOn": { "Ref": "Bucket" } }
}`,
    good: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
  "Topic": { "Type": "AWS::SNS::Topic", "DependsOn": "Bucket" }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3001", "E3005", "E3015", "E3016", "E4002"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    for (const { name: id, value: body } of members(template.section("Resources")?.value)) {
      if (id.startsWith("Fn::") || hasOwnAttributes(String(member(body, "Type")?.value?.value)))
        continue;
      for (const { name, key, value } of members(body)) {
        const kinds = Object.hasOwn(resourceAttributes, name) ? resourceAttributes[name] : "any";
        if (!value || !kinds || kinds === "any") continue;
        const isRight = kinds.some((kind) => kind === value.type);
        const wanted = kinds[0] === "object" ? "an object" : "a name";
        const say = (at: Node, node: Node): Problem => ({
          at,
          logicalId: id,
          message: `${name} of "${id}" is ${kindOf(node)} where ${wanted} must be: CloudFormation refuses the template.`,
          fixes: () => bareName(template, name, node),
        });
        if (!isRight) report(say(key, value));
        else if (name === "DependsOn")
          for (const each of elements(value)) if (each.type !== "string") report(say(each, each));
      }
    }
  },
};

/** The name alone, where it stands in a Ref and is one that the attribute takes. */
function bareName(template: Template, attribute: string, node: Node): readonly Fix[] {
  const reference = intrinsicOf(node);
  const name = reference?.name === "Ref" ? reference.value?.value : undefined;
  const { resources, conditions } = declaredNames(template);
  const names = { DependsOn: resources, Condition: conditions }[attribute];
  if (typeof name !== "string" || !names?.has(name)) return [];
  return [
    { title: `Write "${name}" without Ref`, safety: "safe", changes: [set(pathOf(node), name)] },
  ];
}
