import { isCalledSecret } from "../../aws/credentials.ts";
import { set } from "../../syntax/change.ts";
import { elements, member, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Parameter, Template } from "../../template/template.ts";
import type { TemplateRule } from "../rule.ts";
import { isDynamicReference, isNoEcho, passwordUses } from "./secrets.ts";

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
  equivalents: {
    "cfn-lint": ["W2501"],
    cfn_nag: ["F23", "F34", "F35", "F36", "F37", "F51"],
  },

  checkTemplate(template, report) {
    const uses = passwordUses(template);
    for (const [name, parameter] of template.parameters) {
      const { key, body, type } = parameter;
      if (body?.type !== "object" || isNoEcho(body)) continue;
      // The value of such a parameter is a name; what Systems Manager has under it is not shown.
      if (type?.startsWith("AWS::SSM::")) continue;
      const use = uses.get(name)?.[0];
      if (!use && !isSecret(parameter, template)) continue;
      report({
        at: key,
        ...(!use && { severity: "medium" }),
        message: use
          ? `Parameter "${name}" is ${use.property} of "${use.id}" and has no NoEcho: whoever may describe the stack reads the password.`
          : `Parameter "${name}" is called as a secret is, and has no NoEcho: whoever may describe the stack reads it.`,
        ...(use && {
          related: [{ at: use.at, message: `${use.property} of "${use.id}" is "${name}".` }],
        }),
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

/** Whether a parameter's name says that its value is secret, and nothing that it is only the name of a secret. */
function isSecret({ name, body, type, allowedValues }: Parameter, template: Template): boolean {
  if (type !== "String" || allowedValues || !isCalledSecret(name)) return false;
  const fallback = String(member(body, "Default")?.value?.value ?? "");
  if (/^(?:arn:|\/|true$|false$)/.test(fallback) || isDynamicReference(fallback)) return false;
  return template
    .references()
    .to(name)
    .every(({ node }) => !isNameOfSecret(node));
}

/** Whether what is referred to by `node` is put into a dynamic reference, or given as a name or an ARN. */
function isNameOfSecret(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const texts = at.type === "array" ? elements(at) : [at];
    if (texts.some(({ value }) => typeof value === "string" && isDynamicReference(value)))
      return true;
    const name = at.key?.value;
    if (name !== undefined && !name.startsWith("Fn::") && name !== "Ref")
      return /(?:Arn|From|Id|Name)$/.test(name);
  }
  return false;
}
