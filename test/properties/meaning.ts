/** What changes mean, as values: the oracle for the edits that make them in a text. */
import type { Change } from "../../server/src/syntax/change.ts";
import type { Path } from "../../server/src/syntax/syntax.ts";

/** The value with all `changes`, whose paths are those of `value` itself. */
export function changed(value: unknown, changes: readonly Change[]): unknown {
  const isRename = ({ kind }: Change) => kind === "rename";
  return [...changes.filter((each) => !isRename(each)), ...changes.filter(isRename)].reduce(
    (result, change) => at(result, change.path, change),
    value,
  );
}

/** Descends to the change's place, making what is missing on the way and replacing scalars. */
function at(value: unknown, [step, ...rest]: Path, change: Change): unknown {
  if (step === undefined) return placed(value, change);
  if (Array.isArray(value)) {
    const i = Math.min(Number(step), value.length);
    return value.toSpliced(i, 1, at(value[i], rest, change));
  }
  const members = typeof value === "object" && value !== null ? value : undefined;
  if (!members && typeof step === "number") return [at(undefined, rest, change)];
  const all = new Map(Object.entries(members ?? {}));
  const key = String(step);
  if (change.kind === "rename" && rest.length === 0) {
    const old = all.get(key);
    all.delete(key);
    all.set(change.name, old);
  } else all.set(key, at(all.get(key), rest, change));
  return Object.fromEntries(all);
}

function placed(value: unknown, change: Change): unknown {
  if (change.kind === "append") return [...(Array.isArray(value) ? value : []), change.value];
  return change.kind === "rename" ? value : change.value;
}
