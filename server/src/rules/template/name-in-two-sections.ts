import { members } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";

export const nameInTwoSections: TemplateRule = {
  id: "name-in-two-sections",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A resource and a parameter have the same name.",
    why: "Ref and Fn::Sub would not know which of the two is meant: CloudFormation refuses the template.",
    bad: `{
  "Parameters": { "Vpc": { "Type": "AWS::EC2::VPC::Id" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } }
  }
}`,
    good: `{
  "Parameters": { "PeerVpc": { "Type": "AWS::EC2::VPC::Id" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3007"] },

  checkTemplate(template, report) {
    for (const { name, key, value } of members(template.section("Resources")?.value)) {
      const parameter = template.parameters.get(name);
      if (!parameter || !value || name === "") continue;
      report({
        at: key,
        logicalId: name,
        message: `"${name}" is a resource and a parameter: CloudFormation refuses the template.`,
        related: [{ at: parameter.key, message: "The parameter of the same name." }],
      });
    }
  },
};
