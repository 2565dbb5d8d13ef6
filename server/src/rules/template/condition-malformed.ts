import { members } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { TemplateRule } from "../rule.ts";
import { conditionProblems } from "./conditionShape.ts";

export const conditionMalformed: TemplateRule = {
  id: "condition-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A condition is not made of condition functions, or one of them has wrong arguments.",
    why: "CloudFormation refuses the whole template. Fn::And and Fn::Or take a list of 2 to 10 conditions, Fn::Not a list of one, Fn::Equals a list of two values.",
    bad: `{
  "Conditions": {
    "IsProduction": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsTest": { "Fn::Not": { "Condition": "IsProduction" } }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsTest" }
  }
}`,
    good: `{
  "Conditions": {
    "IsProduction": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsTest": { "Fn::Not": [{ "Condition": "IsProduction" }] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsTest" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E8001", "E8003", "E8004", "E8005", "E8006", "E8007"] },

  checkTemplate(template, report) {
    // A macro may make what it likes of a section.
    if (template.hasHiddenResources) return;
    for (const { name, value } of members(template.section("Conditions")?.value))
      if (value && !isWrittenElsewhere(name))
        conditionProblems(value, `condition "${name}"`, false, report);
  },
};
