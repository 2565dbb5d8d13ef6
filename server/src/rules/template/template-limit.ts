import { largestInRequest, largestTemplate, sections } from "../../aws/sections.ts";
import { bytesOf } from "../../syntax/bytes.ts";
import { members } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";

/** So many outputs, ten in a line. */
const outputs = (count: number): string =>
  Array.from({ length: count }, (_, i) => `"Out${i + 1}": { "Value": "${i + 1}" }`)
    .map((output, i) =>
      i === count - 1 ? output : i % 10 === 9 ? `${output},\n    ` : `${output}, `,
    )
    .join("");

const example = (count: number): string => `{
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } },
  "Outputs": {
    ${outputs(count)}
  }
}`;

export const templateLimit: TemplateRule = {
  id: "template-limit",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "The template is larger than CloudFormation takes, or has too many of something.",
    why: "CloudFormation refuses more than 500 resources, 200 parameters, 200 mappings, 200 outputs and 1 MB. A template of more than 51,200 bytes is refused unless it lies in S3, which the finding says at level low. Nested stacks, and values that are kept outside, make it smaller.",
    bad: example(201),
    good: example(3),
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1002", "E2010", "E3010", "E6010", "E7010"] },

  checkTemplate({ syntax, section }, report) {
    const { root, text } = syntax;
    for (const { name, limit } of sections) {
      const { key, value } = section(name) ?? {};
      const count = members(value).length;
      if (key && limit !== undefined && count > limit)
        report({
          at: key,
          message: `${name} has ${count} members, and CloudFormation refuses more than ${limit}.`,
        });
    }
    // A unit of UTF-16 takes a byte at least, and what is not ASCII would have to be counted at every keystroke.
    if (!root || text.length <= largestInRequest) return;
    const bytes = bytesOf(text);
    const size = `${(bytes / 1000).toFixed(1)} kB`;
    report(
      bytes > largestTemplate
        ? {
            at: root,
            message: `The template has ${size}, and CloudFormation refuses more than 1 MB.`,
          }
        : {
            at: root,
            severity: "low",
            message: `The template has ${size}, more than the 51.2 kB that a request can carry: it must lie in S3 to be deployed.`,
          },
    );
  },
};
