/** Reads a file no further than a limit: what is larger is not audited, and a device may never end. */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Bytes asked for at once where the size is not known beforehand, as of a pipe. */
const portion = 65_536;

/** All of a file, or if it has more than `limit` bytes the first `limit` + 1 of them. Throws the file system's errors. */
export function readFile(path: string, limit: number): Buffer {
  const handle = openSync(path, "r");
  try {
    const chunks: Buffer[] = [];
    const usual = Math.max(fstatSync(handle).size + 1, portion);
    for (let left = Math.floor(limit) + 1; left > 0; ) {
      const chunk = Buffer.allocUnsafe(Math.min(left, usual));
      const count = readSync(handle, chunk);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count));
      left -= count;
    }
    const [only = Buffer.alloc(0)] = chunks;
    return chunks.length > 1 ? Buffer.concat(chunks) : only;
  } finally {
    closeSync(handle);
  }
}
