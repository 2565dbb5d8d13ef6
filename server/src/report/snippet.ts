/** One line of source as a terminal can show it, and where the carets go below it. */
import { printable } from "../../../shared/printable.ts";
import { widthOf } from "./terminal.ts";

export interface Snippet {
  /** The line, cut around the span where it is too long. */
  readonly source: string;
  /** Columns before the first caret. */
  readonly indent: number;
  /** Columns of the span, one at least. */
  readonly carets: number;
}

const tab = "    ";
const gap = "…";

/** A character, or the spaces of a tab, and the columns that it takes. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

/** Shows `line` in `width` columns at most, with the UTF-16 units from `from` to `to` in view. */
export function snippetOf(line: string, from: number, to: number, width: number): Snippet {
  // What is far from the span is never seen: a template may be one line of a million characters.
  const reach = width * 2;
  const start = Math.max(0, from - reach);
  const before = cellsOf(line.slice(start, from));
  const inside = cellsOf(line.slice(from, Math.min(to, from + reach)));
  const end = Math.max(to, from);
  const after = cellsOf(line.slice(end, end + reach));

  const fits = start === 0 && columns(before) + columns(inside) < width;
  const head = fits ? before : tail(before, Math.floor(width / 3));
  const isHeadCut = start > 0 || head.length < before.length;
  const lead = (isHeadCut ? gap : "") + textOf(head);
  const indent = columns(head) + (isHeadCut ? 1 : 0);

  const room = width - indent;
  const seen = columns(inside) > room - 1 ? first(inside, room - 1) : inside;
  const isSpanCut = seen.length < inside.length;
  const left = room - columns(seen);
  const isWhole = columns(after) <= left && end + reach >= line.length;
  const rest = isSpanCut ? [] : isWhole ? after : first(after, left - 1);
  const trail = isSpanCut || rest.length < after.length ? gap : "";
  return {
    source: (lead + textOf(seen) + textOf(rest) + trail).trimEnd(),
    indent,
    carets: Math.max(1, columns(seen)),
  };
}

const cellsOf = (text: string): Cell[] =>
  Array.from(text, (char) =>
    char === "\t"
      ? { text: tab, width: tab.length }
      : { text: printable(char), width: widthOf(printable(char)) },
  );

const columns = (cells: readonly Cell[]): number =>
  cells.reduce((sum, { width }) => sum + width, 0);

const textOf = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join("");

/** As many of the first cells as `width` columns hold. */
function first(cells: readonly Cell[], width: number): readonly Cell[] {
  let used = 0;
  const end = cells.findIndex((cell) => {
    used += cell.width;
    return used > width;
  });
  return end < 0 ? cells : cells.slice(0, end);
}

/** As many of the last cells as `width` columns hold. */
const tail = (cells: readonly Cell[], width: number): readonly Cell[] =>
  first([...cells].reverse(), width).toReversed();
