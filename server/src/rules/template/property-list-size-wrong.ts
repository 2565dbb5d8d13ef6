import { elements } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";
import { capitalized, valueName } from "./wording.ts";

export const propertyListSizeWrong: TemplateRule = {
  id: "property-list-size-wrong",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A list has more or fewer elements than the service takes.",
    why: "The service refuses the resource and the stack rolls back: a pipeline needs two stages at least, a function takes five layers at most, an instance profile one role.",
    bad: `{
  "Profile": { "Type": "AWS::IAM::InstanceProfile", "Properties": { "Roles": ["web", "batch"] } }
}`,
    good: `{
  "Profile": { "Type": "AWS::IAM::InstanceProfile", "Properties": { "Roles": ["web"] } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3032"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).wrong) {
      const { node, resource, fault } = misfit;
      if (fault.kind !== "count") continue;
      const count = elements(node).length;
      report({
        at: node,
        logicalId: resource.id,
        message: `${capitalized(valueName(misfit, node))} takes ${fault.says} and has ${count}: the service refuses it.`,
      });
    }
  },
};
