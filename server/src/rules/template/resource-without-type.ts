import { resourceAttributes } from "../../aws/resourceAttributes.ts";
import { sections } from "../../aws/sections.ts";
import { member, members } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { TemplateRule } from "../rule.ts";
import { kindOf } from "./kinds.ts";
import { hasMacros } from "./macros.ts";

export const resourceWithoutType: TemplateRule = {
  id: "resource-without-type",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A member of Resources has no Type.",
    why: "CloudFormation refuses the template (“Every Resources object must contain a Type member”). Where the member is a section such as Outputs, a bracket that should close Resources stands too far below.",
    bad: `{
  "Topic": { "Type": "AWS::SNS::Topic" },
  "Bucket": { "Properties": { "BucketName": "orders" } }
}`,
    good: `{
  "Topic": { "Type": "AWS::SNS::Topic" },
  "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "orders" } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3001"] },

  checkTemplate(template, report) {
    if (hasMacros(template)) return;
    for (const { name, key, value } of members(template.section("Resources")?.value)) {
      if (!value || name === "" || name.startsWith("Fn::") || member(value, "Type")) continue;
      const attributes = members(value).map((attribute) => attribute.name);
      // A Type that is misspelt is told where it stands; a snippet from elsewhere may have one.
      if (attributes.some((each) => each.startsWith("Fn::") || isType(each))) continue;
      const isSection = sections.some((section) => section.name === name);
      const what = value.type === "object" ? "has no Type" : `is ${kindOf(value)}, not a resource`;
      const hint = isSection ? ` Section "${name}" must stand beside Resources, not in it.` : "";
      report({
        at: key,
        logicalId: name,
        message: `"${name}" in Resources ${what}: CloudFormation refuses the template.${hint}`,
      });
    }
  },
};

const isType = (name: string): boolean =>
  nearest(name, Object.keys(resourceAttributes))[0] === "Type";
