/** Where something leads in the template. */
import type { Range } from "../positions.ts";
import { html, type Markup } from "./markup.ts";

/** The attributes of an element that shows a place in the text when it is clicked. */
export const target = ({ start, end }: Range): Markup =>
  html`data-do="reveal" data-from="${start.line}:${start.column}" data-to="${end.line}:${end.column}"`;
