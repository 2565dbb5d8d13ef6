import { set } from "../../syntax/change.ts";
import { jsonOf, member, pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { numberOf } from "./attributes.ts";

export const parameterLimitsContradict: TemplateRule = {
  id: "parameter-limits-contradict",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A parameter's lower limit is above its upper one.",
    why: "No value fits: whoever deploys the stack can give what they will, CloudFormation refuses it.",
    bad: `{
  "Parameters": {
    "Count": { "Type": "Number", "MinValue": 10, "MaxValue": 2 }
  },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Count" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Count": { "Type": "Number", "MinValue": 2, "MaxValue": 10 }
  },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Count" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    for (const { name, body } of template.parameters.values())
      for (const what of ["Length", "Value"]) {
        const least = member(body, `Min${what}`)?.value;
        const most = member(body, `Max${what}`)?.value;
        if (!least || !most || !(numberOf(least) > numberOf(most))) continue;
        report({
          at: least,
          message: `Parameter "${name}" has Min${what} ${least.value} above Max${what} ${most.value}: CloudFormation refuses every value.`,
          related: [{ at: most, message: `The upper limit is ${most.value}.` }],
          fixes: () => [
            {
              title: `Exchange Min${what} and Max${what}`,
              safety: "review",
              changes: [set(pathOf(least), jsonOf(most)), set(pathOf(most), jsonOf(least))],
            },
          ],
        });
      }
  },
};
