/** Braces in globs. */

/** More alternatives than anybody writes; without an end to them a few braces would fill the memory. */
const mostAlternatives = 1000;

/** `a/{b,c}` as `a/b` and `a/c`, from the innermost braces outwards. */
export function expandBraces(glob: string): string[] {
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
