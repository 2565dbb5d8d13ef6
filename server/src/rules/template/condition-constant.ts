import { set } from "../../syntax/change.ts";
import { elements, jsonOf, member, type Node, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";
import { isScalar } from "./attributes.ts";

export const conditionConstant: TemplateRule = {
  id: "condition-constant",
  severity: "low",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A comparison in a condition always has the same result.",
    why: "What depends on the condition always exists, or never does. Often a value is misspelt that a parameter allows otherwise.",
    bad: `{
  "Parameters": {
    "Env": { "Type": "String", "Default": "dev", "AllowedValues": ["dev", "production"] }
  },
  "Conditions": {
    "IsProduction": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProduction" }
  }
}`,
    good: `{
  "Parameters": {
    "Env": { "Type": "String", "Default": "dev", "AllowedValues": ["dev", "production"] }
  },
  "Conditions": {
    "IsProduction": { "Fn::Equals": [{ "Ref": "Env" }, "production"] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProduction" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html",
    ],
  },
  equivalents: { "cfn-lint": ["W8003"] },

  checkTemplate(template, report) {
    for (const { name, node, argument, from } of template.references().calls) {
      if (name !== "Fn::Equals" || from.section !== "Conditions") continue;
      const [left, right, more] = elements(argument);
      if (!left || !right || more) continue;
      const result = resultOf(left, right);
      if (result !== undefined)
        report({
          at: node,
          message: `Fn::Equals in condition "${from.id}" is always ${result}: it compares ${result ? "a value with itself" : "two values that differ"}.`,
        });
      else {
        const [literal, other] = isScalar(left) ? [left, right] : [right, left];
        const allowed = allowedOf(template, other);
        const text = String(literal.value);
        if (!isScalar(literal) || !allowed || allowed.includes(text)) continue;
        report({
          at: literal,
          message: `Fn::Equals in condition "${from.id}" is always false: "${text}" is not among the values that the parameter allows.`,
          fixes: () =>
            nearest(text, allowed).map((near) => ({
              title: `Compare with "${near}"`,
              safety: "review",
              changes: [set(pathOf(literal), near)],
            })),
        });
      }
    }
  },
};

function resultOf(left: Node, right: Node): boolean | undefined {
  if (isScalar(left) && isScalar(right)) return String(left.value) === String(right.value);
  const isSame = !isScalar(left) && JSON.stringify(jsonOf(left)) === JSON.stringify(jsonOf(right));
  return isSame ? true : undefined;
}

/** All that a Ref can be, where it is to a parameter that allows certain values only. */
function allowedOf(template: Template, node: Node): readonly string[] | undefined {
  const name = member(node, "Ref")?.value?.value;
  const parameter = typeof name === "string" ? template.parameters.get(name) : undefined;
  // Of a type of Systems Manager's, the names are listed and not the values.
  return parameter?.type === "String" ? parameter.allowedValues : undefined;
}
