import { formatVersion } from "../../aws/sections.ts";
import { set } from "../../syntax/change.ts";
import type { TemplateRule } from "../rule.ts";

const name = "AWSTemplateFormatVersion";

export const formatVersionUnknown: TemplateRule = {
  id: "format-version-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "AWSTemplateFormatVersion is not 2010-09-09.",
    why: "It is the version of the template format, not of your template, and there is only one. CloudFormation refuses every other.",
    bad: `{
  "AWSTemplateFormatVersion": "2024-01-15",
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    good: `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/format-version-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1001"] },

  checkTemplate(template, report) {
    const value = template.section(name)?.value;
    if (!value || value.value === formatVersion) return;
    report({
      at: value,
      message: `The only ${name} is "${formatVersion}": CloudFormation refuses every other.`,
      fixes: () => [
        {
          title: `Change ${name} to "${formatVersion}"`,
          safety: "safe",
          changes: [set([name], formatVersion)],
        },
      ],
    });
  },
};
