/** Bytes to text: UTF-8 and nothing else, for what is not could not be written back as it was. */
import { templateMarks } from "../../../shared/requests.ts";

export type Decoded = { readonly text: string } | { readonly reason: string };

/** The text of the bytes, its byte order mark included, or what they are instead. */
export function decode(bytes: Buffer): Decoded {
  if (isUtf16(bytes)) return { reason: "it is UTF-16, not UTF-8; save it as UTF-8" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { reason: whyNot(bytes) };
  }
}

/** Whether the bytes may hold a template, if only in UTF-16, which is worth an error: a look that costs no decoding. */
export const mayBeTemplate = (bytes: Buffer): boolean => {
  // Of UTF-16 in either order of bytes, ASCII has a NUL between each two characters.
  const between = isUtf16(bytes) ? "\0" : "";
  return templateMarks.some((mark) => bytes.includes([...mark].join(between)));
};

/** By its byte order mark, or because JSON begins with a character of ASCII: the other half of that one is NUL. */
const isUtf16 = ([first, second]: Buffer): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first === 0) !== (second === 0);

/** Names the first byte that is wrong: the one that would not survive being read and written. */
function whyNot(bytes: Buffer): string {
  if (bytes.length > maximum) return "it is too large to read";
  const again = Buffer.from(bytes.toString("utf8"), "utf8");
  const at = bytes.findIndex((byte, i) => byte !== again[i]);
  const before = bytes.subarray(0, Math.max(at, 0));
  const line = before.filter((byte) => byte === 0x0a).length + 1;
  const column = before.length - before.lastIndexOf(0x0a);
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  return `it is not UTF-8: line ${line} has the byte 0x${byte} in position ${column}; save it as UTF-8`;
}

/** More than a JavaScript string can hold. */
const maximum = 0x1fffffe8;
