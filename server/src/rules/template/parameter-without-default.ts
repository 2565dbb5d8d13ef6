import { set } from "../../syntax/change.ts";
import { elements, jsonOf, member, pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { isScalar } from "./attributes.ts";
import { isNoEcho, passwordUses } from "./secrets.ts";

export const parameterWithoutDefault: TemplateRule = {
  id: "parameter-without-default",
  severity: "low",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A parameter has no default.",
    why: "A deployment that does not set it fails at once (“Parameters: […] must have values”), as pipelines do that know only the environment's suffix. Secrets, and the suffix itself, are rightly without one.",
    bad: `{
  "Parameters": {
    "Size": { "Type": "String", "AllowedValues": ["t3.micro", "t3.small"] }
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "InstanceType": { "Ref": "Size" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Size": { "Type": "String", "AllowedValues": ["t3.micro", "t3.small"], "Default": "t3.micro" }
  },
  "Resources": {
    "Host": { "Type": "AWS::EC2::Instance", "Properties": { "InstanceType": { "Ref": "Size" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: {},

  checkTemplate(template, report) {
    const isMark = template.environment().isMark;
    for (const { name, key, body, type } of template.parameters.values()) {
      // Without its type it is still being typed.
      if (type === undefined || member(body, "Default")) continue;
      // That a key pair must exist is said by a rule of its own.
      if (type === "AWS::EC2::KeyPair::KeyName") continue;
      if (isMark(name) || isNoEcho(body) || passwordUses(template).has(name)) continue;
      const first = elements(member(body, "AllowedValues")?.value)[0];
      report({
        at: key,
        message: `Parameter "${name}" has no default: a deployment that does not set it fails.`,
        fixes: () =>
          first && isScalar(first)
            ? [
                {
                  title: `Make ${JSON.stringify(first.value)} the default of "${name}"`,
                  safety: "review",
                  changes: [set([...pathOf(key), "Default"], jsonOf(first))],
                },
              ]
            : [],
      });
    }
  },
};
