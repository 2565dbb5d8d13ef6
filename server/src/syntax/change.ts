/** Structural changes of a JSON text, and the small edits that make them and touch nothing else. */
import { type Edit, inOrder } from "./edit.ts";
import { groupBy } from "./multimap.ts";
import { type Addition, add, completion, printAt } from "./placement.ts";
import { removal, trailingComma } from "./removal.ts";
import {
  elements,
  find,
  type Json,
  memberIn,
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

/** What changes have for one place, with the labels of what they serve. */
interface Collected {
  readonly values: Json[];
  readonly labels: string[];
}

/** Which children of one object or list go. */
interface Removal {
  readonly indexes: Set<number>;
  readonly labels: string[];
}

/** A new member or element. */
interface Added extends Collected, Pick<Addition, "key" | "after"> {}

/**
 * Edits that make all `changes` at once, those to one object as one edit for each place in it. Indentation, line ends, one-line
 * and many-line style and comments stay as they are. Throws if two changes touch the same node.
 */
export function toEdits(
  syntax: Syntax,
  changes: readonly (Change & { readonly label?: string })[],
): Edit[] {
  /** New members by their keys, and elements, which have none, by themselves. */
  const additions = new Map<Node, Map<string | Added, Added>>();
  const replacements = new Map<Node, Collected>();
  /** By the keys of half-typed members. */
  const completions = new Map<Node, Collected>();
  const removals = new Map<Node, Removal>();
  const trims = new Map<Node, string[]>();
  const edits: Edit[] = [];

  for (const change of changes) {
    const labels = change.label === undefined ? [] : [change.label];
    if (change.kind === "rename") {
      const key = keyAt(syntax, change.path);
      if (key) edits.push({ ...rangeOf(key), content: JSON.stringify(change.name), labels });
    } else if (change.kind === "remove") take(change.path, labels);
    else if (change.kind === "trim") {
      const container = find(syntax.root, change.path);
      if (container) trims.set(container, labels);
    } else place(change, labels);
  }
  for (const [node, { values, labels }] of replacements)
    edits.push({ ...rangeOf(node), content: printAt(syntax, node, merged(values)), labels });
  for (const [key, { values, labels }] of completions)
    edits.push({ ...completion(syntax, key, merged(values)), labels });
  for (const [container, added] of additions) {
    const list = Array.from(added.values(), ({ key, after, values, labels }) => ({
      key,
      value: merged(values),
      after,
      labels,
    }));
    for (const edit of add(syntax, container, list)) edits.push(edit);
  }
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
        collect(replacements, node, nest([step], rest), labels);
        return;
      }
      const isList = node.type === "array";
      const found = isList ? undefined : memberIn(syntax, node, String(step));
      const next = isList ? elements(node)[Number(step)] : found?.value;
      if (!next) {
        const isInsert = i === change.path.length - 1 && change.kind === "insert";
        const after = isInsert ? behind(change.after) : "last";
        if (found) collect(completions, found.key, rest, labels);
        else note(node, { key: isList ? undefined : String(step), values: [rest], after, labels });
        return;
      }
      node = next;
    }
    if (!node) return;
    if (change.kind === "append" && node.type === "array")
      note(node, { key: undefined, values: [change.value], after: "last", labels });
    else collect(replacements, node, value, labels);
  }

  function note(container: Node, added: Added): void {
    const here = additions.get(container) ?? new Map<string | Added, Added>();
    additions.set(container, here);
    const id = added.key ?? added;
    const same = here.get(id);
    if (!same) here.set(id, added);
    else {
      same.values.push(...added.values);
      same.labels.push(...added.labels);
    }
  }
}

function collect(
  all: Map<Node, Collected>,
  node: Node,
  value: Json,
  labels: readonly string[],
): void {
  const known = all.get(node) ?? { values: [], labels: [] };
  all.set(node, known);
  known.values.push(value);
  known.labels.push(...labels);
}

const behind = (after: string | undefined): Addition["after"] =>
  after === undefined ? "first" : { key: after };

const nest = (path: Path, value: Json): Json =>
  path.reduceRight<Json>(
    (inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }),
    value,
  );

/** What several changes have for one place: all of it, where that are objects or lists; else the last. */
function merged(values: readonly Json[]): Json {
  const last = values.at(-1) ?? null;
  if (values.length < 2) return last;
  // What is of another kind gave way to what came behind it.
  const alike = values.slice(values.findLastIndex((value) => !isAlike(value, last)) + 1);
  if (Array.isArray(last)) return alike.flat();
  if (!isObject(last)) return last;
  const entries = alike.flatMap((value) => Object.entries(value as object));
  const byKey = groupBy<string, [string, Json]>(entries, ([key]) => key);
  return Object.fromEntries(
    Array.from(byKey, ([key, items]) => [key, merged(items.map(([, item]) => item))]),
  );
}

const isAlike = (a: Json, b: Json): boolean =>
  Array.isArray(a) === Array.isArray(b) && isObject(a) === isObject(b);

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function keyAt(syntax: Syntax, path: Path): Node | undefined {
  let node = syntax.root;
  for (const step of path.slice(0, -1))
    node = typeof step === "number" ? elements(node)[step] : memberIn(syntax, node, step)?.value;
  return memberIn(syntax, node, String(path.at(-1)))?.key;
}

const rangeOf = ({ offset, length }: Node) => ({ offset, length });
