import { set } from "../../syntax/change.ts";
import { type Json, jsonOf, members, type Node } from "../../syntax/syntax.ts";
import { languageExtensions, transforms } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { hasMacros } from "./macros.ts";

export const loopWithoutTransform: TemplateRule = {
  id: "loop-without-transform",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Fn::ForEach stands in a template that does not declare AWS::LanguageExtensions.",
    why: "Only that transform unrolls loops. Without it CloudFormation takes the loop for a resource or output with a name that is not allowed, and refuses the template.",
    bad: `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Fn::ForEach::Topics": [
      "Name",
      ["Orders", "Invoices"],
      { "Topic\${Name}": { "Type": "AWS::SNS::Topic" } }
    ]
  }
}`,
    good: `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Fn::ForEach::Topics": [
      "Name",
      ["Orders", "Invoices"],
      { "Topic\${Name}": { "Type": "AWS::SNS::Topic" } }
    ]
  },
  "Transform": "AWS::LanguageExtensions"
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1032", "E3001", "E6001"] },

  checkTemplate(template, report) {
    if (transforms(template).includes(languageExtensions) || hasMacros(template)) return;
    const fixes = () => fixesOf(template);
    const said = (key: Node) => ({
      at: key,
      message: `"${key.value}" is a loop, and the template does not declare the transform ${languageExtensions}: CloudFormation refuses it.`,
      fixes,
    });
    for (const section of ["Conditions", "Resources", "Outputs"])
      for (const { name, key, value } of members(template.section(section)?.value))
        if (value && name.startsWith("Fn::ForEach::")) report(said(key));
    for (const { name, key, from } of template.references().calls)
      if (from.section !== "Metadata" && name.startsWith("Fn::ForEach::")) report(said(key));
  },
};

function fixesOf(template: Template): readonly Fix[] {
  const declared = template.section("Transform")?.value;
  const others: readonly Json[] =
    declared?.type === "array" ? declared.children.map(jsonOf) : declared ? [jsonOf(declared)] : [];
  return [
    {
      title: `Declare ${languageExtensions}; deployments then need CAPABILITY_AUTO_EXPAND`,
      safety: "review",
      changes: [
        set(
          ["Transform"],
          others.length > 0 ? [languageExtensions, ...others] : languageExtensions,
        ),
      ],
    },
  ];
}
