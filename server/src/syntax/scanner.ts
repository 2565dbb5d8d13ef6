/** The tokens of JSON with comments, one after the other. Made for speed: every analysis begins with reading its text. */

/** Where a text is being read: the token that `scan` found last. It is moved along, so that a token costs no object. */
export interface Scanner {
  readonly text: string;
  token: number;
  offset: number;
  /** Behind the token. Between it and the next there is only white space. */
  end: number;
  /** What a string means, and how a number is written; with other tokens, left from before. */
  value: string;
  /** What is wrong within the token. */
  error: string | undefined;
}

/** A bracket, colon or comma is its own unit. */
export const tokens = {
  string: 1,
  number: 2,
  true: 3,
  false: 4,
  null: 5,
  comment: 6,
  unknown: 7,
  endOfText: 8,
  comma: 0x2c,
  colon: 0x3a,
  openBracket: 0x5b,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const asterisk = 0x2a;
const plus = 0x2b;
const minus = 0x2d;
const dot = 0x2e;
const slash = 0x2f;
const zero = 0x30;
const nine = 0x39;
const upperE = 0x45;
const backslash = 0x5c;
const lowerE = 0x65;

/** What a word ends at. */
const separators = ' \t\n\r",:/[]{}';

/** What stands behind a backslash, and what it means there. */
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Before the first token behind `offset`. */
export const scannerAt = (text: string, offset: number): Scanner => ({
  text,
  token: tokens.endOfText,
  offset,
  end: offset,
  value: "",
  error: undefined,
});

/** Moves on to the next token, and says which it is. */
export function scan(scanner: Scanner): number {
  const { text } = scanner;
  let at = scanner.end;
  let code = -1;
  // Here and below no unit behind the text is asked for: V8 would give up the fast way of asking.
  for (; at < text.length; at++) {
    code = text.charCodeAt(at);
    if (code !== space && code !== lineFeed && code !== carriageReturn && code !== tab) break;
  }
  scanner.offset = at;
  scanner.end = at;
  scanner.error = undefined;
  scanner.token = at < text.length ? scanToken(scanner, code) : tokens.endOfText;
  return scanner.token;
}

function scanToken(scanner: Scanner, code: number): number {
  scanner.end = scanner.offset + 1;
  switch (code) {
    case quote:
      return scanString(scanner);
    case tokens.comma:
    case tokens.colon:
    case tokens.openBracket:
    case tokens.closeBracket:
    case tokens.openBrace:
    case tokens.closeBrace:
      return code;
    case slash:
      return scanComment(scanner);
    case minus:
      return isDigit(unitAt(scanner.text, scanner.end))
        ? scanNumber(scanner)
        : markUnknown(scanner);
    default:
      return isDigit(code) ? scanNumber(scanner) : scanWord(scanner);
  }
}

function markUnknown(scanner: Scanner): number {
  scanner.error = "invalid symbol";
  return tokens.unknown;
}

/** -1 behind the text. */
const unitAt = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : -1);

const isDigit = (code: number): boolean => code >= zero && code <= nine;

const isLineBreak = (code: number): boolean => code === lineFeed || code === carriageReturn;

/** Nearly every string is what stands between its quotes. */
function scanString(scanner: Scanner): number {
  const { text, end: start } = scanner;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      scanner.value = text.slice(start, at);
      scanner.end = at + 1;
      return tokens.string;
    }
    if (code === backslash || code < space) break;
  }
  return scanUnusualString(scanner, at);
}

/** A string with escapes, or with errors, of which the last is told; `first` is where. It ends with its line, quote or not. */
function scanUnusualString(scanner: Scanner, first: number): number {
  const { text } = scanner;
  let value = "";
  let from = scanner.end;
  let at = first;
  for (;;) {
    const code = unitAt(text, at);
    if (code === quote) break;
    if (code === -1 || isLineBreak(code)) {
      scanner.error = "unexpected end of string";
      break;
    }
    if (code !== backslash) {
      if (code < space) scanner.error = "invalid character";
      at++;
      continue;
    }
    value += text.slice(from, at);
    const escaped = text.charAt(at + 1);
    at += 1 + escaped.length;
    if (escaped === "u") {
      const digits = /^[\da-fA-F]{0,4}/.exec(text.slice(at, at + 4))?.[0] ?? "";
      if (digits.length === 4) value += String.fromCharCode(Number.parseInt(digits, 16));
      else scanner.error = "invalid unicode";
      at += digits.length;
    } else {
      const meaning = escapes[escaped];
      if (meaning === undefined) scanner.error = "invalid escape character";
      else value += meaning;
    }
    from = at;
  }
  scanner.value = value + text.slice(from, at);
  scanner.end = unitAt(text, at) === quote ? at + 1 : at;
  return tokens.string;
}

function scanComment(scanner: Scanner): number {
  const { text, end } = scanner;
  const second = unitAt(text, end);
  if (second === slash) {
    let at = end + 1;
    while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
    scanner.end = at;
    return tokens.comment;
  }
  if (second !== asterisk) return markUnknown(scanner);
  const close = text.indexOf("*/", end + 1);
  if (close < 0) scanner.error = "unexpected end of comment";
  scanner.end = close < 0 ? text.length : close + 2;
  return tokens.comment;
}

/** A number that ends too soon means what stands before that. */
function scanNumber(scanner: Scanner): number {
  const { text, offset } = scanner;
  const first = text.charCodeAt(offset) === minus ? offset + 1 : offset;
  let end = text.charCodeAt(first) === zero ? first + 1 : behindDigits(text, first);
  let valid = end;
  if (unitAt(text, end) === dot) {
    valid = behindDigits(text, end + 1);
    if (valid === end + 1) scanner.error = "unexpected end of number";
    end = valid;
  }
  const unit = unitAt(text, end);
  if (!scanner.error && (unit === upperE || unit === lowerE)) {
    const sign = unitAt(text, end + 1);
    const exponent = sign === plus || sign === minus ? end + 2 : end + 1;
    end = behindDigits(text, exponent);
    if (end === exponent) scanner.error = "unexpected end of number";
    else valid = end;
  }
  scanner.value = text.slice(offset, valid);
  scanner.end = end;
  return tokens.number;
}

function behindDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(unitAt(text, at))) at++;
  return at;
}

/** A keyword, or what no JSON has. */
function scanWord(scanner: Scanner): number {
  const { text, offset } = scanner;
  let { end } = scanner;
  // Behind the text there is the empty string, which every string includes.
  while (!separators.includes(text.charAt(end))) end++;
  scanner.end = end;
  switch (text.slice(offset, end)) {
    case "true":
      return tokens.true;
    case "false":
      return tokens.false;
    case "null":
      return tokens.null;
    default:
      return markUnknown(scanner);
  }
}
