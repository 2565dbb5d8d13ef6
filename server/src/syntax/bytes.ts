/** How many bytes a text takes in UTF-8. */

const encoder = new TextEncoder();

/** Whether the text has more bytes; a unit of UTF-16 takes three at most, so that few texts need to be counted. */
export const hasMoreBytes = (text: string, bytes: number): boolean =>
  text.length > bytes || (text.length * 3 > bytes && bytesOf(text) > bytes);

export const bytesOf = (text: string): number => encoder.encode(text).length;
