import { expect, test } from "vitest";
import {
  counted,
  paint,
  printable,
  printableLines,
  prose,
  widthOf,
} from "../../server/src/report/terminal.ts";

const plain = { colour: false, width: undefined };

test("control characters, reordering marks and halves of characters become visible", () => {
  expect(printable("a\u001b]0;title\u0007b")).toBe("a␛]0;title␇b");
  expect(printable("a\nb\tc\rd\u007f")).toBe("a␊b␉c␍d␡");
  expect(printable("a\u009bb\u202ec\u2066d\u2028e\ud800f")).toBe("a�b�c�d�e�f");
  expect(printable("名前 😀 é")).toBe("名前 😀 é");
});

test("in lines, line ends and tabs stay", () => {
  expect(printableLines("+\ta\u001b\n-b\r\n")).toBe("+\ta␛\n-b␍\n");
});

test("colours appear only where the style has them", () => {
  expect(paint(plain, "x", "bold", "red")).toBe("x");
  expect(paint({ ...plain, colour: true }, "x", "bold", "red")).toBe("\u001b[1;31mx\u001b[0m");
  expect(paint({ ...plain, colour: true }, "", "red")).toBe("");
});

test("prose is broken between words on a terminal, and left whole elsewhere", () => {
  expect(prose("one two three", { colour: false, width: 10 })).toEqual(["  one two", "  three"]);
  expect(prose("extraordinarily long", { colour: false, width: 8 })).toEqual([
    "  extraordinarily",
    "  long",
  ]);
  expect(prose("one two three", plain)).toEqual(["  one two three"]);
});

test("widths", () => {
  expect(["a", "é", "名", "😀", "\u0301", "\u200b", "ｱ"].map(widthOf)).toEqual([
    1, 1, 2, 2, 0, 0, 1,
  ]);
});

test("one thing, two things", () => {
  expect([counted(1, "file"), counted(2, "file"), counted(0, "file")]).toEqual([
    "1 file",
    "2 files",
    "0 files",
  ]);
});
