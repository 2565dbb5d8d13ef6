import { set } from "../../syntax/change.ts";
import { type Json, pathOf } from "../../syntax/syntax.ts";
import { ref, sub } from "../../template/intrinsics.ts";
import { splitAttribute } from "../../template/references.ts";
import type { TemplateRule } from "../rule.ts";

export const yamlTagInText: TemplateRule = {
  id: "yaml-tag-in-text",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A text begins with a YAML tag for an intrinsic function, such as !Ref or !Sub.",
    why: "JSON has no tags: the text reaches the service as it is written, exclamation mark and all, and is refused or names the wrong thing.",
    bad: `{
  "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!Sub orders-\${AWS::Region}" } }
}`,
    good: `{
  "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "orders-\${AWS::Region}" } } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    for (const { node, from } of template.references().suspects) {
      if (node.type !== "string" || !sections.has(from.section)) continue;
      const [, tag, rest = ""] = tagged.exec(node.value) ?? [];
      if (tag === undefined) continue;
      const value = callOf(tag, unquoted(rest));
      report({
        at: node,
        logicalId: from.id,
        message: `"!${tag}" in "${from.id}" is text: JSON has no tags, and calls ${tag === "Ref" ? "Ref" : `Fn::${tag}`} by an object.`,
        fixes: () =>
          value === undefined
            ? []
            : [
                {
                  title: `Call ${tag === "Ref" ? "Ref" : `Fn::${tag}`}`,
                  safety: "review",
                  changes: [set(pathOf(node), value)],
                },
              ],
      });
    }
  },
};

const sections = new Set(["Conditions", "Resources", "Outputs"]);

/** One line: what has more of them may be a text about YAML, or YAML itself. */
const tagged =
  /^!(Ref|Sub|GetAtt|Join|Select|If|FindInMap|ImportValue|Base64|GetAZs|Split|Cidr|Equals|Not|And|Or) +(\S.*)$/;

function unquoted(text: string): string {
  const isQuoted =
    text.length > 1 && text[0] === text.at(-1) && (text[0] === '"' || text[0] === "'");
  return isQuoted ? text.slice(1, -1) : text;
}

/** What the tag stands for, where its argument is one text. */
function callOf(tag: string, argument: string): Json | undefined {
  if (tag === "Ref") return ref(argument);
  if (tag === "Sub") return sub(argument);
  if (tag === "GetAtt") {
    const { to, attribute } = splitAttribute(argument);
    return attribute === undefined ? undefined : { "Fn::GetAtt": [to, attribute] };
  }
  const takesText = tag === "ImportValue" || tag === "Base64" || tag === "GetAZs";
  return takesText && !argument.startsWith("!") ? { [`Fn::${tag}`]: argument } : undefined;
}
