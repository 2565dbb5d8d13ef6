/** Which properties of one object exclude or need one another where that is not heeded. */
import type { Combination, When } from "../../aws/propertyCombinations.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { member, type Node } from "../../syntax/syntax.ts";
import type { World } from "../../template/conditions.ts";
import { declaredNames } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import { conditionsOf, worldsOf } from "./assumptions.ts";
import type { KnownObject } from "./misfitKinds.ts";
import { misfitsOf } from "./misfits.ts";

/** What is wrong with an object in some world. */
type Clash =
  | { readonly kind: "conflict"; readonly properties: readonly string[]; readonly name: string }
  | { readonly kind: "lacking"; readonly properties: readonly string[] };

export type CombinationProblem = KnownObject &
  Clash & {
    readonly combination: Combination;
    /** " when A is true", where the object is well under other conditions. */
    readonly when: string;
  };

/** All problems of that kind, object by object. */
export const combinationProblems = oncePer((template: Template): readonly CombinationProblem[] =>
  misfitsOf(template).combined.flatMap((object) =>
    object.shape.combinations.flatMap((combination) =>
      isFine(template, object.node, combination) ? none : problemsOf(template, object, combination),
    ),
  ),
);

const none: readonly never[] = [];
const nowhere: World = new Map();

/** Whether nothing can be wrong, which is so of nearly all objects and seen at little cost: where no condition decides what is there. */
function isFine(template: Template, node: Node | undefined, combination: Combination): boolean {
  const { when = none, oneOf = none, someOf = none, needs = none, excludes = none } = combination;
  for (const each of when) {
    const first = member(node, each.property)?.value;
    if (isConditional(first)) return false;
    if (!holds(template, node, each, nowhere)) return !each.property.includes(".");
  }
  let present = 0;
  for (const name of oneOf) {
    const found = member(node, name);
    if (found && (isConditional(found.value) || ++present > 1)) return false;
  }
  for (const name of excludes) if (member(node, name)) return false;
  for (const name of needs) if (!isPlain(node, name)) return false;
  return someOf.length === 0 || someOf.some((name) => isPlain(node, name));
}

function isPlain(node: Node | undefined, name: string): boolean {
  const found = member(node, name);
  return found !== undefined && !isConditional(found.value);
}

/** Whether a value may be absent by Fn::If or AWS::NoValue. */
function isConditional(node: Node | undefined): boolean {
  const name = intrinsicOf(node)?.name;
  return (
    name === "Fn::If" || (name === "Ref" && intrinsicOf(node)?.value?.value === "AWS::NoValue")
  );
}

function problemsOf(
  template: Template,
  object: KnownObject,
  combination: Combination,
): readonly CombinationProblem[] {
  const asked = propertiesOf(combination);
  const declared = declaredNames(template).conditions;
  const names = asked
    .flatMap((name) => conditionsIn(valueAt(object.node, name)))
    .filter((name) => declared.has(name));
  if (names.length === 0)
    return clashes(template, object.node, combination, new Map()).map((clash) => ({
      ...object,
      ...clash,
      combination,
      when: "",
    }));
  const worlds = worldsOf(template, [...conditionsOf(object.assumed), ...names], object.assumed);
  const found = new Map<string, { clash: Clash; worlds: World[] }>();
  for (const world of worlds)
    for (const clash of clashes(template, object.node, combination, world)) {
      const key = JSON.stringify(clash);
      const same = found.get(key);
      if (same) same.worlds.push(world);
      else found.set(key, { clash, worlds: [world] });
    }
  return [...found.values()].map(({ clash, worlds: where }) => ({
    ...object,
    ...clash,
    combination,
    when: whenText(where, worlds),
  }));
}

const propertiesOf = (combination: Combination): readonly string[] => [
  ...(combination.when ?? []).map(({ property }) => property),
  ...(combination.oneOf ?? []),
  ...(combination.someOf ?? []),
  ...(combination.needs ?? []),
  ...(combination.excludes ?? []),
];

function clashes(
  template: Template,
  node: Node | undefined,
  combination: Combination,
  world: World,
): readonly Clash[] {
  const { when = [], oneOf = [], someOf = [], needs = [], excludes = [] } = combination;
  const isThere = (property: string) => presence(world, valueAt(node, property));
  if (!when.every((each) => holds(template, node, each, world))) return [];
  const found: Clash[] = [];
  const present = oneOf.filter((property) => isThere(property) === true);
  if (present.length > 1)
    for (const name of present) found.push({ kind: "conflict", properties: present, name });
  if (someOf.length > 0 && someOf.every((property) => isThere(property) === false))
    found.push({ kind: "lacking", properties: someOf });
  for (const property of needs)
    if (isThere(property) === false) found.push({ kind: "lacking", properties: [property] });
  const [reason] = when;
  for (const name of excludes)
    if (reason && isThere(name) === true)
      found.push({ kind: "conflict", properties: [reason.property, name], name });
  return found;
}

/** A value that is being typed. */
const halfTyped = Symbol();

/** What stands at a name, or at names with dots between them; undefined where nothing does. */
function valueAt(node: Node | undefined, path: string): Node | typeof halfTyped | undefined {
  let at: Node | undefined = node;
  for (const name of path.split(".")) {
    if (at && intrinsicOf(at)) return at;
    const found = member(at, name);
    if (found && !found.value) return halfTyped;
    at = found?.value;
  }
  return at;
}

/** The value in a world, Fn::If looked through; undefined where it is absent. */
function resolved(
  world: World,
  node: Node | typeof halfTyped | undefined,
): Node | typeof halfTyped | undefined {
  if (node === halfTyped) return node;
  const fn = intrinsicOf(node);
  if (fn?.name === "Ref" && fn.value?.value === "AWS::NoValue") return undefined;
  if (fn?.name !== "Fn::If") return node;
  const [condition, yes, no] = fn.value?.type === "array" ? fn.value.children : [];
  const isTaken = world.get(String(condition?.value));
  return isTaken === undefined || !yes || !no ? halfTyped : resolved(world, isTaken ? yes : no);
}

/** Undefined where that is not known. */
function presence(world: World, value: Node | typeof halfTyped | undefined): boolean | undefined {
  const node = resolved(world, value);
  return node === halfTyped ? undefined : node !== undefined;
}

function holds(template: Template, node: Node | undefined, when: When, world: World): boolean {
  const { property, is, whenAbsent } = when;
  const value = resolved(world, valueAt(node, property));
  if (value === halfTyped) return false;
  // What is below an intrinsic function may be there or not.
  if (!is) return value !== undefined && (!property.includes(".") || !intrinsicOf(value));
  if (!value) return whenAbsent !== undefined && is.includes(whenAbsent);
  const fn = intrinsicOf(value);
  if (!fn) return is.includes(String(value.value));
  const allowed =
    fn.name === "Ref" && template.parameters.get(String(fn.value?.value))?.allowedValues;
  return allowed ? allowed.every((text) => is.includes(text)) : false;
}

/** The conditions that decide what a value is. */
function conditionsIn(value: Node | typeof halfTyped | undefined): readonly string[] {
  if (value === halfTyped) return [];
  const fn = intrinsicOf(value);
  if (fn?.name !== "Fn::If" || fn.value?.type !== "array") return [];
  const [condition, yes, no] = fn.value.children;
  return [String(condition?.value), ...conditionsIn(yes), ...conditionsIn(no)];
}

function whenText(where: readonly World[], all: readonly World[]): string {
  if (where.length === all.length) return "";
  const needed = [...(where[0] ?? [])].filter(
    ([name, isTrue]) =>
      where.every((world) => world.get(name) === isTrue) &&
      all.some((world) => world.get(name) !== isTrue),
  );
  const said = needed.map(([name, isTrue]) => `"${name}" is ${isTrue}`);
  return said.length === 0 ? " under some conditions" : ` when ${said.join(" and ")}`;
}
