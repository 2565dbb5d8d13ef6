/** A value of a template as far as it can be known before deployment. */

import { type Change, remove, set } from "../syntax/change.ts";
import {
  elements,
  type Json,
  jsonOf,
  type Member,
  member,
  members,
  type Node,
  type Path,
  pathOf,
} from "../syntax/syntax.ts";
import type { World } from "./conditions.ts";

/**
 * What is known of a value in one world. Absent: not there, or `AWS::NoValue`. Unknown: an intrinsic function that only
 * deployment can tell. Fn::If is looked through where the world says which branch is taken.
 */
export interface Value {
  readonly kind: "absent" | "known" | "unknown";
  /** What to underline: the value, its branch of Fn::If, or the nearest key above where it is absent. */
  readonly at: Node;
  /** The value's own node; of an absent one undefined, or the node of AWS::NoValue. */
  readonly node: Node | undefined;
  /** Of an absent value, the names that lead to it from the nearest node above; from an `AWS::NoValue` itself. */
  readonly below?: readonly string[];
  /** Where the value stands, or would stand if it were there. */
  path(): Path;
  /** All that a parameter with AllowedValues can be. */
  readonly oneOf?: readonly string[] | undefined;
  /** The member below; of an unknown value unknown too. */
  get(...path: string[]): Value;
  /** The elements of a list without absent ones; a value that is no list stands for a list of itself, as CloudFormation reads it. */
  items(): readonly Value[];
}

/** What of a template its values depend on. */
export interface Reader {
  readonly world: World;
  allowedValues(parameter: string): readonly string[] | undefined;
}

/** Reads a node as a value; where there is none, `near` is what to underline, and the value would stand at `name` below `above`. */
export function readValue(
  reader: Reader,
  node: Node | undefined,
  near: Node,
  above: Node = near,
  name?: string,
): Value {
  if (!node) return absent(near, undefined, above, name === undefined ? [] : [name]);
  const fn = intrinsicOf(node);
  if (!fn) return known(reader, node, near);
  if (fn.name === "Fn::If") {
    const branch = branchOf(reader, fn.value);
    return branch ? readValue(reader, branch, branch) : unknown(node, undefined);
  }
  if (fn.name !== "Ref") return unknown(node, undefined);
  const to = String(fn.value?.value);
  return to === "AWS::NoValue"
    ? absent(node, node, node, [])
    : unknown(node, reader.allowedValues(to));
}

/** The branch of Fn::If that the world takes, or undefined where it does not say. */
function branchOf(reader: Reader, argument: Node | undefined): Node | undefined {
  const [condition, yes, no] = elements(argument);
  const holds = reader.world.get(String(condition?.value));
  return holds === undefined ? undefined : holds ? yes : no;
}

// Templates have many values, and most are asked one question: their methods are shared, and know their value as `this`.

interface AbsentValue extends Value {
  readonly kind: "absent";
  /** The nearest node above; the names in `below` lead from there to where the value would stand. */
  readonly above: Node;
  readonly below: readonly string[];
}

const absent = (
  at: Node,
  node: Node | undefined,
  above: Node,
  below: readonly string[],
): AbsentValue => ({
  kind: "absent",
  at,
  node,
  above,
  below,
  path: pathOfAbsent,
  get: getOfAbsent,
  items: noItems,
});

function pathOfAbsent(this: AbsentValue): Path {
  return [...pathOf(this.above), ...this.below];
}

function getOfAbsent(this: AbsentValue, ...names: string[]): Value {
  const { at, node, above, below } = this;
  return names.length === 0 ? this : absent(at, node, above, [...below, ...names]);
}

const noItems = (): readonly Value[] => [];

interface PresentValue extends Value {
  readonly node: Node;
}

const unknown = (node: Node, oneOf: readonly string[] | undefined): PresentValue => ({
  kind: "unknown",
  at: node,
  node,
  oneOf,
  path: pathOfPresent,
  get: getOfUnknown,
  items: itemsOfUnknown,
});

function pathOfPresent(this: PresentValue): Path {
  return pathOf(this.node);
}

function getOfUnknown(this: Value): Value {
  return this;
}

function itemsOfUnknown(this: Value): readonly Value[] {
  return [this];
}

interface KnownValue extends PresentValue {
  readonly kind: "known";
  readonly reader: Reader;
  /** What to underline of a member that is absent. */
  readonly near: Node;
}

const known = (reader: Reader, node: Node, near: Node): KnownValue => ({
  kind: "known",
  at: node,
  node,
  reader,
  near,
  path: pathOfPresent,
  get: getOfKnown,
  items: itemsOfKnown,
});

function getOfKnown(this: KnownValue, ...names: string[]): Value {
  let value: Value = this;
  for (const name of names)
    value = value.kind === "known" ? memberOf(value as KnownValue, name) : value.get(name);
  return value;
}

function memberOf({ reader, node, near }: KnownValue, name: string): Value {
  // A list where CloudFormation wants an object has no members, nor a place for one.
  if (node.type === "array") return unknown(node, undefined);
  const found = member(node, name);
  // What Fn::Transform and Fn::ForEach leave beside the other members is not written out.
  if (!found && members(node).some(standsForOthers)) return unknown(node, undefined);
  return readValue(reader, found?.value, found?.key ?? near, node, name);
}

/** Whether a member of that name stands for others, which only deployment writes out. */
export const isWrittenElsewhere = (name: string): boolean =>
  name.startsWith("Fn::") && (name.startsWith("Fn::ForEach") || name.startsWith("Fn::Transform"));

const standsForOthers = ({ name }: Member): boolean => isWrittenElsewhere(name);

function itemsOfKnown(this: KnownValue): readonly Value[] {
  const { node, reader } = this;
  if (node.type !== "array") return [this];
  const items: Value[] = [];
  for (const element of node.children) {
    const item = readValue(reader, element, element);
    // An element that is an Fn::If may give a list of its own.
    if (item.node !== element && item.node?.type === "array")
      for (const each of item.items()) items.push(each);
    else if (item.kind !== "absent") items.push(item);
  }
  return items;
}

/** The intrinsic function that a node calls, its argument as value. */
export function intrinsicOf(node: Node | undefined): Member | undefined {
  if (node?.type !== "object" || node.children.length !== 1) return undefined;
  const only = node.children[0];
  return only && (only.name === "Ref" || only.name.startsWith("Fn::")) ? only : undefined;
}

/** The change that gives a value, absent or not, another one. What is absent by `AWS::NoValue` is written in its place. */
export function setValue(value: Value, json: Json): Change {
  const { kind, node, below = [] } = value;
  if (kind !== "absent" || !node) return set(value.path(), json);
  const nested = below.reduceRight<Json>((inner, name) => ({ [name]: inner }), json);
  return set(pathOf(node), nested);
}

/** The change that takes a value away. A branch of Fn::If must give something: it then gives nothing. */
export function removeValue(value: Value): Change {
  const path = value.path();
  return path.at(-2) === "Fn::If" ? set(path, { Ref: "AWS::NoValue" }) : remove(path);
}

/** A known scalar as CloudFormation reads it, text; undefined for anything else. */
export function textOf(value: Value): string | undefined {
  const node = value.kind === "known" ? value.node : undefined;
  return node && node.type !== "object" && node.type !== "array" ? String(node.value) : undefined;
}

/** Whether a value is `expected`, or undefined when only deployment can tell. "true" is true to CloudFormation, and so is "True". */
export function equals(
  value: Value,
  expected: string | number | boolean,
  whenAbsent = false,
): boolean | undefined {
  if (value.kind === "absent") return whenAbsent;
  if (value.kind === "known") return isText(textOf(value), expected);
  const agree = new Set(value.oneOf?.map((text) => isText(text, expected)));
  return agree.size === 1 ? agree.has(true) : undefined;
}

const isText = (text: string | undefined, expected: string | number | boolean): boolean =>
  text === String(expected) ||
  (typeof expected === "boolean" && text?.toLowerCase() === String(expected));

/** Whether two values are written the same, and so are the same wherever both are deployed. */
export const isSameExpression = (a: Value, b: Value): boolean =>
  a.kind !== "absent" &&
  b.kind !== "absent" &&
  JSON.stringify(jsonOf(a.node as Node)) === JSON.stringify(jsonOf(b.node as Node));

/** Whether an object has none of the members; of one in which something is still being typed that is not said. */
export const lacks = (object: Value, ...names: readonly string[]): boolean =>
  object.kind === "known" &&
  names.every((name) => object.get(name).kind === "absent") &&
  members(object.node).every(({ value }) => value !== undefined);
