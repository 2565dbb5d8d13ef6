import { rename, set } from "../../syntax/change.ts";
import { addTo } from "../../syntax/multimap.ts";
import { find, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { whenText } from "./assumptions.ts";
import type { MissingProperty, UnknownProperty } from "./misfitKinds.ts";
import { misfitsOf } from "./misfits.ts";
import { valueFor } from "./placeholders.ts";
import { meant } from "./property-unknown.ts";
import { nameOf, toBeChecked } from "./wording.ts";

export const propertyMissing: TemplateRule = {
  id: "property-missing",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A resource, or an object in it, lacks a property that its type requires.",
    why: "CloudFormation refuses the resource (“Property … cannot be empty”, “required key … not found”) and rolls the stack back. Under AWS::NoValue a property is missing too.",
    bad: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "CidrBlock": "10.0.1.0/24" } }
}`,
    good: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "CidrBlock": "10.0.1.0/24", "VpcId": { "Ref": "Vpc" } } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3003"] },

  checkTemplate(template, report) {
    const { missing, unknown } = misfitsOf(template);
    if (missing.length === 0) return;
    const misspelt = new Map<Node, UnknownProperty[]>();
    for (const each of unknown) addTo(misspelt, each.object, each);
    for (const misfit of missing) {
      const { at, resource, slot, assumed } = misfit;
      const object = at === resource.key ? undefined : at;
      report({
        at,
        logicalId: resource.id,
        message: `${nameOf(misfit, object)} lacks its required property "${slot.property.name}"${whenText(assumed)}: CloudFormation refuses it.`,
        fixes: () => fixes(template, misfit, misspelt.get(at) ?? []),
      });
    }
  },
};

/** Gives the property the place of one that is misspelt, or adds it. */
function fixes(
  template: Template,
  { at, resource, shape, slot, path }: MissingProperty,
  misspelt: readonly UnknownProperty[],
): readonly Fix[] {
  const { name } = slot.property;
  const wrong = misspelt.find((each) => meant(each)[0] === name);
  if (wrong)
    return [
      {
        title: `Rename "${String(wrong.key.value)}" to "${name}"`,
        safety: "review",
        changes: [rename(pathOf(wrong.key), name)],
      },
    ];
  const value = valueFor({ template, resource, object: at }, shape, slot);
  if (value === undefined) return [];
  const isAbsent = !find(template.syntax.root, path);
  return [
    {
      title: `${isAbsent ? "Add" : "Always set"} ${toBeChecked([[name, value]])}`,
      safety: "review",
      changes: [set(path, value)],
    },
  ];
}
