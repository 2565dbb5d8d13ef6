import { insteadOf, isUnknownType } from "../../aws/resourceTypes.ts";
import { resourceTypes, specificationOf } from "../../aws/specification/specification.ts";
import { set } from "../../syntax/change.ts";
import { member, members } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";
import { mayHaveAttribute } from "./attribute-unknown.ts";
import { hasMacros } from "./macros.ts";

export const resourceTypeUnknown: TemplateRule = {
  id: "resource-type-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "AWS has no resource type of that name.",
    why: "CloudFormation refuses the whole template (“Unrecognized resource types”). Types of Terraform or of the console's menus often have another name here, or are a property of another resource.",
    bad: `{
  "Handler": { "Type": "AWS::Lambda::Functon", "Properties": { "Role": { "Ref": "RoleArn" } } }
}`,
    good: `{
  "Handler": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "RoleArn" } } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3001", "E3006"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    for (const { name: id, value } of members(template.section("Resources")?.value)) {
      const node = member(value, "Type")?.value;
      if (node?.type !== "string" || node.value === "" || id.startsWith("Fn::")) continue;
      const type = node.value;
      if (!isUnknownType(type)) continue;
      const instead = Object.hasOwn(insteadOf, type) ? insteadOf[type] : undefined;
      const hint = instead === undefined ? "" : ` What you want is ${instead}.`;
      report({
        at: node,
        logicalId: id,
        message: `There is no resource type "${type}", which "${id}" has: CloudFormation refuses the template.${hint}`,
        fixes: () =>
          near(type, instead)
            .filter((name) => hasAll(name, attributesWanted(template, id)))
            .map((name) => ({
              title: `Change the type of "${id}" to ${name}`,
              safety: name.toLowerCase() === type.toLowerCase() ? "safe" : "review",
              changes: [set(["Resources", id, "Type"], name)],
            })),
      });
    }
  },
};

/** The types that may be meant: those of the same service before all others. */
function near(type: string, instead: string | undefined): readonly string[] {
  if (instead !== undefined) return specificationOf(instead) ? [instead] : [];
  const service = type.slice(0, type.lastIndexOf("::") + 2);
  const all = resourceTypes();
  const found = nearest(
    type,
    all.filter((name) => name.startsWith(service)),
  );
  return found.length > 0 ? found : nearest(type, all);
}

/** The attributes of a resource that the template asks for. */
const attributesWanted = (template: Template, id: string): readonly string[] =>
  template
    .references()
    .to(id)
    .flatMap(({ attribute }) => attribute ?? []);

function hasAll(type: string, attributes: readonly string[]): boolean {
  const specification = specificationOf(type);
  return (
    specification !== undefined && attributes.every((each) => mayHaveAttribute(specification, each))
  );
}
