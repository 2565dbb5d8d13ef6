/** The kinds of jsonc-parser's tokens and their errors, which it exports as const enums that erasable TypeScript cannot read. */

export const tokens = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  lineBreak: 14,
  trivia: 15,
  unknown: 16,
  endOfText: 17,
} as const;

/** What is wrong within a token, by the scanner's error. */
export const tokenErrors: Readonly<Record<number, string>> = {
  1: "unexpected end of comment",
  2: "unexpected end of string",
  3: "unexpected end of number",
  4: "invalid unicode",
  5: "invalid escape character",
  6: "invalid character",
};
