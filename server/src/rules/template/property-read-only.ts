import { remove } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";

export const propertyReadOnly: TemplateRule = {
  id: "property-read-only",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A template sets a property that only AWS can set.",
    why: "What the template says is not what the resource gets: CloudFormation does not hand it on, or refuses it. Fn::GetAtt reads what AWS has set.",
    bad: `{
  "Policy": {
    "Type": "AWS::AutoScaling::ScalingPolicy",
    "Properties": { "AutoScalingGroupName": "web", "AdjustmentType": "ExactCapacity", "PolicyName": "one" }
  }
}`,
    good: `{
  "Policy": {
    "Type": "AWS::AutoScaling::ScalingPolicy",
    "Properties": { "AutoScalingGroupName": "web", "AdjustmentType": "ExactCapacity" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3040"] },

  checkTemplate(template, report) {
    for (const { key, resource, property } of misfitsOf(template).readOnly)
      report({
        at: key,
        logicalId: resource.id,
        message: `"${property.name}" of "${resource.id}" is set by AWS: what the template says of it does not reach the resource.`,
        tag: "unnecessary",
        fixes: () => [
          {
            title: `Remove "${property.name}", which AWS sets`,
            safety: "review",
            changes: [remove(pathOf(key))],
          },
        ],
      });
  },
};
