/** Lines and columns of a text, as people and editors count them. */
import type { Span } from "../syntax/syntax.ts";

/** From 1; columns in UTF-16 units, and a byte order mark takes none. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Lines {
  readonly count: number;
  /** The position of an offset; beyond the end, that of the end. */
  positionAt(offset: number): Position;
  rangeOf(span: Span): Range;
  /** A line's text, without its line end and byte order mark; empty where there is no such line. */
  textOf(line: number): string;
  /** The offset at which a line starts; that of the end where there is no such line. */
  startOf(line: number): number;
}

const lineFeed = 10;
const carriageReturn = 13;

let latest: { readonly text: string; readonly lines: Lines } | undefined;

/** Where the lines of a text begin; they end as editors have it, in LF, CRLF or CR. */
export function linesOf(text: string): Lines {
  // A report and its formats ask in turn about the same text.
  if (latest?.text !== text) latest = { text, lines: readLines(text) };
  return latest.lines;
}

function readLines(text: string): Lines {
  const starts = [text.startsWith("\uFEFF") ? 1 : 0];
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== lineFeed && unit !== carriageReturn) continue;
    ends.push(at);
    if (unit === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    starts.push(at + 1);
  }
  ends.push(text.length);

  const positionAt = (offset: number): Position => {
    const at = Math.min(offset, text.length);
    const line = lineAt(starts, at);
    return { line: line + 1, column: Math.max(at - (starts[line] ?? 0), 0) + 1 };
  };
  return {
    count: starts.length,
    positionAt,
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    startOf: (line) => starts[line - 1] ?? text.length,
    textOf: (line) => text.slice(starts[line - 1] ?? text.length, ends[line - 1]),
  };
}

/** The index of the last start that is not behind `offset`. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a span begins: "line 3, column 7". */
export function placeInWords(text: string, { start }: Span): string {
  const { line, column } = linesOf(text).positionAt(start);
  return `line ${line}, column ${column}`;
}
