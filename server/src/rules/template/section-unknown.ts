import { sections } from "../../aws/sections.ts";
import { rename } from "../../syntax/change.ts";
import { members } from "../../syntax/syntax.ts";
import { serverless, transforms } from "../../template/names.ts";
import { nearest } from "../../template/nearest.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { hasMacros } from "./macros.ts";

const names = sections.map(({ name }) => name);

export const sectionUnknown: TemplateRule = {
  id: "section-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "The template has a section that CloudFormation does not know.",
    why: "CloudFormation refuses the template (“Invalid template property or properties”). Most often a section's name is misspelt, or one bracket too many closed the section before.",
    bad: `{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  },
  "Output": {
    "Name": { "Value": { "Ref": "Bucket" } }
  }
}`,
    good: `{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  },
  "Outputs": {
    "Name": { "Value": { "Ref": "Bucket" } }
  }
}`,
    links: ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html"],
  },
  equivalents: { "cfn-lint": ["E1001"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    const isServerless = transforms(template).includes(serverless);
    for (const { name, key, value } of members(template.syntax.root)) {
      if (!value || name === "" || names.includes(name) || name.startsWith("Fn::")) continue;
      if (isServerless && name === "Globals") continue;
      report({
        at: key,
        message: `"${name}" is no section of a template: CloudFormation refuses the template.`,
        fixes: () =>
          nearest(name, names)
            .filter((near) => !template.section(near))
            .map((near) => renamed(name, near)),
      });
    }
  },
};

const renamed = (name: string, near: string): Fix => ({
  title: `Rename section "${name}" to "${near}"`,
  safety: name.toLowerCase() === near.toLowerCase() ? "safe" : "review",
  changes: [rename([name], near)],
});
