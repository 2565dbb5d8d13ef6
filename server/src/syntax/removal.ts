/** Takes members and elements out of a text, with the commas that they leave behind. */
import type { Edit } from "./edit.ts";
import { scan, scannerAt, tokens } from "./scanner.ts";
import type { Node, Syntax } from "./syntax.ts";

/** A member or element, from its first unit to behind its last. */
interface Item {
  readonly start: number;
  readonly end: number;
}

/** The edits that take the children at `indexes` out of `container`. Comments stay where they are. */
export function removal(
  { text }: Syntax,
  container: Node,
  indexes: ReadonlySet<number>,
  labels: readonly string[],
): Edit[] {
  const edits: Edit[] = [];
  const cut = (start: number, end: number) =>
    edits.push({ offset: start, length: end - start, content: "", labels });
  const sorted = [...indexes].sort((a, b) => a - b);
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i] as number;
    while (sorted[i + 1] === (sorted[i] as number) + 1) i++;
    const run = runOf(container, first, sorted[i] as number);
    if (isPlain(text, run)) cut(run.start, run.end);
    else cutPieces(text, run, cut);
  }
  return edits;
}

/** The edit that takes the comma behind the last child away, if there is one. */
export function trailingComma(
  { text }: Syntax,
  container: Node,
  labels: readonly string[],
): readonly Edit[] {
  const last = itemOf(container, (container.children?.length ?? 0) - 1);
  const offset = last && commaBehind(text, last.end);
  return offset === undefined ? [] : [{ offset, length: 1, content: "", labels }];
}

/** Neighbours that go together. */
interface Run extends Item {
  readonly items: readonly Item[];
  /** What stays before them, if anything. */
  readonly before: Item | undefined;
}

/** From one to the other neighbour that stays: up to the next, else from the one before, else all between the brackets. */
function runOf(container: Node, first: number, last: number): Run {
  const items: Item[] = [];
  for (let i = first; i <= last; i++) items.push(itemOf(container, i) as Item);
  const before = itemOf(container, first - 1);
  const next = itemOf(container, last + 1);
  const [{ start }, { end }] = [items[0] as Item, items.at(-1) as Item];
  if (next) return { items, before, start, end: next.start };
  if (before) return { items, before, start: before.end, end };
  const { offset, length } = container;
  return { items, before, start: offset + 1, end: offset + length - 1 };
}

function itemOf(container: Node, index: number): Item | undefined {
  const child = container.children?.[index];
  if (!child) return undefined;
  const [first, last] = "name" in child ? [child.key, child.value ?? child.key] : [child, child];
  return { start: first.offset, end: last.offset + last.length };
}

/** Whether nothing but white space and commas is between the items that go. */
function isPlain(text: string, { items, start, end }: Run): boolean {
  let at = start;
  for (const item of [...items, { start: end, end }]) {
    if (!/^[\s,]*$/.test(text.slice(at, item.start))) return false;
    at = Math.max(at, item.end);
  }
  return true;
}

/** Each item and its comma; of the last ones the comma before them, unless one follows. */
function cutPieces(
  text: string,
  { items, before }: Run,
  cut: (start: number, end: number) => void,
): void {
  const end = commaBehind(text, (items.at(-1) as Item).end);
  if (before && end === undefined) {
    const comma = commaBehind(text, before.end);
    if (comma !== undefined) cut(comma, comma + 1);
  }
  for (const item of items) {
    const comma = commaBehind(text, item.end);
    const isNear = comma !== undefined && text.slice(item.end, comma).trim() === "";
    const piece = withSpace(text, item.start, isNear ? comma + 1 : item.end);
    cut(piece.start, piece.end);
    if (comma !== undefined && !isNear) cut(comma, comma + 1);
  }
}

/** With the white space behind it, so that a comment takes its place; what has a line of its own goes with its line. */
function withSpace(text: string, start: number, end: number): Item {
  let [from, to] = [start, end];
  while (text[to] === " " || text[to] === "\t") to++;
  if (text[to] !== "\n" && text[to] !== "\r") return { start, end: to };
  while (text[from - 1] === " " || text[from - 1] === "\t") from--;
  if (text[from - 1] !== "\n") return { start, end };
  return { start: from - (text[from - 2] === "\r" ? 2 : 1), end: to };
}

/** Where the comma behind `from` stands, if only white space and comments are between. */
function commaBehind(text: string, from: number): number | undefined {
  const scanner = scannerAt(text, from);
  while (scan(scanner) === tokens.comment);
  return scanner.token === tokens.comma ? scanner.offset : undefined;
}
