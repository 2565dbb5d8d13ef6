import { pathOf } from "../../syntax/syntax.ts";
import type { Reference } from "../../template/references.ts";
import type { TemplateRule } from "../rule.ts";
import { isNoEcho } from "./secrets.ts";

export const secretParameterShown: TemplateRule = {
  id: "secret-parameter-shown",
  severity: "high",
  catalogue: ["noecho-parameter-leak"],
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "An output or a resource's metadata shows a parameter that has NoEcho.",
    why: "NoEcho hides a parameter's value among the parameters only. In outputs and in metadata CloudFormation shows it as it is, to whoever may describe the stack.",
    bad: `{
  "Parameters": {
    "Password": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Login": { "Value": { "Fn::Sub": "orders:\${Password}" } }
  }
}`,
    good: `{
  "Parameters": {
    "Password": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Login": { "Value": "orders" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["W2010"] },

  checkTemplate(template, report) {
    for (const { name, body } of template.parameters.values()) {
      if (!isNoEcho(body)) continue;
      for (const reference of template.references().to(name)) {
        const where = placeOf(reference);
        if (where === undefined) continue;
        report({
          at: reference.node,
          logicalId: reference.from.id,
          message: `${where} "${reference.from.id}" shows "${name}", whose value NoEcho is to hide: whoever may describe the stack reads it.`,
        });
      }
    }
  },
};

/** What shows a parameter; undefined where its value stays hidden. The template's own metadata is not resolved. */
function placeOf({ kind, from, node }: Reference): string | undefined {
  if (kind !== "Ref" && kind !== "Sub") return undefined;
  if (from.section === "Outputs") return "Output";
  if (from.section !== "Resources") return undefined;
  return pathOf(node)[2] === "Metadata" ? "Metadata of" : undefined;
}
