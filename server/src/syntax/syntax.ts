/** JSON text to a tree of offsets, and ways about it. */
import type { Member, Node } from "./node.ts";
import { oncePer, type Remembering } from "./oncePer.ts";
import { type Duplicate, type Extension, readTree, type TreeError } from "./tree.ts";

export type { Extension, Member, Node };

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

export interface Syntax extends Remembering {
  readonly text: string;
  /** Undefined when the text holds no value at all, or one nested too deeply to read. */
  readonly root: Node | undefined;
  readonly errors: readonly SyntaxProblem[];
  /** Comments and trailing commas, which JSON itself has not. */
  readonly extensions: readonly Extension[];
  /** Keys that stand more than once in their object, from the innermost objects outwards. */
  readonly duplicates: readonly Duplicate[];
  /** Whether it is certain what stands in what: brackets match, and nothing is wrong but commas, colons and values still to be typed. */
  readonly isWellNested: boolean;
}

/**
 * Reads JSON with comments and trailing commas. Never fails: broken text gives a partial tree and its errors. A leading
 * byte order mark is white space here, so that offsets stay those of `text`.
 */
export function parse(text: string): Syntax {
  const readable = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const { root, errors, extensions, duplicates } = readTree(readable);
  const isWellNested = errors.every(({ message }) => isHalfTyped.has(message));
  return {
    text,
    root,
    errors: errors.map(describe),
    extensions,
    duplicates,
    isWellNested,
    answers: new Map(),
  };
}

/** Errors of what is being typed, which leave no doubt about what is around it. */
const isHalfTyped = new Set(["value expected", "colon expected", "comma expected"]);

const describe = ({ offset, length, message }: TreeError): SyntaxProblem => ({
  span: { start: offset, end: offset + length },
  message,
});

export const spanOf = (node: Node): Span => ({
  start: node.offset,
  end: node.offset + node.length,
});

/** The JSON path of a value, or of the member that a key names. */
export function pathOf(node: Node): Path {
  const path: (string | number)[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) {
    if (at.key) path.push(at.key.value);
    else if (at.parent.type === "array") {
      const index = indexOf(at.parent.children, at);
      // A mark is no element: it stands for a piece of text.
      if (at.parent.children[index] === at) path.push(index);
    }
  }
  return path.reverse();
}

/** A piece of text that is no value, such as a comma, as something to point at; its path is that of what it stands in. */
export const mark = (offset: number, length: number, parent: Node | undefined): Node => ({
  type: "null",
  offset,
  length,
  parent,
  key: undefined,
  value: null,
  children: undefined,
});
/** The index of a list's element: they stand in the order of their offsets. */
function indexOf(list: readonly Node[], { offset }: Node): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.offset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The plain value of a node; members that are half typed are not there. */
export function jsonOf(node: Node): Json {
  if (node.type === "array") return node.children.map(jsonOf);
  if (node.type !== "object") return node.value;
  const json: Record<string, Json> = Object.create(null);
  for (const { name, value } of node.children) if (value) json[name] = jsonOf(value);
  return json;
}

const none: readonly never[] = [];

/** Members of an object node in source order; none of anything else. */
export const members = (node: Node | undefined): readonly Member[] =>
  node?.type === "object" ? node.children : none;

/** The member of that name; of duplicate keys the last, as JSON readers have it. */
export function member(node: Node | undefined, name: string): Member | undefined {
  if (node?.type !== "object") return undefined;
  for (let i = node.children.length - 1; i >= 0; i--)
    if (node.children[i]?.name === name) return node.children[i];
  return undefined;
}

/** An object with more members than these has them in an index. */
const few = 16;

const indexes = oncePer((_: Syntax) => new Map<Node, ReadonlyMap<string, Member>>());

/** As `member`, for those who look up many: an object that has many itself is gone through once. */
export function memberIn(syntax: Syntax, node: Node | undefined, name: string): Member | undefined {
  if (node?.type !== "object" || node.children.length <= few) return member(node, name);
  const known = indexes(syntax);
  const index = known.get(node) ?? new Map(node.children.map((each) => [each.name, each]));
  known.set(node, index);
  return index.get(name);
}

/** Elements of a list node; none of anything else. */
export const elements = (node: Node | undefined): readonly Node[] =>
  node?.type === "array" ? node.children : none;

/** The value at `path` below `node`, if it is there. */
export function find(node: Node | undefined, path: Path): Node | undefined {
  let at = node;
  for (const step of path)
    at = typeof step === "number" ? elements(at)[step] : member(at, step)?.value;
  return at;
}

/** The key under which a value stands; a key's own is itself. */
export const keyOf = (node: Node): Node | undefined => node.key;
