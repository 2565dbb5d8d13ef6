/** What a fix changes, line by line: before and after. */
import type { Edit } from "../../syntax/edit.ts";
import { applyEdits, inOrder } from "../../syntax/edit.ts";
import type { Lines } from "../positions.ts";

export interface Change {
  /** The first line, from 1. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The lines that the edits touch; what touches the same or neighbouring lines is one change. */
export function changesOf(text: string, lines: Lines, edits: readonly Edit[]): readonly Change[] {
  const groups: { from: number; to: number; edits: Edit[] }[] = [];
  for (const edit of inOrder([...edits])) {
    const from = lines.positionAt(edit.offset).line;
    const to = lines.positionAt(edit.offset + edit.length).line;
    const last = groups.at(-1);
    if (last && from <= last.to + 1) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else groups.push({ from, to, edits: [edit] });
  }
  return groups.map(({ from, to, edits: own }) => {
    const start = lines.startOf(from);
    const end = lines.startOf(to) + lines.textOf(to).length;
    const piece = text.slice(start, end);
    const after = applyEdits(
      piece,
      own.map((edit) => ({ ...edit, offset: edit.offset - start })),
    );
    return trimmed({ line: from, before: piece.split(/\r\n?|\n/), after: after.split(/\r\n?|\n/) });
  });
}

/** Without the lines at either end that stay as they are. */
function trimmed({ line, before, after }: Change): Change {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    line: line + head,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  };
}
