/** Structural changes of a JSON text, and the small edits that make them and touch nothing else. */
import { createScanner } from "jsonc-parser";
import { type Edit, inOrder } from "./edit.ts";
import { indentAt, type Layout, layoutOf, print, printInline } from "./layout.ts";
import {
  elements,
  type Json,
  member,
  members,
  type Node,
  type Path,
  type Syntax,
} from "./syntax.ts";

export type Change =
  /** Sets the value at `path`, creating the objects on the way. */
  | { readonly kind: "set"; readonly path: Path; readonly value: Json }
  /** Adds a member at `path` behind its sibling `after`, or before all others. Like `set` where the object is missing. */
  | {
      readonly kind: "insert";
      readonly path: Path;
      readonly value: Json;
      readonly after: string | undefined;
    }
  /** Adds an element to the list at `path`, creating it if need be. */
  | { readonly kind: "append"; readonly path: Path; readonly value: Json }
  /** Gives the member at `path` another name. */
  | { readonly kind: "rename"; readonly path: Path; readonly name: string };

export const set = (path: Path, value: Json): Change => ({ kind: "set", path, value });
export const insert = (path: Path, value: Json, after: string | undefined): Change => ({
  kind: "insert",
  path,
  value,
  after,
});
export const append = (path: Path, value: Json): Change => ({ kind: "append", path, value });
export const rename = (path: Path, name: string): Change => ({ kind: "rename", path, name });

/** Whether two changes touch the same key or node. Adding different keys to one object is no conflict. */
export function conflict(a: Change, b: Change): boolean {
  const [left, right] = [touched(a), touched(b)];
  return left.every((step, i) => i >= right.length || step === right[i]);
}

/** An appended element has no key of its own: its value stands for it. */
const touched = (change: Change): Path =>
  change.kind === "append" ? [...change.path, JSON.stringify(change.value)] : change.path;

/** What is to be added to one object or list of the text. */
interface Addition {
  readonly key: string | undefined;
  value: Json;
  /** The sibling to stand behind; "last" and "first" are places. */
  readonly after: { readonly key: string } | "first" | "last";
  readonly labels: string[];
}

interface Replacement {
  value: Json;
  readonly labels: string[];
}

/**
 * Edits that make all `changes` at once, those to one object as one edit for each place in it. Indentation, line ends, one-line
 * and many-line style and comments stay as they are. Throws if two changes touch the same node.
 */
export function toEdits(
  syntax: Syntax,
  changes: readonly (Change & { readonly label?: string })[],
): Edit[] {
  const additions = new Map<Node, Addition[]>();
  const replacements = new Map<Node, Replacement>();
  const edits: Edit[] = [];

  for (const change of changes) {
    const labels = change.label === undefined ? [] : [change.label];
    if (change.kind === "rename") {
      const key = keyAt(syntax.root, change.path);
      if (key) edits.push({ ...rangeOf(key), content: JSON.stringify(change.name), labels });
    } else place(change, labels);
  }
  for (const [node, { value, labels }] of replacements)
    edits.push({ ...rangeOf(node), content: printAt(syntax, node, value), labels });
  for (const [container, list] of additions) edits.push(...add(syntax, container, list));
  return inOrder(edits);

  /** Finds the deepest node of the text on the change's path, and notes there what is to be added or replaced. */
  function place(change: Exclude<Change, { kind: "rename" }>, labels: string[]): void {
    const value: Json = change.kind === "append" ? [change.value] : change.value;
    let node = syntax.root;
    for (const [i, step] of change.path.entries()) {
      if (!node) return;
      const rest = nest(change.path.slice(i + 1), value);
      const replacement = replacements.get(node);
      if (replacement || (node.type !== "object" && node.type !== "array")) {
        replace(node, nest([step], rest), labels, replacement);
        return;
      }
      const isList = node.type === "array";
      const found = isList ? undefined : member(node, String(step));
      const next = isList ? elements(node)[Number(step)] : found?.value;
      if (!next) {
        const isInsert = i === change.path.length - 1 && change.kind === "insert";
        const after = isInsert ? behind(change.after) : "last";
        if (found)
          edits.push({ ...completion(syntax.text, found.key, rest, layoutOf(syntax)), labels });
        else note(node, { key: isList ? undefined : String(step), value: rest, after, labels });
        return;
      }
      node = next;
    }
    if (!node) return;
    if (change.kind === "append" && node.type === "array")
      note(node, { key: undefined, value: change.value, after: "last", labels });
    else replace(node, value, labels, replacements.get(node));
  }

  function replace(node: Node, value: Json, labels: string[], earlier?: Replacement): void {
    replacements.set(node, {
      value: earlier ? merge(earlier.value, value) : value,
      labels: [...(earlier?.labels ?? []), ...labels],
    });
  }

  function note(container: Node, addition: Addition): void {
    const list = additions.get(container) ?? [];
    const same = list.find(({ key }) => key !== undefined && key === addition.key);
    if (same) {
      same.value = merge(same.value, addition.value);
      same.labels.push(...addition.labels);
    } else list.push(addition);
    additions.set(container, list);
  }
}

const behind = (after: string | undefined): Addition["after"] =>
  after === undefined ? "first" : { key: after };

const nest = (path: Path, value: Json): Json =>
  path.reduceRight<Json>(
    (inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }),
    value,
  );

/** Both values, where they are objects or lists; else the later one. */
function merge(a: Json, b: Json): Json {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (!isObject(a) || !isObject(b)) return b;
  const result: Record<string, Json> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const earlier = a[key];
    result[key] = earlier === undefined ? value : merge(earlier, value);
  }
  return result;
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function keyAt(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const step of path.slice(0, -1))
    node = typeof step === "number" ? elements(node)[step] : member(node, step)?.value;
  return member(node, String(path.at(-1)))?.key;
}

const rangeOf = ({ offset, length }: Node) => ({ offset, length });

/** Whether new members of `container` go on lines of their own. */
function isManyLine(syntax: Syntax, container: Node): boolean {
  const first = container.children?.[0];
  const inside = syntax.text.slice(
    container.offset,
    first?.offset ?? container.offset + container.length,
  );
  if (inside.includes("\n")) return true;
  const parent = container.parent?.type === "property" ? container.parent.parent : container.parent;
  return !first && (!parent || isManyLine(syntax, parent));
}

/** Prints a value that takes the place of `node`, in the manner of what is around it. */
function printAt(syntax: Syntax, node: Node, value: Json): string {
  const layout = layoutOf(syntax);
  const parent = node.parent?.type === "property" ? node.parent.parent : node.parent;
  return !parent || isManyLine(syntax, parent)
    ? print(layout, value, indentAt(syntax.text, node.offset))
    : printInline(layout, value);
}

/** Gives a half-typed member (`"Key"` or `"Key":`) its value. */
function completion(text: string, key: Node, value: Json, layout: Layout): Edit {
  const end = key.offset + key.length;
  const colon = /^[ \t]*:/.exec(text.slice(end, end + 80))?.[0];
  const content = `${colon ? "" : ":"} ${printInline(layout, value)}`;
  return { offset: end + (colon?.length ?? 0), length: 0, content };
}

/** The edits that add members to an object, or elements to a list. */
function add(syntax: Syntax, container: Node, additions: readonly Addition[]): Edit[] {
  if ((container.children ?? []).length === 0) return [fill(syntax, container, additions)];
  const keys = new Map(members(container).map(({ name, value, key }) => [name, value ?? key]));
  const last = container.type === "array" ? elements(container).at(-1) : [...keys.values()].at(-1);
  const places = new Map<Node | "first", Addition[]>();
  for (const addition of additions) {
    const place = placeOf(addition);
    const list = places.get(place) ?? [];
    list.push(addition);
    places.set(place, list);
  }
  return [...places].flatMap(([place, list]) =>
    place === "first"
      ? addFirst(syntax, container, list)
      : addBehind(syntax, container, place, list),
  );

  /** Behind a sibling that is added itself, a member stands where that one does. */
  function placeOf({ after }: Addition): Node | "first" {
    if (after === "first") return after;
    if (after !== "last") {
      const sibling = keys.get(after.key);
      if (sibling) return sibling;
      const added = additions.find(({ key }) => key === after.key);
      if (added) return placeOf(added);
    }
    return last as Node;
  }
}

/** Additions as text, each with what comes before it. */
function printAll(
  syntax: Syntax,
  container: Node,
  additions: readonly Addition[],
  indent: string,
): string[] {
  const layout = layoutOf(syntax);
  const isMany = isManyLine(syntax, container);
  return additions.map(({ key, value }) => {
    const name = key === undefined ? "" : `${JSON.stringify(key)}:${isMany ? " " : layout.gap}`;
    return isMany
      ? `${layout.eol}${indent}${name}${print(layout, value, indent)}`
      : `${layout.gap}${name}${printInline(layout, value)}`;
  });
}

const labelsOf = (additions: readonly Addition[]) => [
  ...new Set(additions.flatMap(({ labels }) => labels)),
];

/** Fills an empty object or list, behind the comments that it may hold. */
function fill(syntax: Syntax, container: Node, additions: readonly Addition[]): Edit {
  const { text } = syntax;
  const layout = layoutOf(syntax);
  const outer = indentAt(text, container.offset);
  const end = container.offset + container.length - (isClosed(text, container) ? 1 : 0);
  const kept = text.slice(container.offset + 1, end).trimEnd().length;
  const offset = container.offset + 1 + kept;
  const content = printAll(syntax, container, additions, outer + layout.unit).join(",");
  const isMany = isManyLine(syntax, container);
  const padding = container.type === "object" ? layout.padding : "";
  return {
    offset,
    length: end - offset,
    content: isMany
      ? content + layout.eol + outer
      : padding + content.slice(layout.gap.length) + padding,
    labels: labelsOf(additions),
  };
}

const isClosed = (text: string, { offset, length, type }: Node): boolean =>
  length > 1 && text[offset + length - 1] === (type === "array" ? "]" : "}");

function addFirst(syntax: Syntax, container: Node, additions: readonly Addition[]): Edit[] {
  const first = container.children?.[0] as Node;
  const lines = printAll(syntax, container, additions, indentAt(syntax.text, first.offset));
  const { padding, gap } = layoutOf(syntax);
  const content = lines.map((line) => `${line},`).join("");
  const isMany = isManyLine(syntax, container);
  return [
    isMany
      ? { offset: container.offset + 1, length: 0, content, labels: labelsOf(additions) }
      : {
          offset: container.offset + 1 + padding.length,
          length: 0,
          content: content.slice(gap.length) + gap,
          labels: labelsOf(additions),
        },
  ];
}

/** Adds behind a member's value or an element, its comma, and a comment on the same line. */
function addBehind(
  syntax: Syntax,
  container: Node,
  anchor: Node,
  additions: readonly Addition[],
): Edit[] {
  const start = anchor.parent?.type === "property" ? anchor.parent : anchor;
  const indent = indentAt(syntax.text, start.offset);
  const lines = printAll(syntax, container, additions, indent);
  const labels = labelsOf(additions);
  const end = anchor.offset + anchor.length;
  const { hasComma, after } = behindOf(syntax.text, end, isManyLine(syntax, container));
  if (hasComma)
    return [
      { offset: after, length: 0, content: lines.map((line) => `${line},`).join(""), labels },
    ];
  const content = lines.join(",");
  if (after === end) return [{ offset: end, length: 0, content: `,${content}`, labels }];
  return [
    { offset: end, length: 0, content: ",", labels },
    { offset: after, length: 0, content, labels },
  ];
}

// jsonc-parser exports its token kinds as a const enum, which erasable TypeScript cannot read.
const commaToken = 5;
const lineComment = 12;
const blockComment = 13;
const lineBreak = 14;
const trivia = 15;

/** Whether a comma follows `end`, and where to go on: behind it, and behind the comments that share the line. */
function behindOf(
  text: string,
  end: number,
  isMany: boolean,
): { hasComma: boolean; after: number } {
  const scanner = createScanner(text, false);
  scanner.setPosition(end);
  let hasComma = false;
  let after = end;
  let isSameLine = true;
  for (let token = scanner.scan(); ; token = scanner.scan()) {
    const stop = scanner.getTokenOffset() + scanner.getTokenLength();
    if (token === commaToken && !hasComma) {
      hasComma = true;
      after = stop;
      isSameLine = true;
    } else if (token === lineBreak) isSameLine = false;
    else if (token === lineComment || token === blockComment) {
      if (isMany && isSameLine) after = stop;
    } else if (token !== trivia) return { hasComma, after };
  }
}
