import { members, type Node } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { Report, TemplateRule } from "../rule.ts";
import { isScalar, refused } from "./attributes.ts";

export const mappingMalformed: TemplateRule = {
  id: "mapping-malformed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A mapping is not two levels of keys with plain values below.",
    why: "CloudFormation refuses the whole template. A mapping holds strings, or lists of them, each below two keys; there are no functions in it.",
    bad: `{
  "Mappings": {
    "Sizes": { "prod": "m5.large" }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
    good: `{
  "Mappings": {
    "Sizes": { "prod": { "InstanceType": "m5.large" } }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["E7001"] },

  checkTemplate(template, report) {
    // A macro may make what it likes of a section.
    if (template.hasHiddenResources) return;
    for (const { name, value } of members(template.section("Mappings")?.value)) {
      if (isWrittenElsewhere(name) || !value) continue;
      const what = `Mapping "${name}"`;
      level(value, what, `${what} must be an object of keys`, report);
      for (const { name: key, key: at, value: values } of members(value)) {
        if (isWrittenElsewhere(key) || !values) continue;
        if (/[^A-Za-z0-9.-]/.test(key))
          report({ at, message: nameMessage(key, what, "letters, digits, dots and hyphens") });
        level(values, what, `"${key}" in mapping "${name}" must be an object of names`, report);
        for (const { name: attribute, key: at, value: leaf } of members(values)) {
          if (isWrittenElsewhere(attribute)) continue;
          if (/[^A-Za-z0-9]/.test(attribute))
            report({ at, message: nameMessage(attribute, what, "letters and digits") });
          if (leaf && !isScalar(leaf) && leaf.type !== "array")
            report({
              at: leaf,
              message: `"${attribute}" below "${key}" in mapping "${name}" must be a string or a list of strings: ${refused}.`,
            });
        }
      }
    }
  },
};

function level(node: Node, what: string, must: string, report: Report): void {
  if (node.type !== "object") report({ at: node, message: `${must}: ${refused}.` });
  else if (node.children.length === 0)
    report({ at: node, message: `${what} has a level that is empty: ${refused}.` });
}

const nameMessage = (name: string, what: string, allowed: string): string =>
  `${what} has a key "${name}", and only ${allowed} are allowed there: ${refused}.`;
