import { describe, expect, test } from "vitest";
import { find, jsonOf, member, parse, pathOf } from "../../server/src/syntax/syntax.ts";

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
