import type { TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";

export const propertyDeprecated: TemplateRule = {
  id: "property-deprecated",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A property is deprecated: AWS keeps it only for templates that have it already.",
    why: "It may be ignored, or refused in a new stack, and gets no new features. The type's page names what stands in its place.",
    bad: `{
  "Association": { "Type": "AWS::EC2::EIPAssociation", "Properties": { "EIP": "203.0.113.7", "InstanceId": "i-0123456789abcdef0" } }
}`,
    good: `{
  "Association": { "Type": "AWS::EC2::EIPAssociation", "Properties": { "AllocationId": "eipalloc-0123456789abcdef0", "InstanceId": "i-0123456789abcdef0" } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    for (const { key, resource, property } of misfitsOf(template).deprecated)
      report({
        at: key,
        logicalId: resource.id,
        message: `"${property.name}" of ${resource.type} "${resource.id}" is deprecated: AWS keeps it only for older templates.`,
        tag: "deprecated",
      });
  },
};
