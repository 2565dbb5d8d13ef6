/** What a KMS key of the template is used for: which resources encrypt with it, and which services must reach it for that. */
import {
  direct,
  type Publisher,
  publishers,
  type ServicePrincipal,
} from "../../aws/keyPolicies.ts";
import { type KeyService, keyProperties } from "../../aws/kmsKeys.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
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
  const names = namesOf(template, key);
  const encryptions = known.get(template) ?? readEncryptions(template);
  known.set(template, encryptions);
  return encryptions
    .filter(({ keys }) => keys.some((named) => isOneOf(names, named)))
    .map(({ service, by }): KeyUse => ({ service, by }));
}

/** A resource that encrypts, and the keys that it names for that. */
interface Encryption extends KeyUse {
  readonly keys: readonly NamedKey[];
}

/** What the whole value is, if it is one resource or parameter, and the value as it is written. */
interface NamedKey {
  readonly target: string | undefined;
  readonly text: string;
}

const known = new WeakMap<Template, readonly Encryption[]>();

const readEncryptions = (template: Template): readonly Encryption[] =>
  Object.entries(keyProperties).flatMap(([type, { service, paths }]) =>
    template.ofType(type).map((by): Encryption => {
      const values = paths.flatMap((path) => valuesAt(by, path));
      const keys = values
        .filter(({ kind }) => kind !== "absent")
        .map((value) => ({
          target: template.target(value)?.to,
          text: written(template, value.node),
        }));
      return { service, by, keys };
    }),
  );

/** The services that the key's policy has to let in for what the template does with the key. */
export function serviceUsesOf(template: Template, key: Resource): readonly ServiceUse[] {
  return usesOf(template, key).flatMap(({ service, by }): readonly ServiceUse[] => {
    if (service === "sns" || service === "sqs") return publishedTo(template, service, by);
    return service in direct
      ? [{ principal: direct[service as keyof typeof direct], by, through: undefined }]
      : [];
  });
}

const publishedTo = (
  template: Template,
  kind: keyof typeof publishers,
  through: Resource,
): readonly ServiceUse[] =>
  publishers[kind].flatMap(({ type, paths, unless, service }: Publisher) =>
    template
      .ofType(type)
      .filter(
        (by) => !unless || valuesAt(by, unless).every(({ kind: there }) => there === "absent"),
      )
      .filter((by) =>
        paths.some((path) =>
          valuesAt(by, path).some((value) => template.target(value)?.to === through.id),
        ),
      )
      .map((by): ServiceUse => ({ principal: service, by, through })),
  );

/** The values at a path; lists on the way are looked through. */
const valuesAt = (resource: Resource, path: string): readonly Value[] =>
  path
    .split(".")
    .reduce<readonly Value[]>(
      (values, step) => values.flatMap((value) => value.get(step).items()),
      [resource.get()],
    );

/** The ids of the key and its aliases, and the names of the aliases as they are written. */
function namesOf(template: Template, key: Resource): { ids: Set<string>; texts: Set<string> } {
  const aliases = template
    .ofType("AWS::KMS::Alias")
    .filter((alias) => template.target(alias.get("TargetKeyId"))?.to === key.id);
  return {
    ids: new Set([key.id, ...aliases.map(({ id }) => id)]),
    texts: new Set(aliases.map((alias) => written(template, alias.get("AliasName").node))),
  };
}

function isOneOf({ ids, texts }: ReturnType<typeof namesOf>, { target, text }: NamedKey): boolean {
  if (target !== undefined) return ids.has(target);
  // An ARN may be put together of the key's id.
  return texts.has(text) || [...ids].some((id) => text.endsWith(`:key/\${${id}}`));
}
