/** Makes or replaces a file of our own in one step: it is there whole, or as it was. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { adopt, isReadOnly, temporaryFor } from "./replaceFile.ts";
import { codeOf, reasonOf } from "./systemError.ts";

/** Why a file cannot be put there, as far as that is seen beforehand. Nothing is written yet. */
export function whyNotPut(path: string): string | undefined {
  try {
    const stats = statsOf(path);
    if (stats?.isDirectory()) return "it is a folder";
    if (stats?.isFile() && isReadOnly(path, stats)) return "it is read-only";
    if (stats === undefined) accessSync(folderFor(path), constants.W_OK);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Puts the file there, in folders that are made where they are missing. Gives why it could not be. */
export function putFile(path: string, content: Uint8Array): string | undefined {
  let temporary: string | undefined;
  try {
    const stats = statsOf(path);
    // Pipes and devices have no other file to take their place.
    if (stats !== undefined && (!stats.isFile() || path.startsWith("/dev/"))) {
      writeFileSync(path, content);
      return undefined;
    }
    mkdirSync(dirname(path), { recursive: true });
    // A symbolic link stays one.
    const file = stats === undefined ? path : realpathSync(path);
    temporary = temporaryFor(file);
    writeWhole(temporary, content, stats);
    renameSync(temporary, file);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return reasonOf(error);
  }
}

function writeWhole(path: string, content: Uint8Array, like: Stats | undefined): void {
  const handle = openSync(path, "wx", 0o666);
  try {
    writeFileSync(handle, content);
    if (like !== undefined) {
      adopt(handle, like);
      fchmodSync(handle, like.mode & 0o7777);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Undefined where there is no such file. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The nearest folder above that exists. */
function folderFor(path: string): string {
  const folder = dirname(path);
  const stats = statsOf(folder);
  return stats === undefined && folder !== path ? folderFor(folder) : folder;
}
