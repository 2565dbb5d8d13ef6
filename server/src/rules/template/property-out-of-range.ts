import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import type { WrongValue } from "./misfitKinds.ts";
import { misfitsOf } from "./misfits.ts";
import { capitalized, givenAs, valueName } from "./wording.ts";

export const propertyOutOfRange: TemplateRule = {
  id: "property-out-of-range",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A number is smaller or larger than the service takes.",
    why: "The service refuses the resource, often minutes after the deployment began, and the stack rolls back.",
    bad: `{
  "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 86400 } }
}`,
    good: `{
  "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": 43200 } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
      "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3034"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).wrong) {
      const { node, resource, fault } = misfit;
      if (fault.kind !== "range") continue;
      report({
        at: node,
        logicalId: resource.id,
        message: `${capitalized(valueName(misfit, node))} must be ${fault.says}, not ${givenAs(node)}: the service refuses it.`,
        fixes: () => fixes(misfit),
      });
    }
  },
};

function fixes({ node, slot }: WrongValue): readonly Fix[] {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = slot.limit ?? {};
  const number = Number(node.value);
  const nearest = number < min ? min : max;
  return [
    {
      title: `Change ${number} to ${nearest}`,
      safety: "review",
      changes: [set(pathOf(node), node.type === "number" ? nearest : String(nearest))],
    },
  ];
}
