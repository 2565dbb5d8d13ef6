/** Resources that must be created behind others, and the DependsOn that says so. */
import { append, type Change, insert, set } from "../syntax/change.ts";
import { member, type Node } from "../syntax/syntax.ts";
import { isCreatedAfter } from "../template/dependencies.ts";
import type { Resource, Template } from "../template/template.ts";
import { isThereFor } from "./additions.ts";
import type { Fix } from "./rule.ts";

/** What to underline where DependsOn lacks something: its value, or else the logical id. */
export function dependsOnOf({ body, key }: Resource): Node {
  const dependsOn = member(body, "DependsOn");
  return dependsOn?.value ?? dependsOn?.key ?? key;
}

/** Adds to DependsOn, which stands behind Type, and turns a string into a list; nothing where it is neither. */
export function addDependencies(
  { id, body }: Resource,
  others: readonly string[],
): readonly Change[] {
  const path = ["Resources", id, "DependsOn"];
  const node = member(body, "DependsOn")?.value;
  if (!node) return [insert(path, others, "Type")];
  if (node.type === "string") return [set(path, [node.value, ...others])];
  return node.type === "array" ? others.map((other) => append(path, other)) : [];
}

/** Has a resource wait for others; none where that is not possible, where they may not be there, or where it would make a cycle. */
export function waitingFor(
  template: Template,
  resource: Resource,
  others: readonly string[],
): readonly Fix[] {
  const canWaitFor = (id: string) => {
    const other = template.resource(id);
    const isThere = other === undefined || isThereFor(template, other, resource);
    return isThere && !isCreatedAfter(template, id, resource.id);
  };
  if (!others.every(canWaitFor)) return [];
  const changes = addDependencies(resource, others);
  const names = others.map((other) => `"${other}"`).join(" and ");
  return changes.length === 0
    ? []
    : [{ title: `Create "${resource.id}" after ${names}`, safety: "safe", changes }];
}
