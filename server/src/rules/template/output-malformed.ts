import { longestDescription } from "../../aws/outputs.ts";
import { member, members, type Node } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { Report, TemplateRule } from "../rule.ts";
import { type Attributes, attributeProblems, refused } from "./attributes.ts";

export const outputMalformed: TemplateRule = {
  id: "output-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "An output has an attribute that does not exist, or one of the wrong kind.",
    why: "CloudFormation refuses the whole template. Descriptions and conditions are plain strings, without functions in them, and an Export has a Name.",
    bad: `{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Topic": { "Value": { "Ref": "Topic" }, "Desciption": "Where orders are announced" }
  }
}`,
    good: `{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Topic": { "Value": { "Ref": "Topic" }, "Description": "Where orders are announced" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E6001", "E6002", "E6003", "E6011"] },

  checkTemplate(template, report) {
    if (template.hasHiddenResources) return;
    for (const { name, value: body } of members(template.section("Outputs")?.value)) {
      if (!body || isWrittenElsewhere(name)) continue;
      const what = `output "${name}"`;
      if (body.type !== "object") {
        report({
          at: body,
          logicalId: name,
          message: `Output "${name}" must be an object: ${refused}.`,
        });
        continue;
      }
      problemsOf(body, what, (problem) => report({ logicalId: name, ...problem }));
    }
  },
};

const attributes: Attributes = {
  Value: "any",
  Description: "text",
  Export: "object",
  Condition: "text",
};
const ofExport: Attributes = { Name: "any" };

function problemsOf(body: Node, what: string, report: Report): void {
  attributeProblems(body, attributes, what, report);
  const description = member(body, "Description")?.value;
  if (description?.type === "string" && description.value.length > longestDescription)
    report({
      at: description,
      message: `"Description" of ${what} has ${description.value.length} characters, and ${longestDescription} are the most: ${refused}.`,
    });
  const exported = member(body, "Export");
  if (exported?.value?.type !== "object") return;
  attributeProblems(exported.value, ofExport, `the export of ${what}`, report);
  if (!member(exported.value, "Name"))
    report({ at: exported.key, message: `The export of ${what} has no Name: ${refused}.` });
}
