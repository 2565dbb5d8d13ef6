import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { TemplateRule } from "../rule.ts";
import { isNoEcho, passwordUses } from "./secrets.ts";

export const passwordParameterEchoed: TemplateRule = {
  id: "password-parameter-echoed",
  severity: "high",
  catalogue: ["password-parameter-noecho"],
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A parameter that gives a password is shown to everybody who may look at the stack.",
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
  equivalents: {
    "cfn-lint": ["W2501"],
    cfn_nag: ["F23", "F34", "F35", "F36", "F37", "F51"],
    guard: [
      "DMS_USES_SECURE_PARAMETER",
      "RDS_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
      "RDS_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
      "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER",
    ],
  },

  checkTemplate(template, report) {
    for (const [name, [use]] of passwordUses(template)) {
      const parameter = template.parameters.get(name);
      if (!use || parameter?.body?.type !== "object" || isNoEcho(parameter.body)) continue;
      // The value of such a parameter is a name; what Systems Manager has under it is not shown.
      if (parameter.type?.startsWith("AWS::SSM::")) continue;
      report({
        at: parameter.key,
        message: `Parameter "${name}" is ${use.property} of "${use.id}" and has no NoEcho: whoever may describe the stack reads the password.`,
        related: [{ at: use.at, message: `${use.property} of "${use.id}" is "${name}".` }],
        fixes: () => [
          {
            title: `Hide the value of "${name}"`,
            safety: "safe",
            changes: [set([...pathOf(parameter.key), "NoEcho"], true)],
          },
        ],
      });
    }
  },
};
