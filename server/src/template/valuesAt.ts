/** The values that a path leads to, through lists. */
import type { Value } from "./value.ts";

/** What stands at `path` below a value, `*` being every element of a list; nothing that is absent. */
export function valuesAt(value: Value, path: readonly string[]): readonly Value[] {
  const found: Value[] = [];
  collect(value, path, 0, found);
  return found;
}

function collect(from: Value, path: readonly string[], start: number, found: Value[]): void {
  let value = from;
  for (let i = start; i < path.length && value.kind !== "absent"; i++) {
    const step = path[i] as string;
    if (step === "*") {
      for (const item of value.items()) collect(item, path, i + 1, found);
      return;
    }
    value = value.get(step);
  }
  if (value.kind !== "absent") found.push(value);
}
