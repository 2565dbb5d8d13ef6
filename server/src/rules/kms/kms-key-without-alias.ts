import { oncePer } from "../../syntax/oncePer.ts";
import type { Json } from "../../syntax/syntax.ts";
import { sub } from "../../template/intrinsics.ts";
import { splitAttribute, variablesOf } from "../../template/references.ts";
import type { Resource, Template } from "../../template/template.ts";
import { written } from "../../template/written.ts";
import { addResource } from "../additions.ts";
import type { ResourceRule } from "../rule.ts";
import { usesOf } from "./uses.ts";

export const kmsKeyWithoutAlias: ResourceRule = {
  id: "kms-key-without-alias",
  severity: "high",
  profile: "essential",
  catalogue: ["kms-key-alias"],
  category: "Configuration",
  resourceTypes: ["AWS::KMS::Key"],
  alsoReads: ["AWS::KMS::Alias"],
  docs: {
    summary: "A KMS key has no alias, so people and programs know it only by a generated id.",
    why: "The console, CloudTrail and error messages then show a UUID that says nothing of what the key protects, and everything outside the stack that uses the key has to be changed whenever the key is replaced. An alias costs nothing, and can be pointed at another key.",
    bad: `{
  "AuditKey": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "Description": "Audit trail",
      "EnableKeyRotation": true
    }
  }
}`,
    good: `{
  "AuditKey": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "Description": "Audit trail",
      "EnableKeyRotation": true
    }
  },
  "AuditKeyAlias": {
    "Type": "AWS::KMS::Alias",
    "Properties": {
      "AliasName": {
        "Fn::Sub": "alias/\${AWS::StackName}-audit-key"
      },
      "TargetKeyId": {
        "Ref": "AuditKey"
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-alias.html",
    ],
  },
  equivalents: {},

  check(key, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(key.id)) return;
    if (mentionedByAliases(template).has(key.id)) return;
    report({
      at: key.key,
      message: `Key "${key.id}" has no alias: KMS knows it by a generated id alone, which is another one whenever the key is replaced.`,
      fixes: () => [
        {
          title: `Add an alias for "${key.id}"`,
          safety: "safe",
          changes: [
            addResource(
              template.freshId(`${key.id}Alias`),
              {
                type: "AWS::KMS::Alias",
                condition: key.condition,
                properties: { AliasName: aliasName(template, key), TargetKeyId: { Ref: key.id } },
              },
              key.id,
            ),
          ],
        },
      ],
    });
  },
};

/** The ids in the targets of aliases, in whatever function: the keys of this template among them have an alias, or may have. */
const mentionedByAliases = oncePer((template: Template): ReadonlySet<string> => {
  const targets = template.ofType("AWS::KMS::Alias").map((alias) => alias.get("TargetKeyId"));
  const variables = targets.flatMap(({ node }) => variablesOf(written(template, node)));
  return new Set(variables.map(({ name }) => splitAttribute(name).to));
});

/** The names of aliases to add, by the logical ids of keys. */
type AliasNames = ReadonlyMap<string, string>;

/** What conditions leave out in one world is there in another, and has its name. */
const aliasName = (template: Template, key: Resource): Json =>
  sub(aliasNames(template.inWorld(new Map())).get(key.id) ?? "");

/** Names that say what each key serves, different in every environment and from all other aliases of the template. */
const aliasNames = oncePer((template: Template): AliasNames => {
  const aliases = template.ofType("AWS::KMS::Alias");
  const { preferred } = template.environment();
  const present = aliases.map((alias) => written(template, alias.get("AliasName").node));
  // A name without the environment's mark may get one at the same time.
  const marked = preferred === undefined ? [] : present.map((name) => `${name}-\${${preferred}}`);
  const taken = new Set([...present, ...marked]);
  const keys = template.ofType("AWS::KMS::Key");
  const purposes = new Map(keys.map((key) => [key.id, purposeOf(template, key)]));
  const counts = new Map<string, number>();
  for (const purpose of purposes.values())
    if (purpose !== undefined) counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  const names = new Map<string, string>();
  for (const key of keys) {
    const purpose = purposes.get(key.id);
    const isOnly = purpose !== undefined && counts.get(purpose) === 1;
    const base = isOnly ? purpose : hyphenated(key.id);
    let name = inEnvironment(template, base);
    for (let n = 2; taken.has(name); n++) name = inEnvironment(template, `${base}-${n}`);
    names.set(key.id, name);
    // The keys before another one may be given their aliases at the same time.
    if (!mentionedByAliases(template).has(key.id)) taken.add(name);
  }
  return names;
});

/** What the key serves, if it is one thing; the secrets of an EKS cluster come before all else. */
function purposeOf(template: Template, key: Resource): string | undefined {
  const services = new Set(usesOf(template, key).map(({ service }) => service));
  const [only, more] = services;
  if (services.has("eks")) return "eks-encryption";
  return only === undefined || more !== undefined ? undefined : `${only}-encryption`;
}

const inEnvironment = (template: Template, base: string): string => {
  const { preferred } = template.environment();
  return preferred ? `alias/${base}-\${${preferred}}` : `alias/\${AWS::StackName}-${base}`;
};

/** `OrderKMSKey` as `order-kms-key`. */
const hyphenated = (id: string): string =>
  id
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
