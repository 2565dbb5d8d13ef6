import { namedTypes } from "../../aws/physicalNames.ts";
import type { Part } from "../../template/parts.ts";
import type { Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { physicalNameIn } from "./names.ts";

export const nameTooLong: ResourceRule = {
  id: "name-too-long",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: namedTypes,
  docs: {
    summary: "A resource's name is longer than its service takes.",
    why: "The service refuses the name, whatever deployment puts in for its parameters, and the stack is rolled back.",
    bad: `{
  "LoadBalancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": { "Name": { "Fn::Sub": "orders-application-load-balancer-\${AWS::Region}" } }
  }
}`,
    good: `{
  "LoadBalancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": { "Name": { "Fn::Sub": "orders-\${AWS::Region}" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3033"] },

  check(resource, report, template) {
    // S3 has more to say about its names, in a rule of its own.
    const naming = resource.type === "AWS::S3::Bucket" ? undefined : physicalNameIn(resource);
    const parts = naming && template.parts(naming.value);
    if (!naming || !parts) return;
    let length = 0;
    for (const part of parts) length += shortest(template, part);
    if (length <= naming.limit) return;
    if (parts.some((part) => typeof part === "string" && part.includes("{{"))) return;
    const isWhole = parts.every((part) => typeof part === "string");
    report({
      at: naming.value.at,
      message: `The name of "${resource.id}" is ${isWhole ? "" : "at least "}${length} characters long: the service takes ${naming.limit} and refuses it.`,
    });
  },
};

/** How long a part is at the least. */
function shortest(template: Template, part: Part): number {
  if (typeof part === "string") return part.length;
  if (part.attribute !== undefined) return 0;
  const allowed = template.parameters.get(part.to)?.allowedValues;
  if (allowed) return Math.min(...allowed.map(({ length }) => length));
  return pseudoParameterLengths.get(part.to) ?? 0;
}

/** The shortest region is us-east-1, or its like; the shortest partition aws. */
const pseudoParameterLengths: ReadonlyMap<string, number> = new Map([
  ["AWS::AccountId", 12],
  ["AWS::Region", 9],
  ["AWS::Partition", 3],
  ["AWS::StackName", 1],
]);
