import { remove } from "../../syntax/change.ts";
import { elements, jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";
import { capitalized, valueName } from "./wording.ts";

export const propertyListRepeats: TemplateRule = {
  id: "property-list-repeats",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A list whose elements must differ holds one of them twice.",
    why: "CloudFormation refuses the resource (“array items are not unique”). Often the second was meant to be another one, such as the subnet of the other zone.",
    bad: `{
  "Balancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": { "Subnets": ["subnet-0a1b2c3d", "subnet-1a2b3c4d", "subnet-0a1b2c3d"] }
  }
}`,
    good: `{
  "Balancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": { "Subnets": ["subnet-0a1b2c3d", "subnet-1a2b3c4d"] }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3037"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).wrong) {
      const { node, resource, fault } = misfit;
      if (fault.kind !== "duplicate") continue;
      report({
        at: node,
        logicalId: resource.id,
        message: `${capitalized(valueName(misfit, node))} holds ${fault.says} twice: CloudFormation refuses the resource.`,
        // One element less may be one too few, and the second may have been meant to be another one.
        fixes: () => [
          {
            title: `Remove what "${node.key?.value}" repeats; see whether another was meant`,
            safety: "review",
            changes: repeated(node).map((each) => remove(pathOf(each))),
          },
        ],
      });
    }
  },
};

/** The elements that stand before too. */
function repeated(node: Node): readonly Node[] {
  const seen = new Set<string>();
  return elements(node).filter((each) => {
    const text = JSON.stringify(jsonOf(each));
    const isRepeated = seen.has(text);
    seen.add(text);
    return isRepeated;
  });
}
