import { expect, test } from "vitest";
import { linesOf } from "../../server/src/report/positions.ts";

const at = (text: string, offset: number) => {
  const { line, column } = linesOf(text).positionAt(offset);
  return `${line}:${column}`;
};

test("lines and columns start at 1", () => {
  expect(at("ab\ncd", 0)).toBe("1:1");
  expect(at("ab\ncd", 2)).toBe("1:3");
  expect(at("ab\ncd", 3)).toBe("2:1");
  expect(at("ab\ncd", 4)).toBe("2:2");
});

test("the end of the text, and what is beyond it, is behind the last character", () => {
  expect(at("ab\ncd", 5)).toBe("2:3");
  expect(at("ab\ncd", 99)).toBe("2:3");
  expect(at("ab\n", 3)).toBe("2:1");
  expect(at("", 0)).toBe("1:1");
});

test("lines end in LF, CRLF or CR", () => {
  expect(at("a\r\nb", 3)).toBe("2:1");
  expect(at("a\rb", 2)).toBe("2:1");
  expect(linesOf("a\r\nb\rc\nd").count).toBe(4);
  expect([1, 2, 3, 4, 5].map(linesOf("a\r\nb\rc\nd").textOf)).toEqual(["a", "b", "c", "d", ""]);
});

test("columns count UTF-16 units, as editors do", () => {
  expect(at('"😀" x', 5)).toBe("1:6");
});

test("a byte order mark takes no column, but an offset", () => {
  expect(at("\uFEFF{}", 0)).toBe("1:1");
  expect(at("\uFEFF{}", 1)).toBe("1:1");
  expect(at("\uFEFF{}", 2)).toBe("1:2");
  expect(linesOf("\uFEFF{}").textOf(1)).toBe("{}");
  expect(at("\uFEFF{\n}", 3)).toBe("2:1");
});
