import { pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";

export const keyDuplicate: TemplateRule = {
  id: "key-duplicate",
  severity: "critical",
  category: "Template",
  // Without a bracket, two objects look like one.
  needsNesting: true,
  docs: {
    summary: "An object has the same key twice.",
    why: "At best the last one counts and the others are ignored without a word: a resource, statement or variable that one reads in the template is not deployed.",
    bad: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "BucketName": "orders", "BucketName": "invoices" }
  }
}`,
    good: `{
  "Bucket": {
    "Type": "AWS::S3::Bucket",
    "Properties": { "BucketName": "invoices" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html",
      "https://www.rfc-editor.org/rfc/rfc8259#section-4",
    ],
  },
  equivalents: { "cfn-lint": ["E0000"] },

  *checkTemplate({ syntax }) {
    for (const { key, first } of syntax.duplicates) {
      const [section, id] = pathOf(key);
      const isIn = section === "Resources" || section === "Outputs";
      yield {
        at: key,
        ...(isIn && id !== undefined && { logicalId: String(id) }),
        message: `"${key.value}" is already here: at best CloudFormation takes the last one and ignores what stands before.`,
        related: [{ at: first, message: `The first "${key.value}", which does not count.` }],
      };
    }
  },
};
