/** Globs that the shell left to us: `*`, `**`, `?` and `{a,b}`. */
import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { expandBraces } from "../../../shared/braces.ts";
import { segmentMatcher } from "../glob.ts";

export const isGlob = (operand: string): boolean => /[*?{]/.test(operand);

/** Folders that hold other people's files. */
export const isPassedOver = (name: string): boolean => name === "node_modules" || name === ".git";

/** The files and folders that a glob matches, in order of their names. */
export function expandGlob(glob: string, cwd: string): string[] {
  const found = new Set<string>();
  for (const pattern of expandBraces(sep === "\\" ? glob.replaceAll("\\", "/") : glob)) {
    const root = pattern.startsWith("/") ? "/" : "";
    const segments = pattern.split("/").filter((segment) => segment !== "");
    const once = segments.filter((segment, i) => segment !== "**" || segments[i - 1] !== "**");
    for (const path of matches(once, root, cwd)) found.add(path);
  }
  return [...found].sort();
}

function matches(segments: readonly string[], root: string, cwd: string): Set<string> {
  const found = new Set<string>();
  const visited = new Set<string>();
  visit(root, 0);
  return found;

  function visit(folder: string, index: number): void {
    const state = `${index} ${folder}`;
    if (visited.has(state)) return;
    visited.add(state);
    const segment = segments[index];
    if (segment === undefined) {
      found.add(folder || ".");
      return;
    }
    if (segment === "**") {
      visit(folder, index + 1);
      for (const entry of entriesOf(resolve(cwd, folder)))
        if (entry.isDirectory() && !isPassedOver(entry.name) && !entry.name.startsWith("."))
          visit(join(folder, entry.name), index);
    } else if (!/[*?]/.test(segment)) {
      const path = folder === "" ? segment : join(folder, segment);
      if (existsSync(resolve(cwd, path))) visit(path, index + 1);
    } else {
      const isMatch = segmentMatcher(segment);
      for (const { name } of entriesOf(resolve(cwd, folder)))
        if (isMatch(name)) visit(join(folder, name), index + 1);
    }
  }
}

/** What is in a folder; nothing where it is none, or one that cannot be read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
