/** How many bytes a text takes in UTF-8. */

const encoder = new TextEncoder();

/** Most texts are ASCII, which need not be encoded to be counted. */
export const bytesOf = (text: string): number =>
  /[^\0-\x7f]/.test(text) ? encoder.encode(text).length : text.length;
