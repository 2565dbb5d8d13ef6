import { packagedProperties } from "../../aws/packagedPaths.ts";
import type { ResourceRule } from "../rule.ts";

export const pathNeedsPackaging: ResourceRule = {
  id: "path-needs-packaging",
  severity: "low",
  category: "Template",
  needsNesting: true,
  resourceTypes: Object.keys(packagedProperties),
  docs: {
    summary:
      "A property names a file on disk, which only “aws cloudformation package” makes sense of.",
    why: "CloudFormation reads from S3 alone. It refuses the template unless “aws cloudformation package” has uploaded the file and written its address in its place.",
    bad: `{
  "Network": {
    "Type": "AWS::CloudFormation::Stack",
    "Properties": { "TemplateURL": "./network.json" }
  }
}`,
    good: `{
  "Network": {
    "Type": "AWS::CloudFormation::Stack",
    "Properties": { "TemplateURL": "https://templates.s3.amazonaws.com/network.json" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html#cfn-cloudformation-stack-templateurl",
    ],
  },
  equivalents: { "cfn-lint": ["W3002"] },

  check(resource, report) {
    for (const path of packagedProperties[resource.type] ?? []) {
      const value = resource.get(...path);
      const { node } = value;
      if (value.kind !== "known" || node?.type !== "string") continue;
      if (/^(?:https?|s3):|[{]/.test(node.value) || node.value === "") continue;
      report({
        at: node,
        message: `${path.join(".")} of "${resource.id}" is the path "${node.value}": CloudFormation refuses it unless "aws cloudformation package" uploads the file first.`,
      });
    }
  },
};
