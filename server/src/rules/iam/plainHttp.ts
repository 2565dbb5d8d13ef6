/** Resources whose policies are to refuse requests over plain HTTP: whether they do, and what makes them. */
import { append, type Change, set } from "../../syntax/change.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { type Json, jsonOf, members } from "../../syntax/syntax.ts";
import { isCreatedAfter } from "../../template/dependencies.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, intrinsicOf, textOf, type Value } from "../../template/value.ts";
import { addResource, isThereFor, type NewResource } from "../additions.ts";
import type { Fix, ResourceRule } from "../rule.ts";

/** A kind of resource whose policy is a resource of its own. */
export interface Guarded {
  /** As its actions begin. */
  readonly service: string;
  /** What a new statement refuses, as the service wants it. A statement that refuses less is not enough. */
  readonly action: string;
  /** Types of such policies, and the property of each that says whose they are. */
  readonly policies: Readonly<Record<string, string>>;
  readonly named: (template: Template, value: Value) => Resource | undefined;
  /** Whether a list of ARNs in a policy is all of one; undefined where only deployment can tell. */
  readonly isAll: (template: Template, list: Value, policy: Resource) => boolean | undefined;
  /** All of it, as a new statement says it. */
  readonly all: (id: string) => Json;
  /** A policy of its own; undefined where having one would take something else away. */
  readonly policy: (id: string, document: Json) => NewResource | undefined;
  readonly message: (id: string) => string;
  /** Whether the service takes no plain HTTP for it, or may take none, whatever policies say. */
  readonly isHttpsOnly?: (resource: Resource) => boolean;
}

/**
 * A topic or queue that a KMS key encrypts, or may: all requests to it must use HTTPS.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
 */
export const hasKmsKey = (resource: Resource): boolean =>
  equals(resource.get("KmsMasterKeyId"), "", true) !== true;

/** Reports a resource unless a policy refuses plain HTTP, or may. */
export function plainHttpCheck(kind: Guarded): ResourceRule["check"] {
  const policiesOf = oncePer((template: Template) => policiesByOwner(kind, template));

  return (resource, report, template) => {
    if (template.hasHiddenResources || template.isPassedToNestedStack(resource.id)) return;
    if (kind.isHttpsOnly?.(resource)) return;
    const { byOwner, isOpen } = policiesOf(template);
    const policies = byOwner.get(resource.id) ?? [];
    if (isOpen || policies.some((policy) => refuses(kind, policy, template) !== false)) return;
    report({
      at: resource.key,
      message: kind.message(resource.id),
      related: policies.map(({ key }) => ({ at: key, message: "Its policy." })),
      fixes: () => {
        // A second policy would take the place of one that is there under another condition.
        const everywhere = policiesOf(template.inWorld(new Map())).byOwner.get(resource.id) ?? [];
        return everywhere.length === policies.length
          ? fixesFor(kind, resource, policies, template)
          : [];
      },
    });
  };
}

/** Reports a policy of what stands elsewhere that refuses none: it is the only one that this has. */
export function foreignPolicyCheck(
  kind: Pick<Guarded, "service" | "action" | "policies" | "named" | "isAll">,
  message: (id: string) => string,
): ResourceRule["check"] {
  return (policy, report, template) => {
    const owners = policy.get(kind.policies[policy.type] ?? "").items();
    const isForeign = (owner: Value) => !kind.named(template, owner) && !mayName(template, owner);
    if (owners.length === 0 || !owners.every(isForeign)) return;
    if (refuses(kind, policy, template) === false)
      report({ at: policy.key, message: message(policy.id), severity: "low" });
  };
}

interface Policies {
  readonly byOwner: ReadonlyMap<string, readonly Resource[]>;
  /** Whether one may be anyone's. */
  readonly isOpen: boolean;
}

function policiesByOwner({ policies, named }: Guarded, template: Template): Policies {
  const byOwner = new Map<string, Resource[]>();
  let isOpen = false;
  for (const [type, property] of Object.entries(policies))
    for (const policy of template.ofType(type))
      for (const value of policy.get(property).items()) {
        const owner = named(template, value);
        if (owner) addTo(byOwner, owner.id, policy);
        else isOpen ||= mayName(template, value);
      }
  return { byOwner, isOpen };
}

/** Whether only deployment can tell whom of the template a value names. What another stack exports is none of it. */
const mayName = (template: Template, value: Value): boolean =>
  value.kind === "unknown" &&
  !template.parts(value) &&
  intrinsicOf(value.node)?.name !== "Fn::ImportValue";

/** Whether a policy refuses all requests over plain HTTP; undefined where only deployment can tell. */
function refuses(
  kind: Pick<Guarded, "service" | "action" | "isAll">,
  policy: Resource,
  template: Template,
): boolean | undefined {
  const document = policy.get("PolicyDocument");
  if (document.kind !== "known" || document.node?.type !== "object") return undefined;
  const answers = document
    .get("Statement")
    .items()
    .map((statement) => refusesAll(kind, statement, policy, template));
  return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
}

function refusesAll(
  { service, action, isAll }: Pick<Guarded, "service" | "action" | "isAll">,
  statement: Value,
  policy: Resource,
  template: Template,
): boolean | undefined {
  if (statement.kind === "unknown") return undefined;
  const answers = [
    isText(statement.get("Effect"), ["deny"]),
    isEveryone(statement.get("Principal")),
    holdsText(statement.get("Action"), ["*", `${service}:*`, action.toLowerCase()]),
    isAll(template, statement.get("Resource"), policy),
    asksForPlainHttp(statement.get("Condition")),
  ];
  return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function isText(value: Value, texts: readonly string[]): boolean | undefined {
  if (value.kind === "unknown") return undefined;
  return texts.includes(textOf(value)?.toLowerCase() ?? "");
}

function holdsText(list: Value, texts: readonly string[]): boolean | undefined {
  const answers = list.items().map((item) => isText(item, texts));
  return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
}

const isEveryone = (principal: Value): boolean | undefined =>
  isText(principal, ["*"]) || holdsText(principal.get("AWS"), ["*"]);

/** Whether a condition holds for all requests without TLS. One that asks for more besides may have been thought about. */
function asksForPlainHttp(condition: Value): boolean | undefined {
  if (condition.kind !== "known") return condition.kind === "absent" ? false : undefined;
  const tests = members(condition.node).flatMap(({ name: operator }) =>
    members(condition.get(operator).node).map(({ name }) => ({ operator, name })),
  );
  const own = tests.find(({ name }) => name.toLowerCase() === "aws:securetransport");
  if (!own) return tests.length === 0 ? undefined : false;
  if (tests.length > 1 || !["Bool", "BoolIfExists"].includes(own.operator)) return undefined;
  return holdsText(condition.get(own.operator, own.name), ["false"]);
}

function fixesFor(
  kind: Guarded,
  resource: Resource,
  policies: readonly Resource[],
  template: Template,
): readonly Fix[] {
  const { id } = resource;
  const [policy, another] = policies;
  // Where the policy is not there, it would refuse nothing.
  if (another || (policy && !isThereFor(template, policy, resource))) return [];
  const changes = policy
    ? additions(kind, resource, policy, template)
    : newPolicy(kind, resource, template);
  const title = policy
    ? `Refuse plain HTTP in "${policy.id}"; clients that use it lose access`
    : `Add a policy that refuses plain HTTP to "${id}"; clients that use it lose access`;
  return changes.length > 0 ? [{ title, safety: "review", changes }] : [];
}

function newPolicy(kind: Guarded, { id, condition }: Resource, template: Template): Change[] {
  const document = { Version: "2012-10-17", Statement: [statement(kind, id, sid)] };
  const policy = kind.policy(id, document);
  return policy ? [addResource(template.freshId(`${id}Policy`), { ...policy, condition }, id)] : [];
}

/** Adds to a policy of this resource alone, unless the resource waits for it, or its list is an intrinsic function's. */
function additions(
  kind: Guarded,
  { id }: Resource,
  policy: Resource,
  template: Template,
): readonly Change[] {
  const list = policy.get("PolicyDocument", "Statement");
  const isAnothersToo = policy.get(kind.policies[policy.type] ?? "").items().length > 1;
  if (isAnothersToo || isCreatedAfter(template, id, policy.id)) return [];
  if (list.kind !== "known" || !list.node || list.path().includes("Fn::If")) return [];
  const taken = list.items().map((each) => textOf(each.get("Sid")));
  const added = statement(kind, id, taken.includes(sid) ? `${sid}To${id}` : sid);
  return list.node.type === "array"
    ? [append(list.path(), added)]
    : [set(list.path(), [jsonOf(list.node), added])];
}

const sid = "RefusePlainHttp";

const statement = ({ action, all }: Guarded, id: string, Sid: string): Json => ({
  Sid,
  Effect: "Deny",
  Principal: "*",
  Action: action,
  Resource: all(id),
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
