import { elements, member, members, type Node } from "../../syntax/syntax.ts";
import type { Report, TemplateRule } from "../rule.ts";
import { type Attributes, attributeProblems } from "./attributes.ts";
import { interfaceDocs, interfaceOf } from "./interface.ts";

export const interfaceMalformed: TemplateRule = {
  id: "interface-malformed",
  severity: "low",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "AWS::CloudFormation::Interface has a key that does not exist, or one of the wrong kind.",
    why: "The console ignores it and shows the parameters in alphabetical order, under their own names.",
    bad: `{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroup": [{ "Label": { "default": "Network" }, "Parameters": ["Cidr"] }]
    }
  },
  "Parameters": {
    "Cidr": { "Type": "String", "Default": "10.0.0.0/16" }
  },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": { "Ref": "Cidr" } } }
  }
}`,
    good: `{
  "Metadata": {
    "AWS::CloudFormation::Interface": {
      "ParameterGroups": [{ "Label": { "default": "Network" }, "Parameters": ["Cidr"] }]
    }
  },
  "Parameters": {
    "Cidr": { "Type": "String", "Default": "10.0.0.0/16" }
  },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": { "Ref": "Cidr" } } }
  }
}`,
    links: [interfaceDocs],
  },
  equivalents: { "cfn-lint": ["E4001"] },

  checkTemplate(template, report) {
    const root = interfaceOf(template);
    if (!root) return;
    const what = "AWS::CloudFormation::Interface";
    if (root.type !== "object") {
      report({ at: root, message: `${what} must be an object: ${ignored}.` });
      return;
    }
    attributeProblems(root, ofInterface, what, report, ignored);
    for (const group of elements(member(root, "ParameterGroups")?.value)) {
      objectProblems(group, ofGroup, "a parameter group", report);
      const label = member(group, "Label")?.value;
      if (label?.type === "object")
        objectProblems(label, ofLabel, "a parameter group's label", report);
    }
    for (const { name, value } of members(member(root, "ParameterLabels")?.value))
      if (value) objectProblems(value, ofLabel, `the label of parameter "${name}"`, report);
  },
};

const ignored = "the console ignores it";
const ofInterface: Attributes = { ParameterGroups: "list", ParameterLabels: "object" };
const ofGroup: Attributes = { Label: "object", Parameters: "list" };
const ofLabel: Attributes = { default: "text" };

function objectProblems(node: Node, attributes: Attributes, what: string, report: Report): void {
  if (node.type === "object") attributeProblems(node, attributes, what, report, ignored);
  else
    report({
      at: node,
      message: `${what.charAt(0).toUpperCase()}${what.slice(1)} must be an object: ${ignored}.`,
    });
}
