/** Globs over paths: `*`, `**`, `?` and `{a,b}`. */
import { expandBraces } from "../../shared/braces.ts";

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

/** Matches paths, with "/" between their segments, by globs; one without a slash matches the name of a file in any folder. */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs
    .flatMap(expandBraces)
    .filter(Boolean)
    .map((glob) => {
      const isName = !glob.replace(/\/$/, "").includes("/");
      const segments = (isName ? `**/${glob}` : glob).split("/").filter((each) => each !== "");
      return segments.map((each) => (each === "**" ? "any" : segmentMatcher(each)));
    });
  return (path) => {
    const names = path.split("/").filter((each) => each !== "");
    return patterns.some((pattern) => matchesPath(pattern, names));
  };
}

type Segment = "any" | ((name: string) => boolean);

/** Row by row: which of the first names the first segments match. A folder that matches has its files with it. */
function matchesPath(pattern: readonly Segment[], names: readonly string[]): boolean {
  let row = names.map(() => false);
  let isEmpty = true;
  for (const segment of pattern) {
    const next: boolean[] = [];
    for (const [i, name] of names.entries()) {
      const before = i === 0 ? isEmpty : row[i - 1];
      if (segment === "any") next.push(row[i] === true || before === true || next[i - 1] === true);
      else next.push(before === true && segment(name));
    }
    if (segment !== "any") isEmpty = false;
    row = next;
  }
  return row.includes(true);
}
