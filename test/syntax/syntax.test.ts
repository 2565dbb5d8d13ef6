import { describe, expect, test } from "vitest";
import {
  elements,
  find,
  jsonOf,
  member,
  members,
  type Node,
  parse,
  pathOf,
} from "../../server/src/syntax/syntax.ts";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("parse", () => {
  test.each([
    ["comments and trailing commas", `{ "a": 1, /* b */ "c": [2,], // d\n }`, { a: 1, c: [2] }],
    ["a byte order mark", `\uFEFF{ "a": 1 }`, { a: 1 }],
    ["CRLF and tabs", `{\r\n\t"a":\t1\r\n}`, { a: 1 }],
    ["200 levels", nested(200), JSON.parse(nested(200))],
    ["brackets and quotes within strings", `{ "a": "[[\\"{" }`, { a: `[["{` }],
  ])("reads %s without errors", (_, text, json) => {
    const { root, errors } = parse(text);
    expect(errors).toEqual([]);
    expect(root && jsonOf(root)).toEqual(json);
  });

  test.each([
    ["truncated text", `{ "a": { "b": [1, `, { a: { b: [1] } }],
    ["a half-typed member", `{ "a": 1, "b": , "c": 2 }`, { a: 1, b: undefined, c: 2 }],
    ["a missing comma", `{ "a": 1 "b": 2 }`, { a: 1, b: 2 }],
    ["a missing comma behind a string", `{ "a": "b" "c": 2 }`, { a: "b", c: 2 }],
    [
      "a half-typed key before another member",
      `{ "a": 1, "b"\n"c": { "d": 1, "e": 2 }, "f": 3 }`,
      { a: 1, b: undefined, c: { d: 1, e: 2 }, f: 3 },
    ],
    [
      "a half-typed key and colon before another member",
      `{ "b": // why\n"c": [{ "d": 1, "e": 2 }, 4], "f": 3 }`,
      { b: undefined, c: [{ d: 1, e: 2 }, 4], f: 3 },
    ],
    [
      "a key without its last quote before another member",
      `{ "b\n  "c": { "d": 1, "e": 2 }, "f": 3 }`,
      { b: undefined, c: { d: 1, e: 2 }, f: 3 },
    ],
    [
      "a key without its colon before an object or list",
      `{ "a" { "b": 1 }, "c" [2], "d": 3 }`,
      { a: { b: 1 }, c: [2], d: 3 },
    ],
    ["a list that is not closed", `{ "a": { "b": [1, 2 }, "c": 3 }`, { a: { b: [1, 2] }, c: 3 }],
    [
      "an object that is not closed",
      `{ "a": [{ "b": { "c": 1 ], "d": 2 }`,
      { a: [{ b: { c: 1 } }], d: 2 },
    ],
    ["a closer of what is not open", `{ "a": ], "b": 1 }`, { a: undefined, b: 1 }],
    ["a value without a key", `{ "a": 1, { "b": [2] }, 3, "c": 4 }`, { a: 1, c: 4 }],
    ["a symbol that JSON has not", `{ "a": yes, "b": [no, 1], !Ref "c": 2 }`, { b: [1], c: 2 }],
    ["commas without values", `{ , "a": [, 1,, 2], , "b": 3 }`, { a: [1, 2], b: 3 }],
    ["two colons", `{ "a": : 1, "b": 2 }`, { b: 2 }],
  ])("gives what is there of %s, and its errors", (_, text, json) => {
    const { root, errors } = parse(text);
    expect(errors.length).toBeGreaterThan(0);
    expect(root && jsonOf(root)).toEqual(json);
  });

  test("says where and what is wrong", () => {
    expect(parse(`{ "a" 1 }`).errors).toEqual([
      { span: { start: 6, end: 7 }, message: "colon expected" },
    ]);
  });

  test("what nothing closes ends behind what is in it", () => {
    const text = `{ "a": { "b": [1, 2 // more\n }, "c": { "d": 3\n\n`;
    const { root } = parse(text);
    const written = (...path: string[]) => {
      const node = find(root, path);
      return node && text.slice(node.offset, node.offset + node.length);
    };
    expect(written("a", "b")).toBe("[1, 2 // more");
    expect(written("a")).toBe(`{ "b": [1, 2 // more\n }`);
    expect(written("c")).toBe(`{ "d": 3`);
    expect(written()).toBe(text.trimEnd());
  });

  test.each([
    [`{ "a": 1 } 2`, 11, "end of file expected"],
    [`{ "a": /* b }`, 7, "unexpected end of comment"],
    [`["\\x"]`, 1, "invalid escape character"],
    [`[1.]`, 1, "unexpected end of number"],
    [`["\\u12"]`, 1, "invalid unicode"],
    ["", 0, "value expected"],
  ])("of %s the first error is at %i: %s", (text, start, message) => {
    expect(parse(text).errors[0]).toMatchObject({ span: { start }, message });
  });

  test("whatever ends too early, all places lie in the text and in what is around them", () => {
    for (const text of [`/*`, `{ "a": 1 /*`, `{ "a": [1, 2 /*`, `{ "a": "b  `, `{ "a": { "b  `]) {
      const { root, errors } = parse(text);
      expect(errors).not.toEqual([]);
      for (const { span } of errors) expect(span.end).toBeLessThanOrEqual(text.length);
      const lastOf = (node: Node) => elements(node).at(-1) ?? members(node).at(-1)?.key;
      const end = ({ offset, length }: Node) => offset + length;
      for (let at = root; at; at = lastOf(at))
        expect(end(lastOf(at) ?? at)).toBeLessThanOrEqual(end(at));
    }
  });

  test("a thousand errors are enough, and one for each place", () => {
    const { errors } = parse(`[${",".repeat(5000)}]`);
    expect(errors).toHaveLength(1000);
    expect(new Set(errors.map(({ span }) => span.start)).size).toBe(1000);
    expect(parse(`{ "a": 1 ] }`).errors).toHaveLength(1);
  });

  test("a member that another follows is half typed where it ends", () => {
    expect(parse(`{ "a":\n  "b": 1 }`).errors).toEqual([
      { span: { start: 6, end: 7 }, message: "value expected" },
    ]);
  });

  test.each([
    ["[", 1001],
    ["[", 100_000],
    [`{"a":`, 10_000],
  ])("%s nested too deeply is one error and no tree", (open, depth) => {
    const { root, errors } = parse(open.repeat(depth));
    expect(root).toBeUndefined();
    expect(errors.map(({ message }) => message)).toEqual(["nested too deeply"]);
  });

  test.each([
    ["a comment", `/* " */`],
    ["a comment to the end of its line", `// "\r`],
    ["a string that its line ends", `["a\r,`],
  ])("%s hides no brackets", (_, before) => {
    const { errors } = parse(before + "[".repeat(10_000));
    expect(errors.map(({ message }) => message)).toEqual(["nested too deeply"]);
  });

  test("a bracket that does not match closes nothing", () => {
    expect(parse("[},".repeat(10_000)).root).toBeUndefined();
  });

  test("an empty text has no tree", () => expect(parse("").root).toBeUndefined());
});

test("of duplicate keys the last counts", () => {
  const { root } = parse(`{ "a": 1, "a": 2 }`);
  expect(member(root, "a")?.value?.value).toBe(2);
});

test("a path leads to its value, and the value and its key back to the path", () => {
  const { root } = parse(`{ "a": [{ "b": 1 }] }`);
  const value = find(root, ["a", 0, "b"]);
  expect(value?.value).toBe(1);
  expect(value && pathOf(value)).toEqual(["a", 0, "b"]);
  const key = member(find(root, ["a", 0]), "b")?.key;
  expect(key && pathOf(key)).toEqual(["a", 0, "b"]);
  expect(find(root, ["a", 1, "b"])).toBeUndefined();
});
