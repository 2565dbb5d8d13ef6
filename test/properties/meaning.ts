/** What changes mean, as values: the oracle for the edits that make them in a text. */
import type { Change } from "../../server/src/syntax/change.ts";
import type { Path } from "../../server/src/syntax/syntax.ts";

/** The value with all `changes`, whose paths are those of `value` itself. */
export function changed(value: unknown, changes: readonly Change[]): unknown {
  const ofKind = (...kinds: Change["kind"][]) => changes.filter(({ kind }) => kinds.includes(kind));
  const last = ({ path }: Change) => path.at(-1) ?? 0;
  // Other names and fewer elements would make other paths; of elements that go, the last goes first.
  const removals = ofKind("remove").sort((a, b) => (last(a) < last(b) ? 1 : -1));
  return [...ofKind("set", "insert", "append"), ...removals, ...ofKind("rename")].reduce(
    (result, change) => at(result, change.path, change),
    value,
  );
}

/** Descends to the change's place, making what is missing on the way and replacing scalars. */
function at(value: unknown, [step, ...rest]: Path, change: Change): unknown {
  if (step === undefined) return placed(value, change);
  if (change.kind === "remove" && rest.length === 0) return without(value, step);
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

function without(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value.toSpliced(Number(step), 1);
  return Object.fromEntries(Object.entries(Object(value)).filter(([key]) => key !== String(step)));
}

function placed(value: unknown, change: Change): unknown {
  if (change.kind === "append") return [...(Array.isArray(value) ? value : []), change.value];
  return "value" in change ? change.value : value;
}
