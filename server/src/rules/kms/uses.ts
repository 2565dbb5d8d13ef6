/** What a KMS key of the template is used for: which resources encrypt with it, and which services must reach it for that. */
import { direct, publishers, type ServicePrincipal } from "../../aws/keyPolicies.ts";
import { type KeyService, keyProperties } from "../../aws/kmsKeys.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import { written } from "../../template/written.ts";

export interface KeyUse {
  readonly service: KeyService;
  /** The resource that encrypts with the key. */
  readonly by: Resource;
}

/** A service that reaches the key in its own name, and why. */
export interface ServiceUse {
  readonly principal: ServicePrincipal;
  /** The resource that makes the service do so: a log group, or an alarm that publishes to a topic. */
  readonly by: Resource;
  /** The encrypted topic or queue that `by` publishes to; undefined where `by` itself is encrypted. */
  readonly through: Resource | undefined;
}

/** Every type that these questions look at; a rule that asks them lists these in its `alsoReads`. */
export const userTypes: readonly string[] = [
  "AWS::KMS::Alias",
  ...new Set([
    "AWS::CloudTrail::Trail",
    "AWS::EKS::Cluster",
    "AWS::Logs::LogGroup",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    ...Object.values(publishers).flatMap((list) => list.map(({ type }) => type)),
  ]),
];

/** The resources that surely encrypt with the key, by its id, its ARN or one of its aliases. */
export function usesOf(template: Template, key: Resource): readonly KeyUse[] {
  const { byTarget, byText } = encryptions(template);
  const aliases = aliasesOf(template).get(key.id) ?? [];
  const named = [
    ...[key, ...aliases].flatMap(({ id }) => byTarget.get(id) ?? []),
    ...aliases.flatMap((alias) => byText.get(aliasNameOf(template, alias)) ?? []),
  ];
  return [...new Set(named)].sort((a, b) => a.order - b.order);
}

/** A resource that encrypts, and its place among all of them. */
interface Encryption extends KeyUse {
  readonly order: number;
}

/** All resources that encrypt, by the id of the resource or parameter that is their key, or else by the text that names it. */
interface Encryptions {
  readonly byTarget: ReadonlyMap<string, readonly Encryption[]>;
  readonly byText: ReadonlyMap<string, readonly Encryption[]>;
}

/** A path below Properties; lists on the way, and at its end, are looked through. */
const stepsOf = (path: string): readonly string[] => path.split(".").flatMap((step) => [step, "*"]);

const encrypting = Object.entries(keyProperties).map(([type, { service, paths }]) => ({
  type,
  service,
  paths: paths.map(stepsOf),
}));

const encryptions = oncePer((template: Template): Encryptions => {
  const byTarget = new Map<string, Encryption[]>();
  const byText = new Map<string, Encryption[]>();
  let order = 0;
  for (const { type, service, paths } of encrypting)
    for (const by of template.ofType(type)) {
      const encryption = { service, by, order: order++ };
      for (const value of paths.flatMap((path) => valuesAt(by.get(), path))) {
        const target = template.target(value)?.to;
        const text = target === undefined ? written(template, value.node) : "";
        // An ARN may be put together of the key's id.
        const inArn = /:key\/\$\{([^{}.]+)\}$/.exec(text)?.[1];
        if (target !== undefined) addTo(byTarget, target, encryption);
        else addTo(byText, text, encryption);
        if (inArn !== undefined) addTo(byTarget, inArn, encryption);
      }
    }
  return { byTarget, byText };
});

/** The services that the key's policy has to let in for what the template does with the key. */
export function serviceUsesOf(template: Template, key: Resource): readonly ServiceUse[] {
  return usesOf(template, key).flatMap(({ service, by }): readonly ServiceUse[] => {
    if (service === "sns" || service === "sqs")
      return (publicationsTo[service](template).get(by.id) ?? []).map((publication) => ({
        ...publication,
        through: by,
      }));
    return service in direct
      ? [{ principal: direct[service as keyof typeof direct], by, through: undefined }]
      : [];
  });
}

type Publication = Pick<ServiceUse, "principal" | "by">;

const publicationsOf = (kind: keyof typeof publishers) =>
  oncePer((template: Template): ReadonlyMap<string, readonly Publication[]> => {
    const byTarget = new Map<string, Publication[]>();
    for (const { type, paths, unless, service } of publishers[kind])
      for (const by of template.ofType(type)) {
        if (unless && valuesAt(by.get(), stepsOf(unless)).length > 0) continue;
        const values = paths.flatMap((path) => valuesAt(by.get(), stepsOf(path)));
        const targets = new Set(values.flatMap((value) => template.target(value)?.to ?? []));
        for (const target of targets) addTo(byTarget, target, { principal: service, by });
      }
    return byTarget;
  });

/** Who publishes to topics, and who to queues, by the ids of those. */
export const publicationsTo = { sns: publicationsOf("sns"), sqs: publicationsOf("sqs") };

/** The aliases of keys, by the keys' ids. */
const aliasesOf = oncePer((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const aliases = new Map<string, Resource[]>();
  for (const alias of template.ofType("AWS::KMS::Alias")) {
    const key = template.target(alias.get("TargetKeyId"))?.to;
    if (key !== undefined) addTo(aliases, key, alias);
  }
  return aliases;
});

const aliasNameOf = (template: Template, alias: Resource): string =>
  written(template, alias.get("AliasName").node);
