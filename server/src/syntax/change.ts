/** Structural changes of a JSON text, and the small edits that make them and touch nothing else. */
import { type Edit, inOrder } from "./edit.ts";
import { type Addition, add, completion, printAt } from "./placement.ts";
import { removal, trailingComma } from "./removal.ts";
import {
  elements,
  find,
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
  | { readonly kind: "rename"; readonly path: Path; readonly name: string }
  /** Takes the member or element at `path` away. */
  | { readonly kind: "remove"; readonly path: Path }
  /** Takes away the comma behind the last child of the object or list at `path`, unless children come or go. */
  | { readonly kind: "trim"; readonly path: Path };

export const set = (path: Path, value: Json): Change => ({ kind: "set", path, value });
export const insert = (path: Path, value: Json, after: string | undefined): Change => ({
  kind: "insert",
  path,
  value,
  after,
});
export const append = (path: Path, value: Json): Change => ({ kind: "append", path, value });
export const rename = (path: Path, name: string): Change => ({ kind: "rename", path, name });
export const remove = (path: Path): Change => ({ kind: "remove", path });
export const trim = (path: Path): Change => ({ kind: "trim", path });

interface Replacement {
  value: Json;
  readonly labels: string[];
}

/** Which children of one object or list go. */
interface Removal {
  readonly indexes: Set<number>;
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
  /** By the keys of half-typed members. */
  const completions = new Map<Node, Replacement>();
  const removals = new Map<Node, Removal>();
  const trims = new Map<Node, string[]>();
  const edits: Edit[] = [];

  for (const change of changes) {
    const labels = change.label === undefined ? [] : [change.label];
    if (change.kind === "rename") {
      const key = keyAt(syntax.root, change.path);
      if (key) edits.push({ ...rangeOf(key), content: JSON.stringify(change.name), labels });
    } else if (change.kind === "remove") take(change.path, labels);
    else if (change.kind === "trim") {
      const container = find(syntax.root, change.path);
      if (container) trims.set(container, labels);
    } else place(change, labels);
  }
  for (const [node, { value, labels }] of replacements)
    edits.push({ ...rangeOf(node), content: printAt(syntax, node, value), labels });
  for (const [key, { value, labels }] of completions)
    edits.push({ ...completion(syntax, key, value), labels });
  for (const [container, list] of additions) edits.push(...add(syntax, container, list));
  for (const [container, { indexes, labels }] of removals)
    edits.push(...removal(syntax, container, indexes, labels));
  for (const [container, labels] of trims)
    if (!additions.has(container) && !removals.has(container))
      edits.push(...trailingComma(syntax, container, labels));
  return inOrder(edits);

  function take(path: Path, labels: readonly string[]): void {
    const container = find(syntax.root, path.slice(0, -1));
    const name = path.at(-1);
    const index =
      typeof name === "number"
        ? name
        : members(container).findLastIndex((each) => each.name === name);
    if (!container?.children?.[index]) return;
    const known = removals.get(container) ?? { indexes: new Set(), labels: [] };
    known.indexes.add(index);
    known.labels.push(...labels.filter((label) => !known.labels.includes(label)));
    removals.set(container, known);
  }

  /** Finds the deepest node of the text on the change's path, and notes there what is to be added or replaced. */
  function place(change: Extract<Change, { value: Json }>, labels: string[]): void {
    const value: Json = change.kind === "append" ? [change.value] : change.value;
    let node = syntax.root;
    for (const [i, step] of change.path.entries()) {
      if (!node) return;
      const rest = nest(change.path.slice(i + 1), value);
      if (replacements.has(node) || (node.type !== "object" && node.type !== "array")) {
        replace(replacements, node, nest([step], rest), labels);
        return;
      }
      const isList = node.type === "array";
      const found = isList ? undefined : member(node, String(step));
      const next = isList ? elements(node)[Number(step)] : found?.value;
      if (!next) {
        const isInsert = i === change.path.length - 1 && change.kind === "insert";
        const after = isInsert ? behind(change.after) : "last";
        if (found) replace(completions, found.key, rest, labels);
        else note(node, { key: isList ? undefined : String(step), value: rest, after, labels });
        return;
      }
      node = next;
    }
    if (!node) return;
    if (change.kind === "append" && node.type === "array")
      note(node, { key: undefined, value: change.value, after: "last", labels });
    else replace(replacements, node, value, labels);
  }

  function replace(
    values: Map<Node, Replacement>,
    node: Node,
    value: Json,
    labels: readonly string[],
  ): void {
    const earlier = values.get(node);
    values.set(node, {
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
  const result = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const earlier = result.get(key);
    result.set(key, earlier === undefined ? value : merge(earlier, value));
  }
  return Object.fromEntries(result);
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
