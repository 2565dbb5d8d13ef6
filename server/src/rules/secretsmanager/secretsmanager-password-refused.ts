import { refusedCharacters } from "../../aws/passwords.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, setValue, textOf, type Value } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

const takers = Object.keys(refusedCharacters);

export const secretsmanagerPasswordRefused: ResourceRule = {
  id: "secretsmanager-password-refused",
  severity: "high",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::SecretsManager::Secret"],
  alsoReads: takers,
  docs: {
    summary: "A password that Secrets Manager makes may have characters that the database refuses.",
    why: "Unless it is told otherwise, Secrets Manager takes all punctuation for passwords. Databases refuse some of it (“The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.”), and more than half of all passwords of the usual length have one of these: the stack is then rolled back, and the next deployment may work.",
    bad: `{
  "Secret": {
    "Type": "AWS::SecretsManager::Secret",
    "Properties": {
      "GenerateSecretString": {
        "SecretStringTemplate": "{\\"username\\": \\"orders\\"}",
        "GenerateStringKey": "password"
      }
    }
  },
  "Database": {
    "Type": "AWS::RDS::DBInstance",
    "Properties": {
      "Engine": "postgres",
      "DBInstanceClass": "db.t4g.micro",
      "AllocatedStorage": "20",
      "MasterUsername": "orders",
      "MasterUserPassword": { "Fn::Sub": "{{resolve:secretsmanager:\${Secret}:SecretString:password}}" }
    }
  }
}`,
    good: `{
  "Secret": {
    "Type": "AWS::SecretsManager::Secret",
    "Properties": {
      "GenerateSecretString": {
        "SecretStringTemplate": "{\\"username\\": \\"orders\\"}",
        "GenerateStringKey": "password",
        "ExcludeCharacters": "\\"/@"
      }
    }
  },
  "Database": {
    "Type": "AWS::RDS::DBInstance",
    "Properties": {
      "Engine": "postgres",
      "DBInstanceClass": "db.t4g.micro",
      "AllocatedStorage": "20",
      "MasterUsername": "orders",
      "MasterUserPassword": { "Fn::Sub": "{{resolve:secretsmanager:\${Secret}:SecretString:password}}" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html",
    ],
  },
  equivalents: {},

  check(secret, report, template) {
    const generated = secret.get("GenerateSecretString");
    if (generated.kind !== "known" || equals(generated.get("ExcludePunctuation"), true) !== false)
      return;
    const excluded = generated.get("ExcludeCharacters");
    const text = excluded.kind === "absent" ? "" : textOf(excluded);
    const users = usersOf(template).get(secret.id) ?? [];
    if (text === undefined) return;
    for (const user of users) {
      const refused = refusedCharacters[user.type] ?? "";
      const left = [...refused].filter((character) => !text.includes(character));
      if (left.length === 0) continue;
      report({
        at: excluded.node ?? generated.at,
        message: `The password in "${secret.id}" may have ${listed(left)} in it, which "${user.id}" does not take: its service then refuses to create it.`,
        related: [{ at: user.key, message: "What has the password." }],
        fixes: () => [
          {
            title: `Have passwords without ${listed(left)}; an existing secret may get a new one`,
            safety: "review",
            changes: [setValue(excluded, text + left.join(""))],
          },
        ],
      });
      return;
    }
  },
};

const listed = (characters: readonly string[]): string => {
  const last = characters.at(-1) ?? "";
  const others = characters.slice(0, -1);
  return others.length === 0 ? last : `${others.join(", ")} or ${last}`;
};

/** The resources whose passwords are what Secrets Manager has made for a secret, by that secret's id. */
const usersOf = oncePer((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const users = new Map<string, Resource[]>();
  for (const user of template.ofType(...takers)) {
    const secret = template.isCertain(user) && secretOf(user.get("MasterUserPassword"), template);
    if (secret) addTo(users, secret, user);
  }
  return users;
});

/** The secret that a dynamic reference takes the password of. */
function secretOf(password: Value, template: Template): string | undefined {
  const [before, secret, behind, more] = template.parts(password) ?? [];
  if (typeof secret !== "object" || more !== undefined || typeof behind !== "string")
    return undefined;
  if (before !== "{{resolve:secretsmanager:") return undefined;
  const key = /^:SecretString:([^:}]+)(?::[^}]*)?\}\}$/.exec(behind)?.[1];
  const generated = template.resource(secret.to)?.get("GenerateSecretString", "GenerateStringKey");
  return generated && key !== undefined && textOf(generated) === key ? secret.to : undefined;
}
