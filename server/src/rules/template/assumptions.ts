/** What is taken for granted of conditions inside branches of Fn::If, and whether it can be. */
import { elements, type Node } from "../../syntax/syntax.ts";
import type { World } from "../../template/conditions.ts";
import { declaredNames } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";

/** A condition that holds, or does not, where something stands; `outer` is what holds around it. Undefined stands for nothing. */
export interface Assumption {
  readonly condition: string;
  readonly holds: boolean;
  readonly outer: Assumption | undefined;
  /** The resource's own Condition is none that a reader needs to be told. */
  readonly isOwn: boolean;
}

/** A branch of Fn::If with what is known there. */
export interface Branch {
  readonly node: Node;
  readonly assumed: Assumption | undefined;
}

/** The branches of Fn::If that some combination of conditions reaches. `argument` is the value of the function. */
export function branches(
  template: Template,
  argument: Node | undefined,
  assumed: Assumption | undefined,
): readonly Branch[] {
  if (argument?.type !== "array") return [];
  const [condition, yes, no] = argument.children;
  const reached: Branch[] = [];
  for (const [node, holds] of [
    [yes, true],
    [no, false],
  ] as const) {
    if (!node) continue;
    if (condition?.type !== "string") reached.push({ node, assumed });
    else {
      const inside = { condition: condition.value, holds, outer: assumed, isOwn: false };
      if (isPossible(template, inside)) reached.push({ node, assumed: inside });
    }
  }
  return reached;
}

function isPossible(template: Template, assumption: Assumption): boolean {
  for (let at = assumption.outer; at; at = at.outer)
    if (at.condition === assumption.condition) return at.holds === assumption.holds;
  return worldsOf(template, conditionsOf(assumption), assumption).length > 0;
}

const none: readonly string[] = [];

/** The conditions that an assumption is about. */
export function conditionsOf(assumed: Assumption | undefined): readonly string[] {
  if (!assumed) return none;
  const names = [];
  for (let at: Assumption | undefined = assumed; at; at = at.outer) names.push(at.condition);
  return names;
}

/** The combinations of these conditions in which the assumption holds. */
export function worldsOf(
  template: Template,
  names: readonly string[],
  assumed: Assumption | undefined,
): readonly World[] {
  return template.conditions.worlds(names).filter((world) => {
    for (let at = assumed; at; at = at.outer) {
      const holds = world.get(at.condition);
      if (holds !== undefined && holds !== at.holds) return false;
    }
    return true;
  });
}

/** " when A is true and B is false", of the Fn::Ifs that something stands in; empty where it stands in none. */
export function whenText(assumed: Assumption | undefined): string {
  const said = [];
  for (let at = assumed; at && !at.isOwn; at = at.outer)
    said.unshift(`"${at.condition}" is ${at.holds}`);
  return said.length === 0 ? "" : ` when ${said.join(" and ")}`;
}

/** The places at which a value is `AWS::NoValue`, and so absent, with what is known there. */
export function absences(
  template: Template,
  node: Node,
  assumed: Assumption | undefined,
): readonly Branch[] {
  const fn = intrinsicOf(node);
  if (fn?.name === "Ref") return fn.value?.value === "AWS::NoValue" ? [{ node, assumed }] : [];
  // Of a condition that does not exist another rule speaks.
  if (fn?.name !== "Fn::If" || !isDeclared(template, elements(fn.value)[0])) return [];
  return branches(template, fn.value, assumed).flatMap((branch) =>
    absences(template, branch.node, branch.assumed),
  );
}

/** Whether the first argument of an Fn::If is a condition that the template has. */
const isDeclared = (template: Template, condition: Node | undefined): boolean =>
  declaredNames(template).conditions.has(String(condition?.value));
