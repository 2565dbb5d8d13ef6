import { elements, members, type Node } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";

export const metadataNull: TemplateRule = {
  id: "metadata-null",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "There is a null in the template's metadata.",
    why: "CloudFormation reads no metadata of its own accord, and yet refuses a template with null anywhere in it.",
    bad: `{
  "Metadata": { "Owner": null },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
    good: `{
  "Metadata": { "Owner": "platform" },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/metadata-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E4002"] },

  checkTemplate(template, report) {
    for (const at of nullsIn(template.section("Metadata")?.value))
      report({
        at,
        message: `There is a null in the template's metadata: CloudFormation refuses the template.`,
      });
  },
};

function* nullsIn(root: Node | undefined): Generator<Node> {
  const open = root ? [root] : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "null") yield node;
    for (const { value } of members(node)) if (value) open.push(value);
    for (const element of elements(node)) open.push(element);
  }
}
