/** Property 8: strict JSON is read without errors, and as the value that JSON.parse reads. */
import fc from "fast-check";
import { jsonOf, parse, type Syntax } from "../../server/src/syntax/syntax.ts";
import { strictJson, type Violation } from "./violations.ts";

/** What is wrong with how a text is read, if it is strict JSON and no deeper than the parser goes. */
export function readingViolations(
  text: string,
  { root, errors }: Syntax = parse(text),
): Violation[] {
  const value = strictJson(text);
  if (value === undefined) return [];
  const [error] = errors;
  if (error)
    return [`strict JSON is read with the error "${error.message}" at ${error.span.start}`];
  return root && isSame(jsonOf(root), value) ? [] : ["strict JSON is read as another value"];
}

/** Also in the order of keys, and in the sign of zero. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null)
    return Object.is(a, b);
  const [entries, others] = [Object.entries(a), Object.entries(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    entries.length === others.length &&
    entries.every(([key, item], i) => key === others[i]?.[0] && isSame(item, others[i]?.[1]))
  );
}

const space = fc.stringMatching(/^[ \t\r\n]{0,2}$/);

const number = fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.\d{1,4})?([eE][+-]?\d{1,3})?$/);

const string = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 3 }).map((text) => JSON.stringify(text).slice(1, -1)),
      fc.stringMatching(/^\\u[0-9a-fA-F]{4}$/),
      fc.constantFrom("\\/", "\\b", "\\f", "/", "//", "/*", "\u007f", "\u2028", "\ufeff", "\ud800"),
      fc.constantFrom("__proto__", "constructor", "toJSON", "0", "10"),
    ),
    { maxLength: 3 },
  )
  .map((pieces) => `"${pieces.join("")}"`);

/** Texts that are strict JSON, written in every way that it has. */
export const jsonTexts: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const spaced = (text: fc.Arbitrary<string>) =>
    fc.tuple(space, text, space).map((pieces) => pieces.join(""));
  const listed = (item: fc.Arbitrary<string>) =>
    fc.array(item, { maxLength: 4 }).map((items) => items.join(","));
  const member = fc.tuple(spaced(string), tie("value")).map((pair) => pair.join(":"));
  return {
    value: spaced(
      fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        fc.oneof(number, string, fc.constantFrom("true", "false", "null", "[ ]", "{\n}")),
        listed(tie("value")).map((items) => `[${items || " "}]`),
        listed(member).map((items) => `{${items}}`),
      ),
    ),
  };
}).value;
