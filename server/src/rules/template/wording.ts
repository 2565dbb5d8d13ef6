/** How the rules about properties speak of places and values. */
import type { ValueType } from "../../aws/specification/specification.ts";
import type { Json, Node } from "../../syntax/syntax.ts";
import type { Place } from "./misfitKinds.ts";

/** `AWS::S3::Bucket "Logs"`, or `"VersioningConfiguration" of "Logs"` of an object in it. */
export function nameOf({ resource, shape }: Place, object: Node | undefined): string {
  const within = object && shape.name !== "" && keyAbove(object);
  return within ? `"${within}" of "${resource.id}"` : `${resource.type} "${resource.id}"`;
}

/** `"Status" of "Logs"`, or `an element of "Subnets" of "Logs"`. */
export function valueName({ resource }: Place, node: Node): string {
  const value = outsideIfs(node);
  const isElement = value.parent?.type === "array";
  return `${isElement ? "an element of " : ""}"${keyAbove(value)}" of "${resource.id}"`;
}

/** The member that a value belongs to. */
function keyAbove(node: Node): string {
  let at: Node | undefined = outsideIfs(node);
  while (at && !at.key) at = at.parent && outsideIfs(at.parent);
  return at?.key?.value ?? "Properties";
}

/** The outermost Fn::If of which a value is a branch, or else the value. */
function outsideIfs(node: Node): Node {
  let at = node;
  while (at.parent?.type === "array" && at.parent.key?.value === "Fn::If" && at.parent.parent)
    at = at.parent.parent;
  return at;
}

const kinds = {
  string: "text",
  timestamp: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  list: "a list",
  map: "an object",
  object: "an object",
  tag: "an object with Key and Value",
  json: "an object",
  union: "something else",
} as const;

/** What a value of that type is. */
export const kindOf = ({ kind }: ValueType): string => kinds[kind];

/** What a value is, in a word, or itself where it is short. */
export function givenAs(node: Node): string {
  if (node.type === "object") return "an object";
  if (node.type === "array") return "a list";
  const text = JSON.stringify(node.value);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}

/** `"a": 1 and "b", to be checked`: properties with values that hold a place, which are said where they are short. */
export function toBeChecked(values: readonly (readonly [string, Json])[]): string {
  const said = values.map(([name, value]) => {
    const text = JSON.stringify(value);
    return `"${name}"${typeof value === "object" || text.length > 40 ? "" : `: ${text}`}`;
  });
  return `${said.join(" and ")}, to be checked`;
}

/** `"a", "b" and "c"`, or with another word before the last. */
export function listed(names: readonly string[], word = "and"): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} ${word} ${last}`;
}

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
