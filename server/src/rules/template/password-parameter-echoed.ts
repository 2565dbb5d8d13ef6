import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import {
  isCalledAsSecretIs,
  isNoEcho,
  passwordChecks,
  passwordUses,
  relatedUses,
} from "./secrets.ts";

export const passwordParameterEchoed: TemplateRule = {
  id: "password-parameter-echoed",
  severity: "high",
  catalogue: ["password-parameter-noecho"],
  category: "Template",
  needsNesting: true,
  docs: {
    summary:
      "A parameter that gives a password, or is called as one, is shown to everybody who may look at the stack.",
    why: "Without NoEcho, the console and the command line show the parameter's value to whoever may describe the stack.",
    bad: `{
  "Parameters": {
    "Password": { "Type": "String" }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Ref": "Password" } }
    }
  }
}`,
    good: `{
  "Parameters": {
    "Password": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Ref": "Password" } }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
    ],
  },
  equivalents: { "cfn-lint": ["W2501"], ...passwordChecks },

  checkTemplate(template, report) {
    const uses = passwordUses(template);
    for (const [name, parameter] of template.parameters) {
      const { key, body, type } = parameter;
      if (body?.type !== "object" || isNoEcho(body)) continue;
      // The value of such a parameter is a name; what Systems Manager has under it is not shown.
      if (type?.startsWith("AWS::SSM::")) continue;
      const [use, ...others] = uses.get(name) ?? [];
      if (!use && !isCalledAsSecretIs(template, parameter)) continue;
      report({
        at: key,
        ...(!use && { severity: "medium" }),
        message: use
          ? `Parameter "${name}" is ${use.property} of "${use.id}" and has no NoEcho: whoever may describe the stack reads the password.`
          : `Parameter "${name}" is called as a secret is, and has no NoEcho: whoever may describe the stack reads it.`,
        ...(use && { related: relatedUses(name, [use, ...others]) }),
        fixes: () => [
          {
            title: `Hide the value of "${name}"`,
            safety: "safe",
            changes: [set([...pathOf(key), "NoEcho"], true)],
          },
        ],
      });
    }
  },
};
