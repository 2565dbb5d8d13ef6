/** Edits as a unified diff, such as `git apply` and `patch -p1` take. */
import { type Edit, inOrder } from "../syntax/edit.ts";

/** Lines `from` to `to` (not included) of the text, and what stands there after the edits. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

const context = 3;

/** The diff of one file; empty where the edits change nothing. */
export function unifiedDiff(path: string, text: string, edits: readonly Edit[]): string {
  const lines = splitLines(text);
  const hunks = hunksOf(text, lines, edits);
  if (hunks.length === 0) return "";
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && hunk.from - last.to <= context * 2) group.push(hunk);
    else groups.push([hunk]);
  }
  let shift = 0;
  const body = groups.map((group) => {
    const [printed, growth] = print(lines, group, shift);
    shift += growth;
    return printed;
  });
  return `--- ${nameOf("a", path)}\n+++ ${nameOf("b", path)}\n${body.join("")}`;
}

/** Lines with their line ends; lines end in LF, as patch has it, and the last may have none. */
const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** The changed lines; edits that touch the same line, or neighbours, are one change. */
function hunksOf(text: string, lines: readonly string[], edits: readonly Edit[]): Hunk[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
  }
  const startOf = (line: number) => starts[line] ?? text.length;
  const hunks: Hunk[] = [];
  let open: { from: number; to: number; edits: Edit[] } | undefined;
  let line = 0;
  for (const edit of inOrder(edits)) {
    while (line + 1 < lines.length && startOf(line + 1) <= edit.offset) line++;
    const from = line;
    let to = from + 1;
    // A line whose end goes is joined to the next one.
    while (to < lines.length && startOf(to) <= edit.offset + edit.length) to++;
    if (open && from < open.to) {
      open.to = Math.max(open.to, to);
      open.edits.push(edit);
      continue;
    }
    if (open) hunks.push(...close(open));
    open = { from, to, edits: [edit] };
  }
  if (open) hunks.push(...close(open));
  return hunks;

  function close(block: { from: number; to: number; edits: readonly Edit[] }): Hunk[] {
    const offset = startOf(block.from);
    let after = "";
    let done = offset;
    for (const edit of block.edits) {
      after += text.slice(done, edit.offset) + edit.content;
      done = edit.offset + edit.length;
    }
    after += text.slice(done, startOf(block.to));
    return trim(lines, block.from, Math.min(block.to, lines.length), splitLines(after));
  }
}

/** Leaves out the lines at both ends that stay as they are. */
function trim(
  lines: readonly string[],
  from: number,
  to: number,
  after: readonly string[],
): Hunk[] {
  let start = 0;
  while (from < to && start < after.length && lines[from] === after[start]) {
    from++;
    start++;
  }
  let end = after.length;
  while (from < to && start < end && lines[to - 1] === after[end - 1]) {
    to--;
    end--;
  }
  return from === to && start === end ? [] : [{ from, to, lines: after.slice(start, end) }];
}

function print(
  lines: readonly string[],
  group: readonly Hunk[],
  shift: number,
): [text: string, growth: number] {
  const from = Math.max(0, (group[0]?.from ?? 0) - context);
  const to = Math.min(lines.length, (group.at(-1)?.to ?? 0) + context);
  let body = "";
  let growth = 0;
  let at = from;
  for (const hunk of group) {
    body += marked(" ", lines.slice(at, hunk.from));
    body += marked("-", lines.slice(hunk.from, hunk.to)) + marked("+", hunk.lines);
    growth += hunk.lines.length - (hunk.to - hunk.from);
    at = hunk.to;
  }
  body += marked(" ", lines.slice(at, to));
  const before = place(from, to - from);
  const after = place(from + shift, to - from + growth);
  return [`@@ -${before} +${after} @@\n${body}`, growth];
}

/** Of a range without lines, the line before it is named. */
const place = (from: number, count: number): string =>
  `${count === 0 ? from : from + 1}${count === 1 ? "" : `,${count}`}`;

const marked = (mark: string, lines: readonly string[]): string =>
  lines
    .map((line) =>
      line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`,
    )
    .join("");

/** As git names files: with the prefix that `-p1` takes off, quoted if the name would confuse a reader. */
function nameOf(prefix: string, path: string): string {
  const name = /^([/\\]|[A-Za-z]:)/.test(path) ? path : `${prefix}/${path.replace(/^\.\//, "")}`;
  if (/["\\\p{Cc}]/u.test(name))
    return `"${name.replace(/["\\]/g, "\\$&").replace(/\p{Cc}/gu, inOctal)}"`;
  return name.includes(" ") ? `${name}\t` : name;
}

/** A character as git writes it in a quoted name: each of its bytes. */
const inOctal = (char: string): string =>
  Array.from(
    new TextEncoder().encode(char),
    (byte) => `\\${byte.toString(8).padStart(3, "0")}`,
  ).join("");
