/** What a change does to a text, as the protocol says it: written anew, so that it can tell whether the server's text is right. */
import type { Position, Range } from "vscode-languageserver/node";

export interface Change {
  /** What is replaced; the whole text where there is no range. */
  readonly range?: Range;
  readonly text: string;
}

interface Line {
  /** Where it begins and where its line end does, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if (unit !== "\n" && unit !== "\r") continue;
    const end = i;
    if (unit === "\r" && text[i + 1] === "\n") i++;
    lines.push({ start, end });
    start = i + 1;
  }
  return [...lines, { start, end: text.length }];
}

/** A place behind the end of its line is that end, and one behind the last line the end of the text. */
function offsetIn(text: string, lines: readonly Line[], { line, character }: Position): number {
  const found = lines[line];
  return found ? Math.min(found.start + character, found.end) : text.length;
}

/** What lies inside a line end is in front of it. */
function positionIn(lines: readonly Line[], offset: number): Position {
  const line = lines.findLastIndex(({ start }) => start <= offset);
  const { start = 0, end = 0 } = lines[line] ?? {};
  return { line, character: Math.min(offset, end) - start };
}

export const positionAt = (text: string, offset: number): Position =>
  positionIn(linesOf(text), offset);

export function rangeBetween(text: string, start: number, end: number): Range {
  const lines = linesOf(text);
  return { start: positionIn(lines, start), end: positionIn(lines, end) };
}

/** The text after changes that hold one after the other. */
export const changed = (text: string, changes: readonly Change[]): string =>
  changes.reduce((before, { range, text: inserted }) => {
    if (!range) return inserted;
    const lines = linesOf(before);
    const [start, end] = [range.start, range.end].map((at) => offsetIn(before, lines, at));
    return before.slice(0, start) + inserted + before.slice(end);
  }, text);

/** Tells whether a range is one of this text: no part of it lies where the text has nothing. */
export function withinText(text: string): (range: Range) => boolean {
  const lines = linesOf(text);
  const offsetOf = ({ line, character }: Position): number | undefined => {
    const found = lines[line];
    return found && character <= found.end - found.start ? found.start + character : undefined;
  };
  return ({ start, end }) => {
    const [from, to] = [offsetOf(start), offsetOf(end)];
    return from !== undefined && to !== undefined && from <= to;
  };
}

/** The least replacement that makes one text of another. */
export function replacement(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  // A position cannot lie inside a CRLF: such a pair is replaced as a whole.
  if (before[head - 1] === "\r") head--;
  if (before[before.length - tail] === "\n" && tail > 0) tail--;
  return {
    range: rangeBetween(before, head, before.length - tail),
    text: after.slice(head, after.length - tail),
  };
}
