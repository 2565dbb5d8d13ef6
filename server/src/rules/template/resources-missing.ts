import { member, members } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { TemplateRule } from "../rule.ts";
import { hasMacros } from "./macros.ts";

export const resourcesMissing: TemplateRule = {
  id: "resources-missing",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "The template declares no resource.",
    why: "CloudFormation refuses a template without resources (“At least one Resources member must be defined”).",
    bad: `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {}
}`,
    good: `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1001"] },

  checkTemplate(template, report) {
    const { root } = template.syntax;
    if (root?.type !== "object" || hasMacros(template) || member(root, "Fn::Transform")) return;
    const { key, value } = template.section("Resources") ?? {};
    if (key) {
      if (value?.type !== "object" || value.children.length > 0) return;
      report({
        at: key,
        message: "Resources is empty: CloudFormation refuses a template without a resource.",
      });
    } else if (!members(root).some(({ name }) => nearest(name, ["Resources"]).length > 0))
      report({
        at: root,
        message:
          "The template has no Resources: CloudFormation refuses a template without a resource.",
      });
  },
};
