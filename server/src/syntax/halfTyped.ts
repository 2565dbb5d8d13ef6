/** Half-typed members, kept from swallowing the members behind them. */
import { createScanner } from "jsonc-parser";

// jsonc-parser exports its token kinds as a const enum, which erasable TypeScript cannot read.
const colon = 6;
const string = 10;
const trivia = [12, 13, 14, 15];
const endOfText = 17;
const unendedString = 2;

/**
 * The text with a comma in the white space behind each half-typed member (`"Key"` or `"Key":`) that another follows: the parser
 * would take the next key for its value, and lose the rest of the text. Offsets stay as they are.
 */
export function separateHalfTyped(text: string): string {
  const scanner = createScanner(text, false);
  let result = "";
  let copied = 0;
  let [beforeLast, last] = [0, 0];
  /** Where the last token ends, and where the one before a string that may be a key does. */
  let end = 0;
  let gap = -1;
  for (let token = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (trivia.includes(token)) continue;
    // What a colon follows is a key.
    if (token === colon && last === string && gap >= 0 && /\s/.test(text[gap] ?? "")) {
      result += `${text.slice(copied, gap)},`;
      copied = gap + 1;
    }
    const isBehindHalfTyped = last === colon || (last === string && beforeLast !== colon);
    gap = token === string && isBehindHalfTyped ? end : -1;
    end = scanner.getTokenOffset() + scanner.getTokenLength();
    // The end of the line is what ends such a string.
    if (scanner.getTokenError() === unendedString) end++;
    [beforeLast, last] = [last, token];
  }
  return result + text.slice(copied);
}
