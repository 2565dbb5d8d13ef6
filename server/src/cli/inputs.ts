/** From what the user names (files, folders, globs) to the files to read. */
import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expandGlob, isGlob, isPassedOver } from "./glob.ts";
import { codeOf, reasonOf } from "./systemError.ts";

export type Input =
  /** Named: by the user, who wants to hear of it even if it is no template. */
  | { readonly kind: "file"; readonly path: string; readonly isNamed: boolean }
  | { readonly kind: "failure"; readonly path: string; readonly reason: string };

/** What a template's file may be called; only this is read in folders. */
const templateName = /\.(json|jsonc|template)$/i;

/** The files to audit, each once, in the order of the operands and of their names. Paths stay relative to `cwd` where they are. */
export function findInputs(operands: readonly string[], cwd: string): Input[] {
  const seen = new Set<string>();
  return operands
    .flatMap((operand) => inputsOf(operand, cwd))
    .filter((input) => {
      if (input.kind === "failure") return true;
      const real = realPath(resolve(cwd, input.path));
      if (seen.has(real)) return false;
      seen.add(real);
      return true;
    });
}

function inputsOf(operand: string, cwd: string): Input[] {
  const kind = kindOf(resolve(cwd, operand));
  if (kind === "folder") return filesIn(operand, cwd, new Set());
  if (kind === "file") return [{ kind: "file", path: operand, isNamed: true }];
  if (!isGlob(operand)) return [{ kind: "failure", path: operand, reason: kind.reason }];
  const found = expandGlob(operand, cwd);
  if (found.length === 0)
    return [{ kind: "failure", path: operand, reason: "no file or folder matches this glob" }];
  return found.flatMap((path): Input[] =>
    kindOf(resolve(cwd, path)) === "folder"
      ? filesIn(path, cwd, new Set())
      : [{ kind: "file", path, isNamed: false }],
  );
}

function kindOf(path: string): "file" | "folder" | { readonly reason: string } {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** Files below a folder that may be templates. `visited` keeps symbolic links from leading round in a circle. */
function filesIn(folder: string, cwd: string, visited: Set<string>): Input[] {
  const real = realPath(resolve(cwd, folder));
  if (visited.has(real)) return [];
  visited.add(real);
  let entries: Dirent[];
  try {
    entries = readdirSync(resolve(cwd, folder), { withFileTypes: true });
  } catch (error) {
    return [{ kind: "failure", path: folder, reason: reasonOf(error) }];
  }
  const byName = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return byName.flatMap((entry): Input[] => {
    const path = join(folder, entry.name);
    if (typeOf(entry, resolve(cwd, path)) === "folder")
      return isPassedOver(entry.name) ? [] : filesIn(path, cwd, visited);
    const isCandidate =
      templateName.test(entry.name) && typeOf(entry, resolve(cwd, path)) === "file";
    return isCandidate ? [{ kind: "file", path, isNamed: false }] : [];
  });
}

/** What an entry is, behind its symbolic links; pipes, sockets and links to nothing are "other". */
function typeOf(entry: Dirent, path: string): "file" | "folder" | "other" {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  if (!entry.isSymbolicLink()) return "other";
  try {
    const target = statSync(path);
    return target.isFile() ? "file" : target.isDirectory() ? "folder" : "other";
  } catch {
    return "other";
  }
}

/** The path behind all links; itself where the system cannot tell. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return path;
  }
}
