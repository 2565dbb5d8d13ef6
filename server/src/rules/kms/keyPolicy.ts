/** What to add to the policy of a KMS key for a service. */
import { accountStatement, type ServicePrincipal } from "../../aws/keyPolicies.ts";
import { type Change, set } from "../../syntax/change.ts";
import type { Json } from "../../syntax/syntax.ts";
import { onlyIf } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { addStatements, withFreshSids } from "../iam/newStatements.ts";
import { serviceUsesOf } from "./uses.ts";

/** The changes that add the service's statements; none where the policy's list is an intrinsic function's. */
export function additions(
  template: Template,
  key: Resource,
  principal: ServicePrincipal,
): readonly Change[] {
  const policy = key.get("KeyPolicy");
  const list = policy.get("Statement");
  const condition = conditionOf(template, key, principal);
  const statements = withFreshSids(list, principal.statements).map((statement) =>
    onlyIf(condition, statement),
  );
  if (policy.kind === "absent") {
    if (policy.node) return [];
    const value: Json = { Version: "2012-10-17", Statement: [accountStatement, ...statements] };
    return [set(policy.path(), value)];
  }
  return addStatements(list, statements);
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
