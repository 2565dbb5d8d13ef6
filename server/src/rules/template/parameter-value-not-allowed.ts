import { remove, set } from "../../syntax/change.ts";
import { elements, type Json, member, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";
import type { ParameterMisfit } from "./parameterValues.ts";
import { listed } from "./wording.ts";

export const parameterValueNotAllowed: TemplateRule = {
  id: "parameter-value-not-allowed",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A parameter's default, or a value that it allows, is none that the property takes.",
    why: "The template looks right, and a deployment with that value fails halfway. Where no value that the parameter allows fits, every deployment does.",
    bad: `{
  "Parameters": {
    "Retention": { "Type": "Number", "Default": 30, "AllowedValues": [7, 30, 45] }
  },
  "Resources": {
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Ref": "Retention" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Retention": { "Type": "Number", "Default": 30, "AllowedValues": [7, 30] }
  },
  "Resources": {
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Ref": "Retention" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["W1030"] },

  checkTemplate(template, report) {
    for (const misfit of misfitsOf(template).parameters) {
      const { node, resource, slot, parameter, values, isHopeless } = misfit;
      const texts = values.map(({ text }) => text);
      const what = isHopeless
        ? `allows nothing but ${listed(texts)}`
        : `${parameter.allowedValues ? "allows" : "is by default"} ${listed(texts)}`;
      report({
        at: node,
        logicalId: resource.id,
        severity: isHopeless ? "critical" : "medium",
        message: `Parameter "${parameter.name}" ${what}, which "${slot.property.name}" of "${resource.id}" does not take: ${isHopeless ? "every deployment" : `a deployment with ${texts.length === 1 ? "it" : "one of them"}`} fails.`,
        fixes: () => fixes(misfit),
      });
    }
  },
};

function fixes({ parameter, values, isHopeless }: ParameterMisfit): readonly Fix[] {
  const standard = member(parameter.body, "Default")?.value;
  const text = standard && String(standard.value);
  const [wrong] = values;
  if (!parameter.allowedValues) {
    if (!standard || wrong?.fault.kind !== "value") return [];
    return nearest(wrong.text, wrong.fault.allowed).map((value) => ({
      title: `Change the default of "${parameter.name}" to "${value}"`,
      safety: "review",
      changes: [
        set(pathOf(standard), (standard.type === "number" ? Number(value) : value) as Json),
      ],
    }));
  }
  if (isHopeless || values.some((each) => each.text === text)) return [];
  const bad = new Set(values.map((each) => each.text));
  const nodes = elements(member(parameter.body, "AllowedValues")?.value);
  return [
    {
      title: `Allow "${parameter.name}" no ${listed([...bad], "or")}; deployments that set it must change`,
      safety: "review",
      changes: nodes
        .filter((each) => bad.has(String(each.value)))
        .map((each) => remove(pathOf(each))),
    },
  ];
}
