import { set } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { type PasswordUse, passwordUses, secretFor, secureParameterChecks } from "./secrets.ts";

export const passwordFromParameter: TemplateRule = {
  id: "password-from-parameter",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "A password is given as a parameter, where Secrets Manager could keep it.",
    why: "Whoever deploys must know the password and hand it over, through scripts and pipelines that keep it. Secrets Manager makes one that nobody knows, and a dynamic reference reads it at deployment.",
    bad: `{
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
    good: `{
  "Parameters": {
    "Password": { "Type": "String", "NoEcho": true }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "MasterUserPassword": { "Fn::Sub": "{{resolve:secretsmanager:\${DatabaseSecret}}}" } }
    },
    "DatabaseSecret": {
      "Type": "AWS::SecretsManager::Secret",
      "Properties": {
        "GenerateSecretString": {
          "PasswordLength": 24,
          "ExcludePunctuation": true
        }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
    ],
  },
  equivalents: {
    "cfn-lint": ["W1011"],
    guard: secureParameterChecks,
  },

  checkTemplate(template, report) {
    for (const [name, uses] of passwordUses(template)) {
      // A type of Systems Manager's: the value is kept there already.
      if (template.parameters.get(name)?.type?.startsWith("AWS::SSM::")) continue;
      for (const use of uses)
        report({
          at: use.at,
          logicalId: use.id,
          message: `${use.property} of "${use.id}" is parameter "${name}": whoever deploys must know the password, where Secrets Manager could make and keep it.`,
          fixes: () => fixesOf(template, name, use),
        });
    }
  },
};

/** None where the parameter is used elsewhere too: there it would still be the old password. */
function fixesOf(template: Template, parameter: string, { at, id }: PasswordUse): readonly Fix[] {
  if (template.references().to(parameter).length > 1) return [];
  const resource = template.resource(id);
  const secret = resource && secretFor(resource, template);
  if (!secret) return [];
  return [
    {
      title: `Have Secrets Manager make the password; whoever uses the present one must then read it from "${secret.id}"`,
      safety: "review",
      changes: [secret.change, set(pathOf(at), secret.value)],
    },
  ];
}
