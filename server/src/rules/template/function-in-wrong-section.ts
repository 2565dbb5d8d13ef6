import { conditionFunctions, ruleFunctions } from "../../aws/intrinsicFunctions.ts";
import type { TemplateRule } from "../rule.ts";
import { readAllowance } from "./arguments.ts";
import { callsOf } from "./calls.ts";

export const functionInWrongSection: TemplateRule = {
  id: "function-in-wrong-section",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A condition function such as Fn::Equals stands in a resource or output, or a rule's function outside the rules.",
    why: "CloudFormation refuses the template: a question is asked in Conditions, by a name, and only its answer is used elsewhere, by Fn::If or Condition.",
    bad: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "FifoTopic": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } }
  }
}`,
    good: `{
  "Conditions": { "IsHome": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } },
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": { "FifoTopic": { "Fn::If": ["IsHome", true, false] } }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    if (readAllowance(template).hasMacro) return;
    const calls = callsOf(template, ...conditionFunctions, ...ruleFunctions);
    for (const { name, key, from } of calls) {
      if (from.section !== "Resources" && from.section !== "Outputs") continue;
      const isCondition = conditionFunctions.includes(name);
      report({
        at: key,
        logicalId: from.id,
        message: isCondition
          ? `${name} in "${from.id}" has its place in Conditions: here a condition is used by its name, by Fn::If.`
          : `${name} in "${from.id}" has its place in Rules, and nowhere else.`,
      });
    }
  },
};
