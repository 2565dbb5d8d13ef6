import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, compose, type Edit } from "../../server/src/syntax/edit.ts";

/** Edits of a text of that length which do not overlap. */
const edits = (length: number): fc.Arbitrary<Edit[]> =>
  fc.uniqueArray(fc.nat(length), { maxLength: 8 }).chain((offsets) => {
    const sorted = [...offsets].sort((a, b) => a - b);
    return fc.tuple(
      ...sorted.map((offset, i) =>
        fc.record({
          offset: fc.constant(offset),
          length: fc.nat((sorted[i + 1] ?? length) - offset),
          content: fc.string({ maxLength: 4 }),
          labels: fc.constant([`${i}`]),
        }),
      ),
    );
  });

test("the composition of two rounds of edits does what the rounds do", () => {
  const cases = fc.string({ maxLength: 40 }).chain((text) =>
    edits(text.length).chain((first) => {
      const middle = applyEdits(text, first);
      return edits(middle.length).map((second) => ({ text, first, middle, second }));
    }),
  );
  fc.assert(
    fc.property(cases, ({ text, first, middle, second }) => {
      const composed = compose(first, second, text.length);
      expect(applyEdits(text, composed)).toBe(applyEdits(middle, second));
    }),
  );
});

test("an edit of what an earlier one wrote serves both rules", () => {
  const first = [{ offset: 1, length: 0, content: "xyz", labels: ["a"] }];
  const second = [{ offset: 2, length: 1, content: "!", labels: ["b"] }];
  expect(compose(first, second, 2)).toEqual([
    { offset: 1, length: 0, content: "x!z", labels: ["a", "b"] },
  ]);
});

test("additions of two rounds at one place stay apart, so that either can be left out", () => {
  const first = [{ offset: 1, length: 0, content: "xz", labels: ["a"] }];
  const second = [{ offset: 2, length: 0, content: "y", labels: ["b"] }];
  expect(compose(first, second, 2)).toEqual([
    { offset: 1, length: 0, content: "x", labels: ["a"] },
    { offset: 1, length: 0, content: "y", labels: ["b"] },
    { offset: 1, length: 0, content: "z", labels: ["a"] },
  ]);
});

test("edits that overlap are refused", () => {
  const overlapping = [
    { offset: 0, length: 3, content: "" },
    { offset: 2, length: 1, content: "" },
  ];
  expect(() => applyEdits("abcd", overlapping)).toThrow("Edits overlap at offset 2.");
});
