import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../server/src/report/diff.ts";
import { applyEdits, type Edit } from "../../server/src/syntax/edit.ts";

/** Replaces the first `part` of the text by `content`. */
const edit = (text: string, part: string, content: string): Edit => ({
  offset: text.indexOf(part),
  length: part.length,
  content,
});

test("a changed line with three lines around it", () => {
  const text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  expect(unifiedDiff("a.json", text, [edit(text, "5", "five")])).toBe(
    `--- a/a.json
+++ b/a.json
@@ -2,7 +2,7 @@
 2
 3
 4
-5
+five
 6
 7
 8
`,
  );
});

test("an insertion behind a comma removes no line", () => {
  const text = '{\n  "a": 1,\n  "b": 2\n}\n';
  expect(unifiedDiff("a.json", text, [edit(text, ",", ',\n  "c": 3,')])).toBe(
    `--- a/a.json
+++ b/a.json
@@ -1,4 +1,5 @@
 {
   "a": 1,
+  "c": 3,
   "b": 2
 }
`,
  );
});

test("changes that are near share a hunk; those that are far have their own, numbered after the first", () => {
  const lines = Array.from({ length: 40 }, (_, i) => `line ${i + 1}.`);
  const text = `${lines.join("\n")}\n`;
  const diff = unifiedDiff("a.json", text, [
    edit(text, "line 5.", "line 5.\nnew"),
    edit(text, "line 11.", "eleven"),
    edit(text, "line 30.", "thirty"),
  ]);
  expect(diff.match(/^@@.*@@$/gm)).toEqual(["@@ -3,12 +3,13 @@", "@@ -27,7 +28,7 @@"]);
});

test("line ends stay, and a text without a last one says so", () => {
  expect(unifiedDiff("a.json", "a\r\nb", [{ offset: 3, length: 1, content: "c" }])).toBe(
    "--- a/a.json\n+++ b/a.json\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n",
  );
});

test("no edits, or edits that change nothing, give no diff", () => {
  expect(unifiedDiff("a.json", "a\n", [])).toBe("");
  expect(unifiedDiff("a.json", "a\n", [{ offset: 0, length: 1, content: "a" }])).toBe("");
});

test("names: relative ones with git's prefixes, odd ones quoted", () => {
  const nameOf = (path: string) => unifiedDiff(path, "a", [edit("a", "a", "b")]).split("\n")[0];
  expect(nameOf("./a.json")).toBe("--- a/a.json");
  expect(nameOf("/tmp/a.json")).toBe("--- /tmp/a.json");
  expect(nameOf("my stack.json")).toBe("--- a/my stack.json\t");
  expect(nameOf("a\nb.json")).toBe('--- "a/a\\012b.json"');
});

test("property: the diff, applied, gives the edited text", () => {
  const texts = fc
    .array(fc.constantFrom("a", "b", "\n", "\n", "\r\n"), { maxLength: 60 })
    .map((pieces) => pieces.join(""));
  const cuts = fc.array(
    fc.record({ at: fc.nat(60), length: fc.nat(8), content: texts.map((t) => t.slice(0, 6)) }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(texts, cuts, (text, wanted) => {
      const edits: Edit[] = [];
      let end = 0;
      for (const { at, length, content } of [...wanted].sort((a, b) => a.at - b.at)) {
        if (at < end || at + length > text.length) continue;
        edits.push({ offset: at, length, content });
        end = at + length + 1;
      }
      expect(patch(text, unifiedDiff("a.json", text, edits))).toBe(applyEdits(text, edits));
    }),
    { numRuns: 2000 },
  );
});

/** Applies a unified diff as `patch` does, and checks the lines that it says are there and the counts of its hunks. */
function patch(text: string, diff: string): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const hunks = diff.replaceAll("\n\\ No newline at end of file", "\\").split(/^@@ /m).slice(1);
  for (const hunk of hunks) {
    const [head = "", ...body] = hunk.match(/[^\n]*\n/g) ?? [];
    const counts = /^-(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(head);
    const [oldStart = 0, oldCount = 1, newStart = 0, newCount = 1] = (counts ?? [])
      .slice(1)
      .map((count) => (count === undefined ? 1 : Number(count)));
    const from = oldCount === 0 ? oldStart : oldStart - 1;
    result.push(...lines.slice(at, from));
    at = from;
    expect(result.length).toBe(newCount === 0 ? newStart : newStart - 1);
    const [wasAt, hadLines] = [at, result.length];
    for (const line of body) {
      const content = line.endsWith("\\\n") ? line.slice(1, -2) : line.slice(1);
      if (line[0] !== "+") expect(lines[at++]).toBe(content);
      if (line[0] !== "-") result.push(content);
    }
    expect([at - wasAt, result.length - hadLines]).toEqual([oldCount, newCount]);
  }
  result.push(...lines.slice(at));
  // A line without an end is the last, or `patch` would have joined it to the next.
  for (const line of result.slice(0, -1)) expect(line.endsWith("\n")).toBe(true);
  return result.join("");
}
