/** Text as it stands in XML and HTML. */
import { printable } from "../../../shared/printable.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** On one line, fit for elements and for attributes in either quotes. Of what is no character XML knows nothing. */
export const escaped = (text: string): string =>
  printable(text)
    .replace(/[&<>"']/g, (char) => entities[char] ?? char)
    .replace(/[\uFFFE\uFFFF]/g, "\uFFFD");
