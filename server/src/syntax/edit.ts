/** Text edits: applying them, and two rounds of them as one. */

/** Replaces `length` UTF-16 units at `offset` by `content`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
  /** What the edit serves: the ids of the rules whose fixes it carries. */
  readonly labels?: readonly string[];
}

/** Ascending by offset; what is inserted there keeps its order, and comes before what is replaced. Throws on edits that overlap. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort(
    (a, b) => a.offset - b.offset || Number(a.length > 0) - Number(b.length > 0),
  );
  let end = 0;
  for (const { offset, length } of sorted) {
    if (offset < end) throw new Error(`Edits overlap at offset ${offset}.`);
    end = offset + length;
  }
  return sorted;
}

/** The text with all `edits`, which must not overlap, applied at once. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const { offset, length, content } of inOrder(edits)) {
    result += text.slice(at, offset) + content;
    at = offset + length;
  }
  return result + text.slice(at);
}

/** A piece of an edited text: a range kept of the original, or text put in place of what is between two such ranges. */
type Piece = { readonly start: number; readonly end: number } | Addition;

interface Addition {
  readonly content: string;
  readonly labels: readonly string[];
}

/**
 * One list of edits that does what `first` and then `second` do. Offsets of `second` are those of the text after `first`;
 * of the result, those of the original text, which has `length` units.
 */
export function compose(first: readonly Edit[], second: readonly Edit[], length: number): Edit[] {
  const pieces = edit([{ start: 0, end: length }], first);
  return toEdits(edit(pieces, second), length);
}

function edit(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const take = taker(pieces);
  const result: Piece[] = [];
  for (const { offset, length, content, labels = [] } of inOrder(edits)) {
    for (const piece of take(offset)) result.push(piece);
    result.push({ content, labels });
    // What a later edit overwrites of an earlier one still counts to the earlier one's labels.
    const lost = take(offset + length).flatMap((p) => ("content" in p ? p.labels : []));
    if (lost.length > 0) result.push({ content: "", labels: lost });
  }
  for (const piece of take(Number.POSITIVE_INFINITY)) result.push(piece);
  return result;
}

/** Gives the pieces from where it stopped the last time up to an offset, which only grows, of the text that they make. */
function taker(pieces: readonly Piece[]): (to: number) => Piece[] {
  let next = 0;
  /** Where the next piece begins, part of which may be taken. */
  let start = 0;
  let from = 0;
  return (to) => {
    const taken: Piece[] = [];
    for (let piece = pieces[next]; piece && start < to; piece = pieces[next]) {
      const size = "content" in piece ? piece.content.length : piece.end - piece.start;
      const a = Math.max(from - start, 0);
      const b = Math.min(to - start, size);
      if (a < b || size === 0) taken.push(slice(piece, a, b));
      if (b < size) break;
      start += size;
      next++;
    }
    from = to;
    return taken;
  };
}

const slice = (piece: Piece, a: number, b: number): Piece =>
  "content" in piece
    ? { ...piece, content: piece.content.slice(a, b) }
    : { start: piece.start + a, end: piece.start + b };

function toEdits(pieces: readonly Piece[], length: number): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let added: Addition[] = [];
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ("content" in piece) {
      added.push(piece);
      continue;
    }
    edits.push(...join(added, at, piece.start - at));
    at = piece.end;
    added = [];
  }
  return edits;
}

/** Additions between two ranges that are kept. Those that only add stay apart where their labels differ: either may be left out. */
function join(added: readonly Addition[], offset: number, length: number): Edit[] {
  if (added.length === 0 && length === 0) return [];
  const overwrites = length > 0 || added.some(({ content }) => content === "");
  const edits: { offset: number; length: number; content: string; labels: string[] }[] = [];
  for (const { content, labels } of added) {
    const last = edits.at(-1);
    if (last && (overwrites || last.labels.join() === labels.join())) {
      last.content += content;
      last.labels = [...new Set([...last.labels, ...labels])];
    } else edits.push({ offset, length, content, labels: [...new Set(labels)] });
  }
  if (added.length === 0) edits.push({ offset, length, content: "", labels: [] });
  return edits.filter((edit) => edit.content !== "" || edit.length > 0);
}
