/** HTML in which nothing that comes from outside is markup. */
import { escaped } from "../../../../shared/printable.ts";

/** HTML as it is to be written out. */
export interface Markup {
  readonly html: string;
}

type Piece = string | number | undefined | Markup | readonly Markup[];

/** A template literal as HTML: what is put into it is escaped, unless it is HTML already. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup => ({
  html: strings.reduce((text, string, i) => text + written(pieces[i - 1]) + string),
});

const written = (piece: Piece): string => {
  if (piece === undefined) return "";
  if (typeof piece === "string") return escaped(piece);
  if (typeof piece === "number") return String(piece);
  return "html" in piece ? piece.html : piece.map((each) => each.html).join("");
};

/** Lines of source, whose tabs and line ends stay. */
export const source = (lines: readonly string[]): Markup => ({
  html: lines.map((line) => line.split("\t").map(escaped).join("\t")).join("\n"),
});

export const nothing: Markup = { html: "" };
