/** How a text is laid out, and JSON values printed in that layout. */
import { oncePer } from "./oncePer.ts";
import type { Json, Syntax } from "./syntax.ts";

export interface Layout {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  /** Whether small values such as `{ "Ref": "Vpc" }` stand on one line between many-line objects. */
  readonly keepsSmallOnOneLine: boolean;
  /** White space inside the braces of an object on one line. */
  readonly padding: string;
  /** White space behind colons and commas on one line. */
  readonly gap: string;
}

/** The layout of a text. */
export const layoutOf = oncePer(
  ({ text }: Syntax): Layout => ({
    eol: text.includes("\r\n") ? "\r\n" : "\n",
    unit: /\n([ \t]+)"/.exec(text)?.[1] ?? "  ",
    keepsSmallOnOneLine: /\{[ \t]*"(?:Ref|Fn::Sub|Fn::GetAtt)"/.test(text),
    padding: /\{[ \t]+"/.test(text) || !/\{"/.test(text) ? " " : "",
    gap: /":[ \t]/.test(text) || !/":/.test(text) ? " " : "",
  }),
);

/** What fits on one line where small values do. */
const width = 80;

/** Prints `value` over many lines; `indent` is the indentation of the line that it starts on, behind `before`. */
export function print(layout: Layout, value: Json, indent: string, before = ""): string {
  if (isScalar(value)) return JSON.stringify(value);
  if (layout.keepsSmallOnOneLine && isSmall(value)) {
    const line = printInline(layout, value);
    if (indent.length + before.length + line.length <= width) return line;
  }
  const inner = indent + layout.unit;
  const lines = Array.isArray(value)
    ? value.map((item) => inner + print(layout, item, inner))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return inner + name + print(layout, item, inner, name);
      });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (lines.length === 0) return `${open}${close}`;
  return `${open}${layout.eol}${lines.join(`,${layout.eol}`)}${layout.eol}${indent}${close}`;
}

/** Scalars, what calls an intrinsic function on small values, objects of one scalar, and lists of such. */
function isSmall(value: Json): boolean {
  if (isScalar(value)) return true;
  if (Array.isArray(value)) return value.every((item) => !Array.isArray(item) && isSmall(item));
  const [entry, more] = Object.entries(value);
  if (!entry || more) return false;
  const [key, item] = entry;
  return isScalar(item) || (/^(Ref$|Fn::)/.test(key) && isSmall(item));
}

const isScalar = (value: Json): value is null | boolean | number | string =>
  typeof value !== "object" || value === null;

/** Prints `value` on one line. */
export function printInline(layout: Layout, value: Json): string {
  if (isScalar(value)) return JSON.stringify(value);
  const { gap, padding } = layout;
  if (Array.isArray(value))
    return `[${value.map((item) => printInline(layout, item)).join(`,${gap}`)}]`;
  const entries = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${gap}${printInline(layout, item)}`,
  );
  return entries.length === 0 ? "{}" : `{${padding}${entries.join(`,${gap}`)}${padding}}`;
}

/** The indentation of the line that holds `offset`. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  let end = lineStart;
  while (end < offset && (text[end] === " " || text[end] === "\t" || text[end] === "\uFEFF")) end++;
  return text.slice(lineStart, end).replace("\uFEFF", "");
}
