/** Secrets that are assigned in a script. In doubt a text is none. */
import { isRandom, secretNamed } from "../../aws/credentials.ts";

/** What is assigned in a script, such as `PASSWORD=x` or `"password": "x"`, and is a secret. */
export function secretAssigned(text: string): string | undefined {
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "=" && text[at] !== ":") continue;
    const name = nameBefore(text, at);
    const value = name && valueBehind(text, at);
    if (!value) continue;
    const found = secretNamed(name, value);
    if (found) return found;
  }
  return undefined;
}

/** A text in quotation marks, or what cannot be an expression of a program: `secret["password"]` is no password. */
function valueBehind(text: string, at: number): string | undefined {
  let start = at + 1;
  for (const skipped of [" ", "\\"]) if (text[start] === skipped) start++;
  const mark = text[start] === '"' || text[start] === "'" ? text[start] : undefined;
  if (mark !== undefined) start++;
  let end = start;
  while (
    end < text.length &&
    end - start < longest &&
    !/[\s"'`;,&|<>()[\]{}\\]/.test(text[end] as string)
  )
    end++;
  const value = text.slice(start, end);
  const next = text[end];
  const isWhole =
    next === mark || next === "\\" || (mark === undefined && /[\s;,}]/.test(next ?? ""));
  if (!isWhole || !isStrong(value)) return undefined;
  if (mark === undefined && isMember.test(value)) return undefined;
  return mark !== undefined || /[^\w.]/.test(value) || isRandom(value) ? value : undefined;
}

/** What a program has elsewhere: `process.env.API_KEY1`. Longer names are tokens. */
const isMember = /^[A-Za-z_]\w{0,30}(?:\.[A-Za-z_]\w{0,30}){1,4}$/;

/** Names and values that are longer are none that people write. */
const longest = 128;

/** The name that ends before a place, without the quotation mark and the space that may stand behind it. */
function nameBefore(text: string, at: number): string {
  let end = at;
  if (text[end - 1] === " ") end--;
  if (text[end - 1] === '"' || text[end - 1] === "'") end--;
  if (text[end - 1] === "\\") end--;
  let start = end;
  while (start > 0 && end - start < longest && /[\w-]/.test(text[start - 1] as string)) start--;
  return text.slice(start, end);
}

/** Whether a password is none that a sentence in a script could have in its place. */
const isStrong = (value: string): boolean =>
  value.length >= 6 && /[A-Za-z]/.test(value) && /[^A-Za-z.:/_-]/.test(value);
