/** Every format of the output by its name. */
import { compact } from "./compact.ts";
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";
import { github } from "./github.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { pretty } from "./prettyFormat.ts";
import { sarif } from "./sarif.ts";

export const formats = {
  pretty,
  compact,
  json,
  sarif,
  junit,
  github,
  markdown,
  html,
  csv,
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];
