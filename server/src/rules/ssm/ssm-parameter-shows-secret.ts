import { isSecret } from "../../aws/credentials.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const ssmParameterShowsSecret: ResourceRule = {
  id: "ssm-parameter-shows-secret",
  severity: "high",
  category: "Security",
  catalogue: ["ssm-parameter-secret"],
  needsNesting: true,
  resourceTypes: ["AWS::SSM::Parameter"],
  docs: {
    summary: "A parameter of Systems Manager holds a secret that the template shows.",
    why: "The secret is read by whoever may read the template, its history in version control, or the parameter: CloudFormation makes parameters of type String and StringList, which are not encrypted. Secrets Manager generates a secret that no template has to know; a SecureString can be made outside the template, and named in it by a dynamic reference.",
    bad: `{
  "Login": {
    "Type": "AWS::SSM::Parameter",
    "Properties": {
      "Name": "/orders/database/password",
      "Type": "String",
      "Value": "tulip-94-Harbour"
    }
  }
}`,
    good: `{
  "Login": {
    "Type": "AWS::SecretsManager::Secret",
    "Properties": {
      "Name": "/orders/database/password",
      "GenerateSecretString": { "PasswordLength": 32 }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
    ],
  },
  equivalents: { checkov: ["CKV_AWS_384"] },

  check(parameter, report, template) {
    const value = parameter.get("Value");
    const text = literalIn(template, value);
    if (text === undefined || !isSecret(nameOf(parameter, template), text)) return;
    report({
      at: value.at,
      message: `"${parameter.id}" holds a secret that the template shows: whoever may read the template or the parameter reads it.`,
    });
  },
};

/** The end of the parameter's name, as far as it is written out. */
function nameOf(parameter: Resource, template: Template): string {
  const end = template.parts(parameter.get("Name"))?.at(-1);
  return typeof end === "string" ? end : parameter.id;
}

/** A text of which nothing is left to deployment. */
function literalIn(template: Template, value: Value): string | undefined {
  const parts = template.parts(value);
  return parts?.every((part) => typeof part === "string") ? parts.join("") : undefined;
}
