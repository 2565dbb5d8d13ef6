/** A tree of JSON values by their offsets, made by jsonc-parser's tolerant visitor. */
import { type ParseError, visit } from "jsonc-parser";

/** A value, or a key, where it stands in the text. */
export type Node = ObjectNode | ListNode | StringNode | OtherNode;

interface Place {
  /** In UTF-16 units, as all offsets and lengths. */
  readonly offset: number;
  /** Of an object or list that is not closed: up to where the text around it goes on. */
  readonly length: number;
  /** The object or list around it. */
  readonly parent: Node | undefined;
  /** The key under which a value stands; a key's own is itself. */
  readonly key: StringNode | undefined;
}

interface ObjectNode extends Place {
  readonly type: "object";
  readonly value: undefined;
  readonly children: readonly Member[];
}

interface ListNode extends Place {
  readonly type: "array";
  readonly value: undefined;
  readonly children: readonly Node[];
}

export interface StringNode extends Place {
  readonly type: "string";
  readonly value: string;
  readonly children: undefined;
}

interface OtherNode extends Place {
  readonly type: "number" | "boolean" | "null";
  readonly value: number | boolean | null;
  readonly children: undefined;
}

export interface Member {
  readonly name: string;
  readonly key: StringNode;
  /** Undefined while the member is half typed. */
  readonly value: Node | undefined;
}

/** A node while it is made. One shape for all kinds keeps reading them fast. */
interface Draft {
  type: Node["type"];
  offset: number;
  length: number;
  parent: Draft | undefined;
  key: Draft | undefined;
  value: string | number | boolean | null | undefined;
  children: (Draft | DraftMember)[] | undefined;
}

interface DraftMember {
  name: string;
  key: Draft;
  value: Draft | undefined;
}

export interface Tree {
  /** Undefined where the text holds no value at all. */
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

/** The offset of the first bracket of a text that is nested too deeply. */
export interface TooDeep {
  readonly tooDeep: number;
}

/** Errors beyond these say nothing new. */
const mostErrors = 1000;

/**
 * Reads JSON with comments and trailing commas; of broken text, what there is. Gives up at `deepest` levels of objects and lists, because
 * the visitor calls itself for each and overflows the stack somewhere beyond 3,000.
 */
export function readTree(text: string, deepest: number): Tree | TooDeep {
  const errors: ParseError[] = [];
  let root: Draft | undefined;
  /** The innermost object or list that is open, and how many are. */
  let container: Draft | undefined;
  let depth = 0;
  /** The member of `container` that waits for its value. */
  let open: DraftMember | undefined;

  const add = (
    type: Draft["type"],
    value: Draft["value"],
    children: Draft["children"],
    offset: number,
    length: number,
  ): Draft => {
    const node = { type, offset, length, parent: container, key: open?.key, value, children };
    if (!container) root ??= node;
    else if (open) open.value = node;
    else if (container.type === "array") container.children?.push(node);
    open = undefined;
    return node;
  };

  const begin = (type: "object" | "array", offset: number) => {
    if (depth === deepest) throw { tooDeep: offset } satisfies TooDeep;
    depth++;
    container = add(type, undefined, [], offset, 0);
  };

  /** Ends the innermost container of that type, and those within it that nothing ends. */
  const end = (type: "object" | "array", offset: number, length: number) => {
    let node = container;
    for (; node && node.type !== type; node = node.parent) {
      node.length = offset - node.offset;
      depth--;
    }
    if (node) {
      node.length = offset + length - node.offset;
      depth--;
    }
    container = node?.parent;
    open = undefined;
  };

  try {
    visit(
      text,
      {
        onObjectBegin: (offset) => begin("object", offset),
        onObjectProperty: (name, offset, length) => {
          const key: Draft = {
            type: "string",
            offset,
            length,
            parent: container,
            key: undefined,
            value: name,
            children: undefined,
          };
          key.key = key;
          open = { name, key, value: undefined };
          container?.children?.push(open);
        },
        onObjectEnd: (offset, length) => end("object", offset, length),
        onArrayBegin: (offset) => begin("array", offset),
        onArrayEnd: (offset, length) => end("array", offset, length),
        onLiteralValue: (value, offset, length) => {
          add(typeOf(value), value, undefined, offset, length);
        },
        onError: (error, offset, length) => {
          if (errors.length < mostErrors) errors.push({ error, offset, length });
        },
      },
      { allowTrailingComma: true, disallowComments: false },
    );
  } catch (error) {
    if (isTooDeep(error)) return error;
    throw error;
  }
  const last = text.trimEnd().length;
  for (let node = container; node; node = node.parent) node.length = last - node.offset;
  return { root: root as Node | undefined, errors };
}

const typeOf = (value: unknown): Draft["type"] =>
  value === null ? "null" : (typeof value as "string" | "number" | "boolean");

const isTooDeep = (error: unknown): error is TooDeep =>
  typeof error === "object" && error !== null && "tooDeep" in error;
