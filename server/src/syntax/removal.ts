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
  const items = itemsOf(container);
  const edits: Edit[] = [];
  const cut = (start: number, end: number) =>
    edits.push({ offset: start, length: end - start, content: "", labels });
  for (let first = 0; first < items.length; first++) {
    if (!indexes.has(first)) continue;
    let last = first;
    while (indexes.has(last + 1)) last++;
    const { start, end } = run(items, first, last, container);
    if (isPlain(text, items, first, last, start, end)) cut(start, end);
    else cutPieces(text, items, first, last, cut);
    first = last;
  }
  return edits;
}

/** The edit that takes the comma behind the last child away, if there is one. */
export function trailingComma(
  { text }: Syntax,
  container: Node,
  labels: readonly string[],
): readonly Edit[] {
  const last = itemsOf(container).at(-1);
  const offset = last && commaBehind(text, last.end);
  return offset === undefined ? [] : [{ offset, length: 1, content: "", labels }];
}

const itemsOf = (container: Node): readonly Item[] =>
  container.type === "object"
    ? container.children.map(({ key, value }) => ({
        start: key.offset,
        end: (value ?? key).offset + (value ?? key).length,
      }))
    : (container.children ?? []).map((node) => {
        const { offset, length } = node as Node;
        return { start: offset, end: offset + length };
      });

/** From one to the other neighbour that stays: up to the next, else from the one before, else all between the brackets. */
function run(items: readonly Item[], first: number, last: number, container: Node): Item {
  const next = items[last + 1];
  if (next) return { start: (items[first] as Item).start, end: next.start };
  const before = items[first - 1];
  if (before) return { start: before.end, end: (items[last] as Item).end };
  return { start: container.offset + 1, end: container.offset + container.length - 1 };
}

/** Whether nothing but white space and commas is between the items that go. */
function isPlain(
  text: string,
  items: readonly Item[],
  first: number,
  last: number,
  start: number,
  end: number,
): boolean {
  let at = start;
  for (const item of [...items.slice(first, last + 1), { start: end, end }]) {
    if (!/^[\s,]*$/.test(text.slice(at, item.start))) return false;
    at = Math.max(at, item.end);
  }
  return true;
}

/** Each item and its comma; of the last ones the comma before them, unless one follows. */
function cutPieces(
  text: string,
  items: readonly Item[],
  first: number,
  last: number,
  cut: (start: number, end: number) => void,
): void {
  const before = items[first - 1];
  const end = commaBehind(text, (items[last] as Item).end);
  if (before && end === undefined) {
    const comma = commaBehind(text, before.end);
    if (comma !== undefined) cut(comma, comma + 1);
  }
  for (const item of items.slice(first, last + 1)) {
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
