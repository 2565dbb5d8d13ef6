import { remove } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";

export const parameterUnused: TemplateRule = {
  id: "parameter-unused",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Nothing in the template uses a parameter.",
    why: "Whoever deploys the stack is asked for a value, or believes to have set something, and nothing changes. Often the name was misspelt where it was meant to be used.",
    bad: `{
  "Parameters": {
    "Suffix": { "Type": "String", "Default": "dev" },
    "Owner": { "Type": "String", "Default": "platform" }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "orders-\${Suffix}" } } }
  }
}`,
    good: `{
  "Parameters": {
    "Suffix": { "Type": "String", "Default": "dev" }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "orders-\${Suffix}" } } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
    ],
  },
  equivalents: { "cfn-lint": ["W2001"] },

  checkTemplate(template, report) {
    // A macro is given the parameters, and what it writes may use them.
    if (template.hasHiddenResources) return;
    for (const { name, key } of template.parameters.values()) {
      if (template.references().to(name).length > 0) continue;
      report({
        at: key,
        message: `Parameter "${name}" is not used: its value changes nothing.`,
        tag: "unnecessary",
        fixes: () => {
          // Names that lack the environment's mark should rather have it.
          if (name === template.environment().preferred) return [];
          // A deployment that sets the parameter would fail without it.
          const title = `Remove parameter "${name}"; deployments that set it must no longer do so`;
          return [{ title, safety: "review", changes: [remove(pathOf(key))] }];
        },
      });
    }
  },
};
