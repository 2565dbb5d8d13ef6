import fc from "fast-check";
import { createScanner } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { scan, scannerAt, tokens } from "../../server/src/syntax/scanner.ts";
import { jsonTexts } from "../properties/reading.ts";

interface Token {
  readonly kind: string;
  readonly offset: number;
  readonly length: number;
  readonly value: string | undefined;
  readonly error: string | undefined;
}

const nameOf = new Map<number, string>(
  Object.entries(tokens).map(([name, token]) => [token, name]),
);

const hasValue = (kind: string) => kind === "string" || kind === "number";

function tokensOf(text: string, from = 0): Token[] {
  const scanner = scannerAt(text, from);
  const found: Token[] = [];
  do {
    scan(scanner);
    const { offset, end, error } = scanner;
    const kind = nameOf.get(scanner.token) ?? "none";
    const value = hasValue(kind) ? scanner.value : undefined;
    found.push({ kind, offset, length: end - offset, value, error });
  } while (scanner.token !== tokens.endOfText);
  return found;
}

/** By the numbers of jsonc-parser, which erasable TypeScript cannot read from it. White space is no token of ours. */
const theirTokens: Readonly<Record<number, keyof typeof tokens>> = {
  1: "openBrace",
  2: "closeBrace",
  3: "openBracket",
  4: "closeBracket",
  5: "comma",
  6: "colon",
  7: "null",
  8: "true",
  9: "false",
  10: "string",
  11: "number",
  12: "comment",
  13: "comment",
  16: "unknown",
  17: "endOfText",
};

const theirErrors: Readonly<Record<number, string>> = {
  1: "unexpected end of comment",
  2: "unexpected end of string",
  3: "unexpected end of number",
  4: "invalid unicode",
  5: "invalid escape character",
  6: "invalid character",
};

function theirTokensOf(text: string, from = 0): Token[] {
  const scanner = createScanner(text, false);
  scanner.setPosition(from);
  const found: Token[] = [];
  for (;;) {
    const token: number = scanner.scan();
    const kind = theirTokens[token];
    if (!kind) continue;
    const offset = scanner.getTokenOffset();
    // It steps behind the text where a comment is not closed.
    const length = Math.min(scanner.getTokenLength(), text.length - offset);
    const value = hasValue(kind) ? scanner.getTokenValue() : undefined;
    const wrong = theirErrors[scanner.getTokenError()];
    const error = kind === "unknown" ? "invalid symbol" : wrong;
    found.push({ kind, offset, length, value, error });
    if (kind === "endOfText") return found;
  }
}

/** What is something, or almost, to a reader of JSON. */
const pieces = fc.oneof(
  fc.constantFrom(...'{}[]:,"""\'`\\/*-+.eE0123456789abfnrtu_ \t\n\r'),
  fc.constantFrom("true", "false", "null", "nul", "True", "truetrue", "constructor", "NaN"),
  fc.constantFrom("0", "-0", "01", "-", "--1", "1.", "1.e5", ".5", "1e", "1E+", "-1e-", "2.50e+03"),
  fc.constantFrom("//", "/*", "*/", "/*/", "/**/", "// \r", "/*\r\n", "/* \n */", "/", "#"),
  fc.constantFrom(
    '"a"',
    '"\\n"',
    '"\\',
    '\\"',
    "\\\\",
    "\\/",
    "\\x",
    "\\\n",
    "\\u",
    "\\u12",
    '"b\n',
  ),
  fc.constantFrom("\\u00e9", "\\uD83D", "\\uDE00", "\\u00g0", "\\uuuuu", "\\u123\\u1234"),
  fc.constantFrom(
    "\r\n",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u00a0",
    "\ufeff",
    "\v",
    "\f",
    "\0",
    "\x1f",
  ),
  fc.constantFrom("\x7f", "é", "😀", "\ud800", "\udc00", "\u0122", "\u2022", "\u0a0a"),
);

const scraps = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(""));

const units = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes));

/** JSON with something taken out of it, and something else put there. */
const broken = fc
  .tuple(jsonTexts, fc.nat(), fc.nat(3), scraps)
  .map(([text, place, length, scrap]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + scrap + text.slice(at + length);
  });

const texts = fc.oneof(jsonTexts, broken, scraps, units);

const sameOf = (numRuns: number) => ({ seed: 4, numRuns });

describe("the scanner finds what jsonc-parser's does", () => {
  test("in texts of every kind", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(tokensOf(text)).toEqual(theirTokensOf(text));
      }),
      sameOf(5000),
    );
  });

  test("from any place of them on", () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, place) => {
        const from = place % (text.length + 1);
        expect(tokensOf(text, from)).toEqual(theirTokensOf(text, from));
      }),
      sameOf(2000),
    );
  });

  test("in each unit, by itself, within a string and behind a backslash", () => {
    for (let code = 0; code <= 0xffff; code++) {
      const unit = String.fromCharCode(code);
      const text = `${unit} "${unit}" "\\${unit}" 1${unit}`;
      // An expectation for each would take half a minute.
      const found = tokensOf(text);
      const theirs = theirTokensOf(text);
      if (JSON.stringify(found) !== JSON.stringify(theirs))
        expect([code, found]).toEqual([code, theirs]);
    }
  });
});

test("the texts of that comparison have every token and every error", () => {
  const found = fc.sample(texts, sameOf(2000)).flatMap((text) => tokensOf(text));
  const all = (each: (token: Token) => string | undefined) => [...new Set(found.map(each))].sort();
  expect(all(({ kind }) => kind)).toEqual(Object.keys(tokens).sort());
  expect(all(({ error }) => error)).toEqual(
    [...Object.values(theirErrors), "invalid symbol", undefined].sort(),
  );
});

test("a text that ends in an open comment ends with it", () => {
  for (const text of ["/*", "/*/", "/*\r\n", "1 /* *"])
    expect(tokensOf(text).at(-1)).toMatchObject({
      kind: "endOfText",
      offset: text.length,
      length: 0,
    });
});
