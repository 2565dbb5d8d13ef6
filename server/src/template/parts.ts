/** The pieces that a string is made of: literal text, and what it refers to. */
import { elements, members, type Node } from "../syntax/syntax.ts";
import { attributeOf, splitAttribute, type Target, variablesOf } from "./references.ts";
import { intrinsicOf, type Reader, readValue, textOf, type Value } from "./value.ts";

/** A piece of a string: literal text, or a reference to a resource, parameter or pseudo parameter. */
export type Part = string | Target;

/** The pieces that a string is made of, or undefined when only deployment can tell. None of an absent value. */
export function partsOf(reader: Reader, value: Value): readonly Part[] | undefined {
  if (value.kind === "absent") return [];
  const text = textOf(value);
  if (text !== undefined) return text === "" ? [] : [text];
  const fn = intrinsicOf(value.node);
  const argument = fn?.value;
  if (!fn || !argument) return undefined;
  const read = (node: Node) => partsOf(reader, readValue(reader, node, node));
  switch (fn.name) {
    case "Ref":
      return argument.type === "string"
        ? [{ to: argument.value, attribute: undefined }]
        : undefined;
    case "Fn::GetAtt": {
      const target = attributeOf(argument);
      return target && [target];
    }
    case "Fn::Join": {
      const [delimiter, list] = elements(argument);
      if (delimiter?.type !== "string" || list?.type !== "array") return undefined;
      const items = readValue(reader, list, list).items();
      return concat(
        items.map((item) => partsOf(reader, item)),
        delimiter.value,
      );
    }
    case "Fn::Sub": {
      const [text, locals] = argument.type === "string" ? [argument] : elements(argument);
      return text?.type === "string" ? substitute(text.value, locals, read) : undefined;
    }
    default:
      return undefined;
  }
}

function concat(
  lists: readonly (readonly Part[] | undefined)[],
  delimiter: string,
): readonly Part[] | undefined {
  // Spread over a call's arguments, a long list would overflow the stack.
  const all: Part[] = [];
  for (const [i, list] of lists.entries()) {
    if (!list) return undefined;
    if (i > 0 && delimiter) all.push(delimiter);
    for (const part of list) all.push(part);
  }
  return all;
}

/** More pieces, and more text, than any template's string has. Local variables in each other's values could otherwise fill the memory. */
const mostParts = 1000;
const longest = 100_000;

function substitute(
  text: string,
  locals: Node | undefined,
  read: (node: Node) => readonly Part[] | undefined,
): readonly Part[] | undefined {
  const values =
    locals && new Map(members(locals).map(({ name, value }) => [name, value && read(value)]));
  const all: Part[] = [];
  const addText = (literal: string) => literal && all.push(literal.replaceAll("${!", "${"));
  let length = text.length;
  let at = 0;
  for (const { name, start, end } of variablesOf(text)) {
    addText(text.slice(at, start));
    at = end;
    const parts = values?.has(name) ? values.get(name) : [splitAttribute(name)];
    if (!parts) return undefined;
    for (const part of parts) {
      all.push(part);
      length += typeof part === "string" ? part.length : 0;
    }
    if (all.length > mostParts || length > longest) return undefined;
  }
  addText(text.slice(at));
  return all;
}

/** The one thing that a value is as a whole: `{ "Ref": "X" }`, `"${X.Arn}"` in Fn::Sub, … */
export function targetOf(reader: Reader, value: Value): Target | undefined {
  const parts = value.kind === "unknown" ? partsOf(reader, value) : undefined;
  const [only, more] = parts ?? [];
  return typeof only === "object" && more === undefined ? only : undefined;
}
