import { set } from "../../syntax/change.ts";
import { members, pathOf } from "../../syntax/syntax.ts";
import { declaredNames } from "../../template/names.ts";
import { nearest } from "../../template/nearest.ts";
import type { Reference } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { TemplateRule } from "../rule.ts";

export const conditionUndefined: TemplateRule = {
  id: "condition-undefined",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Fn::If or Condition names a condition that does not exist.",
    why: "CloudFormation refuses the whole template before it creates anything (“Unresolved condition dependency”).",
    bad: `{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProduction" } }
}`,
    good: `{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] } },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsProd" } }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html",
    ],
  },
  equivalents: { "cfn-lint": ["E1028", "E3015", "E6101", "E8004", "E8005", "E8006", "E8007"] },

  checkTemplate(template, report) {
    const section = template.section("Conditions")?.value;
    const mayBeElsewhere = members(section).some(({ name }) => isWrittenElsewhere(name));
    if (template.hasHiddenResources || mayBeElsewhere) return;
    const { conditions } = declaredNames(template);
    for (const { kind, to, node, from } of template.references().all) {
      if ((kind !== "If" && kind !== "Condition") || from.section === "Metadata") continue;
      if (conditions.has(to) || to.includes("${")) continue;
      const how = kind === "If" ? "Fn::If" : "Condition";
      report({
        at: node,
        logicalId: from.id,
        message: `${how} in "${from.id}" asks for condition "${to}", which does not exist.`,
        fixes: () =>
          nearest(
            to,
            [...conditions].filter((each) => !makesCircle(template, from, each)),
          ).map((near) => ({
            title: `Change "${to}" to "${near}"`,
            safety: "review",
            changes: [set(pathOf(node), near)],
          })),
      });
    }
  },
};

/** Whether the condition that asks would depend on itself if it asked for this one. */
function makesCircle(
  template: Template,
  { section, id }: Reference["from"],
  name: string,
): boolean {
  if (section !== "Conditions") return false;
  const reached = new Set([name]);
  for (const each of reached)
    for (const { kind, to } of template.references().from(section, each))
      if (kind === "Condition") reached.add(to);
  return reached.has(id);
}
