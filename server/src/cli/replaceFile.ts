/** Writes a file in one step: a reader sees the old text or the new, and a failure leaves the old. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { codeOf, reasonOf } from "./systemError.ts";

/**
 * Puts `after` in the place of `before`, which is what was read of the file. Its mode and owner stay, and a symbolic link stays
 * one: the file that it leads to is replaced. Gives why it could not be; the file is then as it was.
 */
export function replaceFile(path: string, before: Buffer, after: string): string | undefined {
  let file: string;
  let stats: Stats;
  try {
    file = realpathSync(path);
    stats = statSync(file);
  } catch (error) {
    return codeOf(error) === "ENOENT" ? gone : reasonOf(error);
  }
  if (!stats.isFile()) return "it is no regular file, so it cannot be replaced";
  if (isReadOnly(file, stats))
    return "it is read-only; make it writable (on Linux and macOS: chmod u+w) and run this again";
  const temporary = temporaryFor(file);
  try {
    writeLike(stats, temporary, after);
    if (!readFileSync(file).equals(before)) return discard(temporary, changed);
    renameSync(temporary, file);
    return undefined;
  } catch (error) {
    const isGone = codeOf(error) === "ENOENT";
    return discard(temporary, isGone ? gone : `it could not be written: ${reasonOf(error)}`);
  }
}

/** The name of a file that will take the place of this one. */
export const temporaryFor = (file: string): string =>
  join(
    dirname(file),
    `.${basename(file).slice(0, 100)}.${Math.random().toString(36).slice(2)}.tmp`,
  );

const gone = "it is gone: somebody moved or removed it while it was audited";
const changed = "somebody changed it while it was audited; run this again";

/** Root may write what is read-only; whoever made it so wants it left alone all the same. */
export function isReadOnly(file: string, { mode }: Stats): boolean {
  if ((mode & 0o222) === 0) return true;
  try {
    accessSync(file, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** Writes a new file of the same mode and owner, down to the disk. */
function writeLike(stats: Stats, path: string, text: string): void {
  const handle = openSync(path, "wx", 0o600);
  try {
    writeFileSync(handle, text, "utf8");
    adopt(handle, stats);
    fchmodSync(handle, stats.mode & 0o7777);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives the file to the owner of the other, where we may: only root may give files away. */
export function adopt(handle: number, { uid, gid }: Stats): void {
  const own = fstatSync(handle);
  if (own.uid === uid && own.gid === gid) return;
  try {
    fchownSync(handle, uid, gid);
  } catch (error) {
    if (codeOf(error) !== "EPERM") throw error;
  }
}

function discard(temporary: string, reason: string): string {
  rmSync(temporary, { force: true });
  return reason;
}
