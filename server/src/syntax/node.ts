/** The values of a JSON text, each where it stands in it. */

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
