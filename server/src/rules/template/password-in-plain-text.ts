import { passwordsOf } from "../../aws/passwords.ts";
import { set } from "../../syntax/change.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue, type Value } from "../../template/value.ts";
import { todo } from "../additions.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { isDynamicReference, passwordChecks, secretFor, secureParameterChecks } from "./secrets.ts";

export const passwordInPlainText: ResourceRule = {
  id: "password-in-plain-text",
  severity: "high",
  catalogue: ["plaintext-password"],
  category: "Template",
  needsNesting: true,
  resourceTypes: Object.keys(passwordsOf),
  docs: {
    summary: "A password is written into the template.",
    why: "Whoever reads the template, its history in version control or the stack in the console reads the password. It is the same in every environment, and changing it takes a deployment.",
    bad: `{
  "Parameters": {
    "Size": { "Type": "String", "Default": "db.t3.micro" }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": {
        "DBInstanceClass": { "Ref": "Size" },
        "MasterUsername": "orders",
        "MasterUserPassword": "Passw0rd123!"
      }
    }
  }
}`,
    good: `{
  "Parameters": {
    "Size": { "Type": "String", "Default": "db.t3.micro" }
  },
  "Resources": {
    "Database": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": {
        "DBInstanceClass": { "Ref": "Size" },
        "MasterUsername": "orders",
        "MasterUserPassword": {
          "Fn::Sub": "{{resolve:secretsmanager:\${DatabaseSecret}}}"
        }
      }
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
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html",
    ],
  },
  equivalents: {
    "cfn-lint": ["W2501"],
    cfn_nag: passwordChecks.cfn_nag,
    guard: [...passwordChecks.guard, ...secureParameterChecks],
  },

  check(resource, report, template) {
    for (const path of passwordsOf[resource.type] ?? [])
      for (const { value, property } of valuesAt(resource.get(), path.split("."))) {
        if (value.kind === "absent" || value.node?.type === "null") continue;
        const text = template.parts(value);
        if (!text?.every((part) => typeof part === "string")) continue;
        const password = text.join("");
        if (password === "" || password === todo || isSecret(password)) continue;
        report({
          at: value.at,
          message: isDynamicReference(password)
            ? `${property} of "${resource.id}" is a parameter of Systems Manager that is not encrypted: whoever may read the stack may read it.`
            : `${property} of "${resource.id}" is written out: whoever reads the template knows it.`,
          fixes: () => fixesOf(template, resource, property, value),
        });
      }
  },
};

function fixesOf(
  template: Template,
  resource: Resource,
  property: string,
  value: Value,
): readonly Fix[] {
  const secret = secretFor(resource, template);
  const parameter = template.freshId(resource.id + property);
  return [
    ...(secret
      ? [
          {
            title: `Have Secrets Manager make another; whoever uses the present one must then read it from "${secret.id}"`,
            safety: "review" as const,
            changes: [secret.change, setValue(value, secret.value)],
          },
        ]
      : []),
    {
      title: `Take it from a parameter "${parameter}", which every deployment must then give`,
      safety: "review",
      changes: [
        set(["Parameters", parameter], { Type: "String", NoEcho: true }),
        setValue(value, ref(parameter)),
      ],
    },
  ];
}

/** What Secrets Manager, or Systems Manager as a SecureString, keeps. */
const isSecret = (text: string): boolean =>
  text.includes("{{resolve:secretsmanager:") || text.includes("{{resolve:ssm-secure:");

/** The values that a path leads to, and the last property on it. */
function valuesAt(
  value: Value,
  path: readonly string[],
): readonly { readonly value: Value; readonly property: string }[] {
  let values = [value];
  let property = "";
  for (const name of path) {
    values = values.flatMap((each) => (name === "*" ? each.items() : each.get(name)));
    if (name !== "*") property = name;
  }
  return values.map((each) => ({ value: each, property }));
}
