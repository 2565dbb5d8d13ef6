/** How many bytes a text takes in UTF-8. */

const encoder = new TextEncoder();

/** Whether the text has more bytes; a unit of UTF-16 takes three at most, so that few texts need to be counted. */
export const hasMoreBytes = (text: string, bytes: number): boolean =>
  text.length > bytes || (text.length * 3 > bytes && bytesOf(text) > bytes);

/** Most templates are ASCII, which need not be encoded to be counted. */
export const bytesOf = (text: string): number =>
  /[^\0-\x7f]/.test(text) ? encoder.encode(text).length : text.length;
