import { trim } from "../../syntax/change.ts";
import { trailingComma } from "../../syntax/removal.ts";
import { find, mark, type Node, pathOf, type Syntax } from "../../syntax/syntax.ts";
import type { Fix, TemplateRule } from "../rule.ts";

export const jsonExtension: TemplateRule = {
  id: "json-extension",
  severity: "critical",
  category: "Template",
  docs: {
    summary: "The template has comments or trailing commas, which JSON has not.",
    why: "Editors read them, CloudFormation does not: it refuses the template (“JSON not well-formed”) before it looks at anything else.",
    bad: `{
  "Bucket": { "Type": "AWS::S3::Bucket" },
}`,
    good: `{
  "Bucket": { "Type": "AWS::S3::Bucket" }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
      "https://www.rfc-editor.org/rfc/rfc8259",
    ],
  },
  equivalents: { "cfn-lint": ["E0000"] },

  checkTemplate({ syntax }, report) {
    for (const { kind, offset, length, within } of syntax.extensions) {
      const [line = ""] = syntax.text.slice(offset, offset + length).split(/[\r\n]/, 1);
      const at = mark(offset, line.length, within);
      if (kind === "comment")
        report({
          at,
          message:
            "JSON has no comments: CloudFormation refuses the template. Descriptions and Metadata can hold notes.",
        });
      else {
        const name = within?.key ? ` of "${within.key.value}"` : "";
        report({
          at,
          message: `A comma may not stand before the closing ${within?.type === "array" ? "bracket" : "brace"}${name}: CloudFormation refuses the template.`,
          fixes: () => fixesOf(syntax, offset, within),
        });
      }
    }
  },
};

/** None where the change would not take away this comma. */
function fixesOf(syntax: Syntax, offset: number, within: Node | undefined): readonly Fix[] {
  const path = within && pathOf(within);
  // What stands where no value may, or under a key that comes again, has no path of its own.
  if (!path || find(syntax.root, path) !== within) return [];
  // In a broken text the comma may stand behind something that is no member.
  if (trailingComma(syntax, within, [])[0]?.offset !== offset) return [];
  return [{ title: "Remove the comma", safety: "safe", changes: [trim(path)] }];
}
