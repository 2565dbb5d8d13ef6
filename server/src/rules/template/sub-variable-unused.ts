import { remove, set } from "../../syntax/change.ts";
import { elements, type Member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { variablesOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { callsOf } from "./calls.ts";

export const subVariableUnused: TemplateRule = {
  id: "sub-variable-unused",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Fn::Sub declares a variable that its text does not use.",
    why: "Its value changes nothing. Often the name is misspelt in the text, where it then stands for something else.",
    bad: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "TopicName": { "Fn::Sub": ["orders-\${AWS::Region}", { "Team": "shop" }] } }
  }
}`,
    good: `{
  "Topic": {
    "Type": "AWS::SNS::Topic",
    "Properties": { "TopicName": { "Fn::Sub": "orders-\${AWS::Region}" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html",
    ],
  },
  equivalents: { "cfn-lint": ["W1019"] },

  checkTemplate(template, report) {
    for (const { argument, from } of callsOf(template, "Fn::Sub")) {
      const [text, locals] = elements(argument);
      if (text?.type !== "string" || !locals) continue;
      const used = new Set(variablesOf(text.value).map((variable) => variable.name));
      const unused = members(locals).filter((each) => !used.has(each.name));
      for (const each of unused)
        report({
          at: each.key,
          logicalId: from.id,
          message: `Variable "${each.name}" of Fn::Sub in "${from.id}" is not used by its text.`,
          tag: "unnecessary",
          fixes: () => [fixOf(template, argument, text, each, unused.length)],
        });
    }
  },
};

function fixOf(
  template: Template,
  argument: Node,
  text: Node,
  { name, key, value }: Member,
  unused: number,
): Fix {
  const isLast = members(key.parent).length === unused;
  const isSafe = !value?.children || isPlain(template, value);
  return {
    title: isLast ? "Write the text without variables of its own" : `Remove variable "${name}"`,
    // A reference to a resource makes CloudFormation create that one first, used or not.
    safety: isSafe ? "safe" : "review",
    changes: [isLast ? set(pathOf(argument), String(text.value)) : remove(pathOf(key))],
  };
}

const isPlain = (template: Template, value: Node): boolean => {
  const fn = intrinsicOf(value);
  const to = String(fn?.value?.value);
  return fn?.name === "Ref" && (template.parameters.has(to) || to.startsWith("AWS::"));
};
