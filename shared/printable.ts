/** Text from outside, such as a template's or a file's name, shown as it is: nothing in it is obeyed or taken for markup. */

/** Controls that could move a cursor or reorder the line, and halves of characters. */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** The text on one line with nothing in it that a terminal or an editor would obey; ESC is shown as ␛. */
export const printable = (text: string): string => text.replace(unsafe, picture);

/** As `printable`, but tabs and the end of each line stay. */
export const printableLines = (text: string): string =>
  text.replace(unsafe, (char) => (char === "\n" || char === "\t" ? char : picture(char)));

/** As `printable`, for VS Code's notifications and status items: they make links of `[text](command:…)` and icons of `$(name)`. */
export const unlinked = (text: string): string =>
  printable(text).replaceAll("](", "] (").replaceAll("$(", "$ (");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** As `printable`, for XML and HTML: fit for elements, and for attributes in either quotes. Of what is no character XML knows nothing. */
export const escaped = (text: string): string =>
  printable(text)
    .replace(/[&<>"']/g, (char) => entities[char] ?? char)
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD");

function picture(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "␡" : "\uFFFD";
}
