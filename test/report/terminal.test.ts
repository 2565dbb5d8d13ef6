import { expect, test } from "vitest";
import { counted, paint, prose, widthOf } from "../../server/src/report/terminal.ts";

const plain = { colour: false, width: undefined };

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
