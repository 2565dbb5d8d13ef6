import { sections } from "../../aws/sections.ts";
import { elements, member, type Node } from "../../syntax/syntax.ts";
import type { Report, TemplateRule } from "../rule.ts";
import { kindOf } from "./kinds.ts";

export const sectionWrongType: TemplateRule = {
  id: "section-wrong-type",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A section of the template is a list, text or null where CloudFormation wants an object.",
    why: "CloudFormation refuses the template: what a section declares is found by name. In Transform only the names of macros may stand, or objects with a Name.",
    bad: `{
  "Parameters": [{ "Name": "Env", "Type": "String" }],
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    good: `{
  "Parameters": { "Env": { "Type": "String" } },
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html",
    ],
  },
  equivalents: {
    "cfn-lint": ["E1001", "E1005", "E2001", "E3001", "E4002", "E6001", "E7001", "E8001"],
  },

  checkTemplate(template, report) {
    for (const { name, isObject } of sections) {
      const { key, value } = template.section(name) ?? {};
      if (!key || !value || !isObject || value.type === "object") continue;
      report({
        at: key,
        message: `Section "${name}" is ${kindOf(value)}, and must be an object: CloudFormation refuses the template.`,
      });
    }
    const transform = template.section("Transform");
    if (transform?.value) checkTransform(transform.key, transform.value, report);
  },
};

function checkTransform(key: Node, value: Node, report: Report): void {
  for (const each of value.type === "array" ? elements(value) : [value]) {
    if (each.type === "string") continue;
    const at = each === value ? key : each;
    const what = "Transform takes names of macros, and objects with a Name";
    if (each.type !== "object")
      report({
        at,
        message: `${what}, and this is ${kindOf(each)}: CloudFormation refuses the template.`,
      });
    else if (!member(each, "Name") && each.children.length > 0)
      report({ at, message: `${what}, which this lacks: CloudFormation refuses the template.` });
  }
}
