import { longestDescription } from "../../aws/sections.ts";
import { bytesOf } from "../../syntax/bytes.ts";
import type { TemplateRule } from "../rule.ts";
import { kindOf } from "./kinds.ts";

export const templateDescriptionInvalid: TemplateRule = {
  id: "template-description-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "The template's Description is no text, or longer than 1,024 bytes.",
    why: "CloudFormation refuses the template. A description is a literal: neither functions nor parameters are resolved in it.",
    bad: `{
  "Description": { "Fn::Sub": "Orders in \${AWS::Region}" },
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    good: `{
  "Description": "Orders",
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1003", "E1004"] },

  checkTemplate(template, report) {
    const { key, value } = template.section("Description") ?? {};
    if (!key || !value) return;
    if (value.children || value.type === "null")
      report({
        at: key,
        message: `Description is ${kindOf(value)}, and must be text: CloudFormation refuses the template.`,
      });
    else if (value.type === "string") {
      const bytes = bytesOf(value.value);
      if (bytes > longestDescription)
        report({
          at: key,
          message: `Description has ${bytes} bytes, and CloudFormation refuses more than ${longestDescription}.`,
        });
    }
  },
};
