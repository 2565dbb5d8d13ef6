import { remove } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { isScalar } from "./attributes.ts";
import {
  isCalledAsSecretIs,
  isDynamicReference,
  isNoEcho,
  passwordChecks,
  passwordUses,
  relatedUses,
} from "./secrets.ts";

export const secretParameterWithDefault: TemplateRule = {
  id: "secret-parameter-with-default",
  severity: "high",
  catalogue: ["noecho-parameter-default"],
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A parameter that is to be kept secret has a default.",
    why: "NoEcho hides the value in the console, and the template shows it: whoever reads it knows the secret of every stack that was deployed without another one.",
    bad: `{
  "Parameters": {
    "Password": { "Type": "String", "NoEcho": true, "Default": "ChangeMe123!" }
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
    ],
  },
  equivalents: passwordChecks,

  checkTemplate(template, report) {
    for (const parameter of template.parameters.values()) {
      const { name, body, type } = parameter;
      const found = member(body, "Default");
      const value = found?.value;
      if (!found || !value || !isScalar(value) || type?.startsWith("AWS::SSM::")) continue;
      const uses = passwordUses(template).get(name) ?? [];
      const isPassword = uses.length > 0;
      const isHidden = isNoEcho(body);
      if (!isPassword && !isHidden && !isCalledAsSecretIs(template, parameter)) continue;
      if (value.value === "" || isDynamicReference(String(value.value))) continue;
      report({
        at: found.key,
        // A user name is often hidden too, and harms less; what is only called as a secret is may be none.
        severity: isPassword || (isHidden && isSecretive(name)) ? "high" : "medium",
        message: `Parameter "${name}" ${isPassword || isHidden ? "is to be secret" : "is called as a secret is,"} and has a default: whoever reads the template knows it.`,
        related: relatedUses(name, uses),
        fixes: () => [
          {
            title: `Remove the default of "${name}"; every deployment must then give a value`,
            safety: "review",
            changes: [remove(pathOf(found.key))],
          },
        ],
      });
    }
  },
};

const isSecretive = (name: string): boolean => /passw|pwd|secret|token|key/i.test(name);
