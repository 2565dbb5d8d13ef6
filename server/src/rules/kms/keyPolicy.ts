/** Whom the policy of a KMS key lets in, and what to add to it for a service. */
import { accountStatement, type ServicePrincipal } from "../../aws/keyPolicies.ts";
import { append, type Change, set } from "../../syntax/change.ts";
import { type Json, jsonOf } from "../../syntax/syntax.ts";
import { onlyIf } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { serviceUsesOf } from "./uses.ts";

/** Whether a statement allows something to the service; undefined where only deployment can tell. */
export function letsIn(
  template: Template,
  statement: Value,
  { isNamedBy }: ServicePrincipal,
): boolean | undefined {
  const effect = equals(statement.get("Effect"), "Allow");
  if (!effect) return effect;
  const principal = statement.get("Principal");
  if (principal.kind !== "known") return undefined;
  if (textOf(principal) === "*") return true;
  if (principal.get("AWS").items().some(isEveryone)) return true;
  const answers = principal
    .get("Service")
    .items()
    .map((service) => {
      const text = written(template, service.node).replace("${AWS::URLSuffix}", "amazonaws.com");
      return isNamedBy.test(text) ? true : textIsOpen(text) ? undefined : false;
    });
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

const isEveryone = (value: Value): boolean => textOf(value) === "*";

/** Whether a principal depends on more than the region and the partition. */
const textIsOpen = (text: string): boolean =>
  text.replaceAll("${AWS::Region}", "").includes("${") || text.includes("\n");

/** The changes that add the service's statements; none where the policy's list is an intrinsic function's. */
export function additions(
  template: Template,
  key: Resource,
  principal: ServicePrincipal,
): readonly Change[] {
  const policy = key.get("KeyPolicy");
  const list = policy.get("Statement");
  const condition = conditionOf(template, key, principal);
  const sids = list.items().map((statement) => textOf(statement.get("Sid")));
  const statements = principal.statements.map((statement) =>
    onlyIf(condition, { ...statement, Sid: freshSid(statement.Sid, sids) }),
  );
  if (policy.kind === "absent") {
    if (policy.node) return [];
    const value: Json = { Version: "2012-10-17", Statement: [accountStatement, ...statements] };
    return [set(policy.path(), value)];
  }
  if (!list.node || list.path().includes("Fn::If")) return [];
  if (list.node.type === "array")
    return statements.map((statement) => append(list.path(), statement));
  return [set(list.path(), [jsonOf(list.node), ...statements])];
}

/** A statement's id, numbered if the policy has it already: IAM wants different ones. */
function freshSid(sid: string, taken: readonly (string | undefined)[]): string {
  let id = sid;
  for (let n = 2; taken.includes(id); n++) id = `${sid} ${n}`;
  return id;
}

/** The condition under which all that makes the service use the key exists, where the key may exist without it. */
function conditionOf(
  template: Template,
  key: Resource,
  principal: ServicePrincipal,
): string | undefined {
  const users = serviceUsesOf(template.inWorld(new Map()), key).filter(
    (use) => use.principal === principal,
  );
  const conditions = new Set(users.map(({ by, through }) => by.condition ?? through?.condition));
  const [only] = conditions;
  // A use that only this world knows, by Fn::If, may be one without that condition.
  if (conditions.size > 1 || only === undefined || !template.world.get(only)) return undefined;
  return template.conditions.implies(key.condition, only) ? undefined : only;
}
