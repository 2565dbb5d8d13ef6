import { member } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { TemplateRule } from "../rule.ts";

export const outputWithoutValue: TemplateRule = {
  id: "output-without-value",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "An output has no Value.",
    why: "CloudFormation refuses the whole template before it creates anything.",
    bad: `{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Topic": { "Description": "Where orders are announced" }
  }
}`,
    good: `{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Topic": { "Description": "Where orders are announced", "Value": { "Ref": "Topic" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E6002"] },

  checkTemplate(template, report) {
    if (template.hasHiddenResources) return;
    for (const { id, key, body } of template.outputs()) {
      if (body?.type !== "object" || member(body, "Value") || isWrittenElsewhere(id)) continue;
      if (body.children.some(({ name }) => isWrittenElsewhere(name))) continue;
      report({
        at: key,
        logicalId: id,
        message: `Output "${id}" has no Value: CloudFormation refuses the template.`,
      });
    }
  },
};
