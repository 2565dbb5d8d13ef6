/** JSON text to a tree of offsets. The only module that calls jsonc-parser to read. */
import {
  getNodePath,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { separateHalfTyped } from "./halfTyped.ts";

export type { Node };

/** Half-open span of UTF-16 offsets. Lines and columns exist only in `lsp/`, `report/` and `cli`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a value stands: member names and list indexes from the root. */
export type Path = readonly (string | number)[];

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface SyntaxProblem {
  readonly span: Span;
  readonly message: string;
}

export interface Syntax {
  readonly text: string;
  /** Undefined when the text holds no value at all, or one nested too deeply to read. */
  readonly root: Node | undefined;
  readonly errors: readonly SyntaxProblem[];
}

/** Deeper than any real template; the parser itself overflows the stack somewhere beyond 3,000. */
const deepest = 1000;

/**
 * Reads JSON with comments and trailing commas. Never fails: broken text gives a partial tree and its errors. A leading
 * byte order mark is white space here, so that offsets stay those of `text`.
 */
export function parse(text: string): Syntax {
  const tooDeep = offsetBeyond(text, deepest);
  if (tooDeep !== undefined) {
    const span = { start: tooDeep, end: tooDeep + 1 };
    return { text, root: undefined, errors: [{ span, message: "nested too deeply" }] };
  }
  const readable = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const first = read(readable);
  if (first.errors.length === 0) return { text, ...first };
  const separate = read(separateHalfTyped(readable));
  return { text, ...(separate.errors.length > 0 ? separate : first) };
}

function read(text: string): Omit<Syntax, "text"> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return { root, errors: errors.map(describe) };
}

const describe = ({ error, offset, length }: ParseError): SyntaxProblem => ({
  span: { start: offset, end: offset + length },
  message: printParseErrorCode(error)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim(),
});

/** The offset at which brackets nest deeper than `limit`, found without recursion. */
function offsetBeyond(text: string, limit: number): number | undefined {
  /** What closes the brackets around the innermost open one; a bracket that does not match closes nothing, as the parser has it. */
  const closers: number[] = [];
  let closer = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32) continue;
    if (code === 34 /* " */) i = endOfString(text, i);
    else if (code === 123 /* { */ || code === 91 /* [ */) {
      closers.push(closer);
      if (closers.length > limit) return i;
      closer = code + 2;
    } else if (code === closer) closer = closers.pop() ?? 0;
    else if (code === 47 /* / */) i = endOfComment(text, i);
  }
  return undefined;
}

/** The offset of the quote that ends the string starting at `quote`, or of the end of an unended line. */
function endOfString(text: string, quote: number): number {
  for (let i = quote + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92 /* \ */) i++;
    else if (code === 34 /* " */ || isLineEnd(code)) return i;
  }
  return text.length;
}

/** The offset of the last character of the comment that starts at `slash`; `slash` itself if none does. */
function endOfComment(text: string, slash: number): number {
  const kind = text[slash + 1];
  if (kind === "*") {
    const end = text.indexOf("*/", slash + 2);
    return end < 0 ? text.length : end + 1;
  }
  let i = slash;
  if (kind === "/") while (i + 1 < text.length && !isLineEnd(text.charCodeAt(i + 1))) i++;
  return i;
}

const isLineEnd = (code: number): boolean => code === 10 /* \n */ || code === 13; /* \r */

export const spanOf = (node: Node): Span => ({
  start: node.offset,
  end: node.offset + node.length,
});

/** The JSON path of a value, or of the member that a key names. */
export const pathOf = (node: Node): Path => getNodePath(node);

/** The plain value of a node; members that are half typed are null. */
export const jsonOf = (node: Node): Json => getNodeValue(node) as Json;

export interface Member {
  readonly name: string;
  readonly key: Node;
  /** Undefined while the member is half typed. */
  readonly value: Node | undefined;
}

/** Members of an object node in source order; none of anything else. */
export function members(node: Node | undefined): Member[] {
  if (node?.type !== "object" || !node.children) return [];
  const found: Member[] = [];
  for (const { children } of node.children) {
    const key = children?.[0];
    if (key) found.push({ name: String(key.value), key, value: children[1] });
  }
  return found;
}

/** The member of that name; of duplicate keys the last, as JSON readers have it. */
export function member(node: Node | undefined, name: string): Member | undefined {
  if (node?.type !== "object" || !node.children) return undefined;
  for (let i = node.children.length - 1; i >= 0; i--) {
    const children = node.children[i]?.children;
    const key = children?.[0];
    if (key?.value === name) return { name, key, value: children?.[1] };
  }
  return undefined;
}

/** Elements of a list node; none of anything else. */
export const elements = (node: Node | undefined): readonly Node[] =>
  node?.type === "array" ? (node.children ?? []) : [];

/** The value at `path` below `node`, if it is there. */
export function find(node: Node | undefined, path: Path): Node | undefined {
  let at = node;
  for (const step of path)
    at = typeof step === "number" ? elements(at)[step] : member(at, step)?.value;
  return at;
}

/** The key under which a value stands; a key's own is itself. */
export function keyOf(node: Node): Node | undefined {
  return node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
}
