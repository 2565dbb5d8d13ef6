import { expect, test } from "vitest";
import { printable, printableLines, unlinked } from "../../shared/printable.ts";

test("control characters, reordering marks and halves of characters become visible", () => {
  expect(printable("a\u001b]0;title\u0007b")).toBe("a␛]0;title␇b");
  expect(printable("a\nb\tc\rd\u007f")).toBe("a␊b␉c␍d␡");
  expect(printable("a\u009bb\u202ec\u2066d\u2028e\ud800f")).toBe("a�b�c�d�e�f");
  expect(printable("名前 😀 é")).toBe("名前 😀 é");
});

test("in lines, line ends and tabs stay", () => {
  expect(printableLines("+\ta\u001b\n-b\r\n")).toBe("+\ta␛\n-b␍\n");
});

test("neither a link nor an icon is left for VS Code to make", () => {
  expect(unlinked("[a](command:b) [c](https://d) $(sync~spin)\u202e")).toBe(
    "[a] (command:b) [c] (https://d) $ (sync~spin)�",
  );
  expect(unlinked("[[a]](command:b)")).not.toMatch(linkInVsCode);
  expect("[a](command:b)").toMatch(linkInVsCode);
});

/** What VS Code makes a link of, in src/vs/base/common/linkedText.ts. */
const linkInVsCode =
  /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
