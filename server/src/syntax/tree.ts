/** JSON text to a tree of values by their offsets. Made for text that is being typed. */
import type { Node, StringNode } from "./node.ts";
import { scan, scannerAt, tokens } from "./scanner.ts";

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

export interface TreeError {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

export interface Tree {
  /** Undefined where the text holds no value at all, or is nested too deeply. */
  readonly root: Node | undefined;
  readonly errors: readonly TreeError[];
  readonly extensions: readonly Extension[];
  readonly duplicates: readonly Duplicate[];
}

/** What this reads and strict JSON has not, where it stands. */
export interface Extension {
  readonly kind: "comment" | "trailing comma";
  readonly offset: number;
  readonly length: number;
  /** The object or list that a comma trails in. */
  readonly within: Node | undefined;
}

/** A key that its object has more than once. */
export interface Duplicate {
  readonly key: StringNode;
  readonly first: StringNode;
}

/** Levels of nesting, more than any real template has; each is a call or two, and some 5,000 of them overflow the stack. */
const deepest = 1000;

/** Errors, and what else is noted of a text, beyond these say nothing new. */
const mostErrors = 1000;

/**
 * Reads JSON with comments and trailing commas; of broken text, what there is. A half-typed member (`"Key"` or `"Key":`) does not
 * take the one behind it for its value, and a list or object that nothing closes ends where what is around it does.
 */
export function readTree(text: string): Tree {
  const scanner = scannerAt(text, 0);
  const errors: TreeError[] = [];
  const extensions: Extension[] = [];
  const duplicates: Duplicate[] = [];
  let token = scanner.token;
  /** Behind the last that is not white space, before this token. */
  let end = 0;
  let tooDeep: number | undefined;
  /** How many objects and lists are open. */
  let objects = 0;
  let lists = 0;

  /** Of several errors at one place the first says enough. */
  function report(message: string, offset: number, length: number): void {
    if (errors.length < mostErrors && errors.at(-1)?.offset !== offset)
      errors.push({ offset, length: Math.min(length, text.length - offset), message });
  }
  const reportToken = (message: string) =>
    report(message, scanner.offset, scanner.end - scanner.offset);

  function extend(kind: Extension["kind"], offset: number, length: number, within?: Draft): void {
    if (extensions.length < mostErrors)
      extensions.push({ kind, offset, length, within: within as Node | undefined });
  }

  /** Goes on to the next token that means something. */
  function next(): void {
    if (tooDeep !== undefined) return;
    do {
      end = scanner.end;
      token = scan(scanner);
      if (scanner.error !== undefined) reportToken(scanner.error);
      if (token === tokens.comment) extend("comment", scanner.offset, scanner.end - scanner.offset);
    } while (token === tokens.comment || token === tokens.unknown);
  }

  function draft(
    type: Draft["type"],
    parent: Draft | undefined,
    key: Draft | undefined,
    value: Draft["value"],
    children: Draft["children"],
  ): Draft {
    const { offset } = scanner;
    const length = scanner.end - offset;
    return { type, offset, length, parent, key, value, children };
  }

  /** The value that starts with this token; undefined, and nothing read, where none does. */
  function readValue(parent: Draft | undefined, key: Draft | undefined): Draft | undefined {
    switch (token) {
      case tokens.openBrace:
        return readObject(draft("object", parent, key, undefined, []));
      case tokens.openBracket:
        return readList(draft("array", parent, key, undefined, []));
      case tokens.string:
        return pass(draft("string", parent, key, scanner.value, undefined));
      case tokens.number:
        return pass(draft("number", parent, key, Number(scanner.value), undefined));
      case tokens.true:
      case tokens.false:
        return pass(draft("boolean", parent, key, token === tokens.true, undefined));
      case tokens.null:
        return pass(draft("null", parent, key, null, undefined));
      default:
        return undefined;
    }
  }

  function pass(node: Draft): Draft {
    next();
    return node;
  }

  /** Enters an object or list; from one that is too deep nothing more is read. */
  function enter({ offset }: Draft): void {
    if (objects + lists > deepest) {
      tooDeep ??= offset;
      token = tokens.endOfText;
    } else next();
  }

  function passComma(isExpected: boolean, closer: number, within: Draft): void {
    if (!isExpected) reportToken("value expected");
    const offset = scanner.offset;
    next();
    if (isExpected && token === closer) extend("trailing comma", offset, 1, within);
  }

  function leave(node: Draft, closer: number, what: string): Draft {
    if (token === closer) next();
    else reportToken(`${what} expected`);
    node.length = end - node.offset;
    return node;
  }

  function readObject(node: Draft): Draft {
    objects++;
    enter(node);
    let key: Draft | undefined;
    let needsComma = false;
    while (key || !isEnd(tokens.closeBrace)) {
      if (!key) {
        if (token === tokens.comma) {
          passComma(needsComma, tokens.closeBrace, node);
          needsComma = false;
          continue;
        }
        if (needsComma) reportToken("comma expected");
        needsComma = true;
        if (token !== tokens.string) {
          reportToken("property name expected");
          if (!readValue(undefined, undefined)) next();
          continue;
        }
        key = pass(draft("string", node, undefined, scanner.value, undefined));
      }
      key = readMember(node, key);
    }
    objects--;
    noteDuplicates(node.children as DraftMember[]);
    return leave(node, tokens.closeBrace, "close brace");
  }

  /** Most objects have a few members, which are compared sooner than hashed. */
  function noteDuplicates(members: readonly DraftMember[]): void {
    const known = members.length > 8 ? new Map<string, DraftMember>() : undefined;
    for (let i = 0; i < members.length; i++) {
      const each = members[i] as DraftMember;
      let first = known?.get(each.name);
      if (known && !first) known.set(each.name, each);
      else
        for (let j = 0; !first && j < i; j++)
          if (members[j]?.name === each.name) first = members[j];
      if (first && duplicates.length < mostErrors)
        duplicates.push({ key: each.key as StringNode, first: first.key as StringNode });
    }
  }

  /** Reads what follows a key. Gives the next key, where that stands in the place of the value. */
  function readMember(node: Draft, key: Draft): Draft | undefined {
    key.key = key;
    const member: DraftMember = { name: String(key.value), key, value: undefined };
    node.children?.push(member);
    const hasColon = token === tokens.colon;
    const gap = hasColon ? scanner.offset + 1 : key.offset + key.length;
    if (hasColon) next();
    const isString = token === tokens.string;
    const { offset } = scanner;
    const length = scanner.end - offset;
    const value = readValue(node, key);
    const missing = hasColon ? "value expected" : "colon expected";
    if (isString && isColon()) {
      report(missing, gap, 1);
      return value;
    }
    member.value = value;
    if (!hasColon || !value) report(missing, offset, length);
    return undefined;
  }

  function readList(node: Draft): Draft {
    lists++;
    enter(node);
    let needsComma = false;
    while (!isEnd(tokens.closeBracket)) {
      if (token === tokens.comma) {
        passComma(needsComma, tokens.closeBracket, node);
        needsComma = false;
        continue;
      }
      if (needsComma) reportToken("comma expected");
      needsComma = true;
      const element = readValue(node, undefined);
      if (element) node.children?.push(element);
      else {
        reportToken("value expected");
        next();
      }
    }
    lists--;
    return leave(node, tokens.closeBracket, "close bracket");
  }

  /** Whether what is open ends here: by its own closer, by one of what is around it, or with the text. Other closers close nothing. */
  function isEnd(closer: number): boolean {
    if (token === closer || token === tokens.endOfText) return true;
    return (
      (token === tokens.closeBrace && objects > 0) || (token === tokens.closeBracket && lists > 0)
    );
  }

  const isColon = () => token === tokens.colon;

  next();
  const root = readValue(undefined, undefined);
  if (!root) reportToken("value expected");
  else if (token !== tokens.endOfText) reportToken("end of file expected");
  if (tooDeep !== undefined)
    return {
      root: undefined,
      errors: [{ offset: tooDeep, length: 1, message: "nested too deeply" }],
      extensions,
      duplicates,
    };
  return { root: root as Node | undefined, errors, extensions, duplicates };
}
