/** Every format of the output by its name. */
import { compact } from "./compact.ts";
import type { Format } from "./format.ts";
import { json } from "./json.ts";
import { pretty } from "./prettyFormat.ts";

export const formats = { pretty, compact, json } as const satisfies Readonly<
  Record<string, Format>
>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as readonly FormatName[];
