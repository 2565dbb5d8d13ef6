/** What a terminal can show of a text: the widths of characters, colours, wrapped lines. */
import { printable } from "../../../shared/printable.ts";
import type { Severity } from "../../../shared/settings.ts";

export interface Style {
  readonly colour: boolean;
  /** Columns of the terminal; undefined where there is none, and lines of prose are then as long as they are. */
  readonly width: number | undefined;
}

const colours = {
  bold: "1",
  dim: "2",
  red: "31",
  green: "32",
  yellow: "33",
  blue: "34",
  cyan: "36",
} as const;
export type Colour = keyof typeof colours;

export const colourOf: Readonly<Record<Severity, Colour>> = {
  critical: "red",
  high: "yellow",
  medium: "blue",
  low: "cyan",
};

/** The text in these colours, where the style has any. */
export const paint = ({ colour }: Style, text: string, ...names: Colour[]): string =>
  colour && text ? `\u001b[${names.map((name) => colours[name]).join(";")}m${text}\u001b[0m` : text;

const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** The columns that a text takes. */
export const columnsOf = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + widthOf(char), 0);

/** The columns that one character takes. */
export function widthOf(char: string): number {
  if (char >= " " && char <= "~") return 1;
  if (none.test(char)) return 0;
  return wide.test(char) ? 2 : 1;
}

/** A sentence as indented lines. */
export const prose = (text: string, { width }: Style): string[] =>
  wrap(printable(text), width === undefined ? undefined : width - 2).map((line) => `  ${line}`);

/** Breaks prose between words; a word longer than a line stays whole. */
export function wrap(text: string, width: number | undefined): string[] {
  if (width === undefined) return [text];
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const word of text.split(" ")) {
    const size = columnsOf(word);
    if (line && columns + 1 + size > width) {
      lines.push(line);
      line = word;
      columns = size;
    } else {
      line = line ? `${line} ${word}` : word;
      columns += (columns ? 1 : 0) + size;
    }
  }
  return [...lines, line];
}

export const counted = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? "" : "s"}`;
