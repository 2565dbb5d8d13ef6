import { remove, rename, set } from "../../syntax/change.ts";
import { elements, keyOf, member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { hasAllNames } from "../../template/names.ts";
import { nearest } from "../../template/nearest.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { interfaceDocs, interfaceOf } from "./interface.ts";

export const interfaceParameterUndefined: TemplateRule = {
  id: "interface-parameter-undefined",
  severity: "low",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "AWS::CloudFormation::Interface names a parameter that does not exist.",
    why: "The console ignores the entry. Most often a parameter was renamed, and is now shown outside its group and without its label.",
    bad: `{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroups": [{ "Label": { "default": "Network" }, "Parameters": ["VpcCdir"] }]
    }
  },
  "Parameters": {
    "VpcCidr": { "Type": "String", "Default": "10.0.0.0/16" }
  },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": { "Ref": "VpcCidr" } } }
  }
}`,
    good: `{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroups": [{ "Label": { "default": "Network" }, "Parameters": ["VpcCidr"] }]
    }
  },
  "Parameters": {
    "VpcCidr": { "Type": "String", "Default": "10.0.0.0/16" }
  },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": { "Ref": "VpcCidr" } } }
  }
}`,
    links: [interfaceDocs],
  },
  equivalents: { "cfn-lint": ["W4001"] },

  checkTemplate(template, report) {
    const root = interfaceOf(template);
    if (!root || !hasAllNames(template)) return;
    for (const at of namesIn(root)) {
      const name = String(at.value);
      if (at.type !== "string" || template.parameters.has(name)) continue;
      report({
        at,
        message: `AWS::CloudFormation::Interface names parameter "${name}", which does not exist: the console ignores it.`,
        fixes: () => fixesOf(template, at, name),
      });
    }
  },
};

function namesIn(root: Node): readonly Node[] {
  const groups = elements(member(root, "ParameterGroups")?.value);
  const labels = members(member(root, "ParameterLabels")?.value);
  return [
    ...groups.flatMap((group) => elements(member(group, "Parameters")?.value)),
    ...labels.map(({ key }) => key),
  ];
}

function fixesOf(template: Template, at: Node, name: string): readonly Fix[] {
  const isKey = keyOf(at) === at;
  const path = pathOf(at);
  const renamings = nearest(name, [...template.parameters.keys()]).map(
    (near): Fix => ({
      title: `Change "${name}" to "${near}"`,
      safety: "review",
      changes: [isKey ? rename(path, near) : set(path, near)],
    }),
  );
  // Nothing reads an entry that names no parameter.
  return [...renamings, { title: `Remove "${name}"`, safety: "safe", changes: [remove(path)] }];
}
