import type { Kind } from "../../aws/intrinsicFunctions.ts";
import { foreignTypes, parameterTypes } from "../../aws/parameters.ts";
import { set } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import type { Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";
import { misfitsOf } from "./misfits.ts";
import { kindOfParameter, wrongKindFor } from "./referenceKinds.ts";

export const parameterTypeUnknown: TemplateRule = {
  id: "parameter-type-unknown",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A parameter's Type does not exist.",
    why: "CloudFormation refuses the whole template (“Unrecognized parameter type”). There is no Boolean and no Integer: a switch is a String that allows “true” and “false”.",
    bad: `{
  "Parameters": {
    "Days": { "Type": "Integer", "Default": 14 }
  },
  "Resources": {
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Ref": "Days" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Days": { "Type": "Number", "Default": 14 }
  },
  "Resources": {
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Ref": "Days" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html",
    ],
  },
  equivalents: { "cfn-lint": ["E2002", "W2002"] },

  checkTemplate(template, report) {
    for (const { name, body, type } of template.parameters.values()) {
      const at = member(body, "Type")?.value;
      if (!at || type === undefined || known.has(type)) continue;
      // CloudFormation takes some that it does not document, and then checks no value.
      const isOpen = type.startsWith("List<") || type.startsWith("AWS::SSM::Parameter::Value<");
      report({
        at,
        severity: isOpen ? "medium" : "critical",
        message: isOpen
          ? `Parameter "${name}" is of a type that is not documented, "${type}": CloudFormation refuses it, or checks none of its values.`
          : `There is no type "${type}" that parameter "${name}" could be of: CloudFormation refuses the template.`,
        fixes: () =>
          candidates(type)
            .filter((near) => !wrongKinds(template, name).has(kindOfParameter(near)))
            .map((near) => ({
              title: `Make "${name}" a ${near}`,
              safety: near.toLowerCase() === type.toLowerCase() ? "safe" : "review",
              changes: [set(pathOf(at), near)],
            })),
      });
    }
  },
};

const known = new Set(parameterTypes);

function candidates(type: string): readonly string[] {
  const meant = foreignTypes.get(type.toLowerCase());
  return meant === undefined ? nearest(type, parameterTypes) : [meant];
}

/** What the parameter cannot be where properties take its value. */
const wrongKinds = (template: Template, name: string): ReadonlySet<Kind | undefined> =>
  new Set(
    misfitsOf(template)
      .calls.filter(({ call }) => call.name === "Ref" && call.value.value === name)
      .map(({ type }) => wrongKindFor(type.kind)),
  );
