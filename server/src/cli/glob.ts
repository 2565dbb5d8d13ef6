/** Globs that the shell left to us: `*`, `**`, `?` and `{a,b}`. */
import { type Dirent, existsSync, readdirSync } from "node:fs";
import { join, resolve, sep } from "node:path";

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

/** More alternatives than anybody writes; without an end to them a few braces would fill the memory. */
const mostAlternatives = 1000;

/** `a/{b,c}` as `a/b` and `a/c`, from the innermost braces outwards. */
function expandBraces(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const braces = /\{([^{},]*,[^{}]*)\}/.exec(next);
    if (!braces || done.length + open.length > mostAlternatives) {
      done.push(next);
      continue;
    }
    const before = next.slice(0, braces.index);
    const after = next.slice(braces.index + braces[0].length);
    for (const alternative of (braces[1] ?? "").split(",")) open.push(before + alternative + after);
  }
  return done;
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

/** Matches a name by `*` and `?`, going back to the last star only; names with a leading dot want one in the pattern. */
export function segmentMatcher(pattern: string): (name: string) => boolean {
  return (name) => {
    if (name.startsWith(".") && !pattern.startsWith(".")) return false;
    let [p, n, star, mark] = [0, 0, -1, 0];
    while (n < name.length) {
      const want = pattern[p];
      if (want === "*") {
        star = p++;
        mark = n;
      } else if (want === "?" || want === name[n]) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else return false;
    }
    while (pattern[p] === "*") p++;
    return p === pattern.length;
  };
}
