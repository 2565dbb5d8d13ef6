import { remove, rename } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";

export const parameterConstraintMisplaced: TemplateRule = {
  id: "parameter-constraint-misplaced",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A Number has a limit for strings, or a String one for numbers.",
    why: "MinLength, MaxLength and AllowedPattern are for text, MinValue and MaxValue for numbers. CloudFormation does not check the value by the other kind, if it takes the template at all.",
    bad: `{
  "Parameters": {
    "Delay": { "Type": "Number", "MaxLength": 900 }
  },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Delay" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Delay": { "Type": "Number", "MaxValue": 900 }
  },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Delay" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E2001"] },

  checkTemplate(template, report) {
    for (const { name, body, type } of template.parameters.values())
      for (const constraint of misplaced.get(type ?? "") ?? []) {
        const found = member(body, constraint);
        if (!found) continue;
        const other = counterparts.get(constraint);
        const path = pathOf(found.key);
        const fix: Fix =
          other === undefined || member(body, other)
            ? {
                title: `Remove ${constraint} from "${name}"`,
                safety: "review",
                changes: [remove(path)],
              }
            : {
                title: `Rename ${constraint} to ${other}; values that it excludes can no longer be given`,
                safety: "review",
                changes: [rename(path, other)],
              };
        report({
          at: found.key,
          message: `Parameter "${name}" is a ${type}, for which there is no ${constraint}: CloudFormation checks no value by it.`,
          fixes: () => [fix],
        });
      }
  },
};

const ofNumbers = ["MinValue", "MaxValue"];
/** What does not belong to a parameter of a type. */
const misplaced: ReadonlyMap<string, readonly string[]> = new Map([
  ["Number", ["MinLength", "MaxLength", "AllowedPattern"]],
  ["String", ofNumbers],
  ["CommaDelimitedList", ofNumbers],
]);
const counterparts: ReadonlyMap<string, string> = new Map([
  ["MinLength", "MinValue"],
  ["MaxLength", "MaxValue"],
  ["MinValue", "MinLength"],
  ["MaxValue", "MaxLength"],
]);
