/** Writes new members, elements and values into a text in the layout of what is around them. */
import type { Edit } from "./edit.ts";
import { indentAt, layoutOf, print, printInline } from "./layout.ts";
import { groupBy } from "./multimap.ts";
import { scan, scannerAt, tokens } from "./scanner.ts";
import {
  elements,
  type Json,
  type Member,
  memberIn,
  members,
  type Node,
  type Syntax,
} from "./syntax.ts";

/** What is to be added to one object or list of the text. */
export interface Addition {
  /** Undefined of an element of a list. */
  readonly key: string | undefined;
  readonly value: Json;
  /** The sibling to stand behind; "last" and "first" are places. */
  readonly after: { readonly key: string } | "first" | "last";
  readonly labels: readonly string[];
}

/** The first key of an object, or element of a list. */
const firstOf = (container: Node): Node | undefined =>
  members(container)[0]?.key ?? elements(container)[0];

/** Whether new members of `container` go on lines of their own. */
function isManyLine(syntax: Syntax, container: Node): boolean {
  const first = firstOf(container);
  const inside = syntax.text.slice(
    container.offset,
    first?.offset ?? container.offset + container.length,
  );
  if (inside.includes("\n")) return true;
  return !first && (!container.parent || isManyLine(syntax, container.parent));
}

/** Prints a value that takes the place of `node`, in the manner of what is around it. */
export function printAt(syntax: Syntax, node: Node, value: Json): string {
  const layout = layoutOf(syntax);
  if (node.parent && !isManyLine(syntax, node.parent)) return printInline(layout, value);
  const indent = indentAt(syntax.text, node.offset);
  const lineStart = syntax.text.lastIndexOf("\n", node.offset - 1) + 1;
  return print(layout, value, indent, syntax.text.slice(lineStart + indent.length, node.offset));
}

/** Gives a half-typed member (`"Key"` or `"Key":`) its value. */
export function completion(syntax: Syntax, key: Node, value: Json): Edit {
  const offset = behindColon(syntax.text, key);
  const colon = offset > key.offset + key.length ? "" : ":";
  const isLast = members(key.parent).at(-1)?.key === key;
  const comma = isLast || behindOf(syntax.text, offset, true).hasComma ? "" : ",";
  const content = `${colon} ${printInline(layoutOf(syntax), value)}${comma}`;
  return { offset, length: 0, content };
}

/** Behind the colon of a half-typed member; behind its key where there is none. */
function behindColon(text: string, { offset, length }: Node): number {
  const end = offset + length;
  return end + (/^[ \t]*:/.exec(text.slice(end, end + 80))?.[0].length ?? 0);
}

/** The edits that add members to an object, or elements to a list. */
export function add(syntax: Syntax, container: Node, additions: readonly Addition[]): Edit[] {
  if (!firstOf(container)) return [fill(syntax, container, additions)];
  const last = (elements(container).at(-1) ?? nodeOf(members(container).at(-1))) as Node;
  const added = new Map(additions.map((addition) => [addition.key, addition]));
  /** Of several that each stand behind the one before, the way back is gone once. */
  const places = new Map<Addition, Node | "first">();
  return [...groupBy(additions, placeOf)].flatMap(([place, list]) =>
    place === "first"
      ? addFirst(syntax, container, list)
      : addBehind(syntax, container, place, list),
  );

  function placeOf(addition: Addition): Node | "first" {
    const place = places.get(addition) ?? findPlace(addition);
    places.set(addition, place);
    return place;
  }

  /** Behind a sibling that is added itself, a member stands where that one does. */
  function findPlace({ after }: Addition): Node | "first" {
    if (after === "first") return after;
    if (after === "last") return last;
    const sibling = nodeOf(memberIn(syntax, container, after.key));
    const other = added.get(after.key);
    return sibling ?? (other ? placeOf(other) : last);
  }
}

/** What stands last of a member: its value, or its key while it is half typed. */
const nodeOf = (found: Member | undefined): Node | undefined => found?.value ?? found?.key;

/** The indentation of what stands beside `sibling`. On one line there is none to be looked for, far back in a text without line ends. */
const indentBeside = (syntax: Syntax, container: Node, sibling: Node): string =>
  isManyLine(syntax, container) ? indentAt(syntax.text, sibling.offset) : "";

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
      ? `${layout.eol}${indent}${name}${print(layout, value, indent, name)}`
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
  const isMany = isManyLine(syntax, container);
  const outer = isMany ? indentAt(text, container.offset) : "";
  const end = container.offset + container.length - (isClosed(text, container) ? 1 : 0);
  const kept = text.slice(container.offset + 1, end).trimEnd().length;
  const offset = container.offset + 1 + kept;
  const content = printAll(syntax, container, additions, outer + layout.unit).join(",");
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
  const first = firstOf(container) as Node;
  const lines = printAll(syntax, container, additions, indentBeside(syntax, container, first));
  const { gap } = layoutOf(syntax);
  const content = lines.map((line) => `${line},`).join("");
  const labels = labelsOf(additions);
  return [
    isManyLine(syntax, container)
      ? { offset: container.offset + 1, length: 0, content, labels }
      : { offset: first.offset, length: 0, content: content.slice(gap.length) + gap, labels },
  ];
}

/** Adds behind a member's value or an element, its comma, and a comment on the same line. */
function addBehind(
  syntax: Syntax,
  container: Node,
  anchor: Node,
  additions: readonly Addition[],
): Edit[] {
  const isHalfTyped = anchor.key === anchor;
  const indent = indentBeside(syntax, container, anchor.key ?? anchor);
  const lines = printAll(syntax, container, additions, indent);
  const labels = labelsOf(additions);
  const end = isHalfTyped ? behindColon(syntax.text, anchor) : anchor.offset + anchor.length;
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

/** Whether a comma follows `end`, and where to go on: behind it, and behind the comments that share the line. */
function behindOf(
  text: string,
  end: number,
  isMany: boolean,
): { hasComma: boolean; after: number } {
  const scanner = scannerAt(text, end);
  let hasComma = false;
  let after = end;
  let isSameLine = true;
  for (;;) {
    const before = scanner.end;
    const token = scan(scanner);
    if (/[\n\r]/.test(text.slice(before, scanner.offset))) isSameLine = false;
    if (token === tokens.comma && !hasComma) {
      hasComma = true;
      after = scanner.end;
      isSameLine = true;
    } else if (token !== tokens.comment) return { hasComma, after };
    else if (isMany && isSameLine) after = scanner.end;
  }
}
