/** What kind of JSON value a node is, in words. */
import type { Node } from "../../syntax/syntax.ts";

const kinds: Readonly<Record<Node["type"], string>> = {
  object: "an object",
  array: "a list",
  string: "text",
  number: "a number",
  boolean: "true or false",
  null: "null",
};

export const kindOf = ({ type }: Node): string => kinds[type];
