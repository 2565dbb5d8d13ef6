import fc from "fast-check";
import { expect, test } from "vitest";
import { readPattern } from "../../../server/src/rules/template/javaPattern.ts";

const cidr =
  "^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])(\\/(1[6-9]|2[0-8]))$";

test.each([
  ["[a-z]+", ["a", "abc"], ["", "A", "abc1"]],
  ["^[a-zA-Z][a-zA-Z0-9]*$", ["a", "a1"], ["1a", "a-"]],
  ["a|bc", ["a", "bc"], ["abc", "b"]],
  ["^$|^arn:(aws[a-z-]*)?:kms$", ["", "arn:aws-cn:kms", "arn::kms"], ["arn", "arn:x:kms"]],
  ["[a-z]{2,3}x{0}y{1,}", ["aby", "abcyy"], ["ay", "abcxy", "ab"]],
  [cidr, ["10.0.0.0/16", "255.1.99.200/28"], ["10.0.0/16", "256.0.0.0/16", "10.0.0.0/15"]],
  ["[\\w.-]+@[^@\\s]+", ["a.b-c@d"], ["a@b c", "@"]],
  ["[a-zA-Z0-9-_.]+", ["a-_."], ["a b"]],
  ["[!-/:-@&]+", ["!/&@:"], ["a"]],
  ["\\d\\D\\s\\S\\.\\t", ["1a b.\t"], ["aa b.\t", "1a bx\t"]],
  ["(a*)*b", ["b", "aab"], ["a"]],
  ["a??b+?", ["b", "abb"], ["a"]],
  [".", ["😀", "é"], ["", "ab"]],
  ["(?:ab)+", ["abab"], ["aba"]],
  ["a^b|c$", ["c"], ["ab", "a^b"]],
])("%s", (pattern, yes, no) => {
  const read = readPattern(pattern);
  for (const text of yes) expect([text, read?.matches(text)]).toEqual([text, true]);
  for (const text of no) expect([text, read?.matches(text)]).toEqual([text, false]);
});

test.each([
  "(?=a)a",
  "(?i)a",
  "(a)\\1",
  "a++",
  "a**",
  "*a",
  "(a",
  "a)",
  "[a",
  "[z-a]",
  "[]a]",
  "[a-z&&[b]]",
  "[[a]b]",
  "[a-\\d]",
  "[\\n-z]",
  "\\p{L}",
  "\\bx",
  "\\u0041",
  "a{",
  "a{,2}",
  "a{3,2}",
  "^*",
  "a{1000}",
  "((((a{20}){20}){20}){20})",
  "(".repeat(1001),
])("of %s it is not certain what it means", (pattern) =>
  expect(readPattern(pattern)).toBeUndefined(),
);

test("where the end of a line is, is not certain", () =>
  expect(readPattern("a$")?.matches("a\n")).toBeUndefined());

test("what both languages have means the same in both", () => {
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("a", "b", "[ab]", "[^a]", ".", "^", "$", "\\d", "[a-b-]"),
      fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(${a}|${b})`),
      fc
        .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,}", "+?"))
        .map(([a, times]) => `(${a})${times}`),
    ),
  }));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "-"), maxLength: 6 });
  fc.assert(
    fc.property(pattern, text, (source, value) => {
      const ours = readPattern(source)?.matches(value);
      if (ours !== undefined) expect(ours).toBe(new RegExp(`^(?:${source})$`).test(value));
    }),
    { numRuns: 2000 },
  );
});
