import { expect, test } from "vitest";
import { snippetOf } from "../../server/src/report/snippet.ts";

/** The line and the carets below it, for the first place of `part` in it. */
const show = (line: string, part: string, width = 40): string[] => {
  const from = line.indexOf(part);
  const { source, indent, carets } = snippetOf(line, from, from + part.length, width);
  return [source, " ".repeat(indent) + "^".repeat(carets)];
};

test("a short line is shown whole", () => {
  expect(show('  "Key": true,', "true")).toEqual([
    '  "Key": true,', //
    "         ^^^^",
  ]);
});

test("a line too long is cut behind the span", () => {
  expect(show(`"Key": true, ${"x".repeat(50)}`, "true", 20)).toEqual([
    '"Key": true, xxxxxx…',
    "       ^^^^",
  ]);
});

test("and before it, where the span is far in", () => {
  expect(show(`${"abcdefghij".repeat(5)}"Key"${"z".repeat(50)}`, '"Key"', 30)).toEqual([
    '…abcdefghij"Key"zzzzzzzzzzzzz…',
    "           ^^^^^",
  ]);
});

test("a span longer than the line shows its beginning", () => {
  const [source, carets] = show(`${"a".repeat(50)}${"b".repeat(90)}`, "b".repeat(90), 30);
  expect(source).toBe(`…${"a".repeat(10)}${"b".repeat(18)}…`);
  expect(carets).toBe(" ".repeat(11) + "^".repeat(18));
});

test("a line that just fits is not cut", () => {
  const line = `"Key": true, ${"x".repeat(17)}`;
  expect(show(line, "true", 30)[0]).toBe(line);
  expect(show(`${line}x`, "true", 30)[0]).toBe(`${line.slice(0, 29)}…`);
});

test("of a template of one line and two million characters what matters is shown", () => {
  const line = `${'{"a":1},'.repeat(125_000)}"Key"${'{"a":1},'.repeat(125_000)}`;
  const [source = "", carets = ""] = show(line, '"Key"', 60);
  expect(source).toHaveLength(60);
  expect(source.slice(carets.indexOf("^"), carets.length)).toBe('"Key"');
});

test("tabs are four columns, so that the carets stand right", () => {
  expect(show('\t\t"Key"', '"Key"')).toEqual([
    '        "Key"', //
    "        ^^^^^",
  ]);
});

test("wide characters take two columns and marks none", () => {
  expect(show('"名前": 1', "1")).toEqual(['"名前": 1', "        ^"]);
  expect(show('"e\u0301": 1', "1")).toEqual(['"e\u0301": 1', "     ^"]);
  expect(show('"😀": 1', "1")).toEqual(['"😀": 1', "      ^"]);
});

test("an empty span has one caret, at the end of a line too", () => {
  expect(snippetOf("ab", 2, 2, 40)).toEqual({ source: "ab", indent: 2, carets: 1 });
  expect(snippetOf("", 0, 0, 40)).toEqual({ source: "", indent: 0, carets: 1 });
});

test("what a terminal would obey is shown as a picture", () => {
  expect(show('"\u001b[31m": 0', "0")).toEqual(['"␛[31m": 0', "         ^"]);
});
