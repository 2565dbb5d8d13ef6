import { set } from "../../syntax/change.ts";
import { elements, pathOf } from "../../syntax/syntax.ts";
import { variablesOf } from "../../template/references.ts";
import type { TemplateRule } from "../rule.ts";
import { callsOf } from "./calls.ts";

export const subWithoutVariables: TemplateRule = {
  id: "sub-without-variables",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Fn::Sub is given a text that has no variables.",
    why: "The text comes out as it went in. Either the function can go, or the variable that was meant is missing its braces.",
    bad: `{
  "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "orders" } } }
}`,
    good: `{
  "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "orders" } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    ],
  },
  equivalents: { "cfn-lint": ["W1020"] },

  checkTemplate(template, report) {
    for (const { argument, node, from } of callsOf(template, "Fn::Sub")) {
      const text = elements(argument)[0] ?? argument;
      if (text.type !== "string" || variablesOf(text.value).length > 0) continue;
      const plain = asItComesOut(text.value);
      // What is no variable yet may become one.
      if (plain === text.value && text.value.includes("${")) continue;
      report({
        at: argument.type === "string" ? argument : text,
        logicalId: from.id,
        message: `Fn::Sub in "${from.id}" has nothing to substitute: the text has no variables.`,
        tag: "unnecessary",
        fixes: () => [
          {
            title: "Write the text alone",
            // A variable of its own, used or not, may make CloudFormation create a resource first.
            safety: argument.type === "string" ? "safe" : "review",
            changes: [set(pathOf(node), plain)],
          },
        ],
      });
    }
  },
};

/** The text with each `${!Literal}` as Fn::Sub gives it. */
function asItComesOut(text: string): string {
  const [before = "", ...parts] = text.split("${!");
  const lastEnd = text.lastIndexOf("}");
  let at = before.length;
  let result = before;
  for (const part of parts) {
    // What is not closed is no literal.
    result += (lastEnd > at ? "${" : "${!") + part;
    at += "${!".length + part.length;
  }
  return result;
}
