/** Which changes can be made together. */
import type { Change } from "./change.ts";
import type { Path } from "./syntax.ts";

/** Changes that are to be made together, by the keys that they touch. */
export interface ChangeSet {
  /**
   * Whether a change touches a key or node that one of the set touches. Adding different keys to one object is no conflict, nor is
   * taking different ones away; doing both is, for each needs the commas that the other moves.
   */
  conflicts(change: Change): boolean;
  add(change: Change): void;
}

/** A place that changes touch, or have on their way. */
interface Touched {
  isWhole: boolean;
  /** Whether a child of this is taken away. */
  losesChildren: boolean;
  /** Whether something here or below changes otherwise. */
  isChanged: boolean;
  readonly below: Map<string | number, Touched>;
}

const nothing = (): Touched => ({
  isWhole: false,
  losesChildren: false,
  isChanged: false,
  below: new Map(),
});

export function changeSet(): ChangeSet {
  const root = nothing();
  return {
    conflicts: (change) => {
      const path = touched(change);
      const isRemoval = change.kind === "remove";
      let place: Touched | undefined = root;
      for (const [depth, step] of path.entries()) {
        if (place.isWhole) return true;
        if (isRemoval ? depth === path.length - 1 && place.isChanged : place.losesChildren)
          return true;
        place = place.below.get(step);
        if (!place) return false;
      }
      return place.isWhole || place.below.size > 0;
    },
    add: (change) => {
      const path = touched(change);
      const isRemoval = change.kind === "remove";
      let place = root;
      for (const [depth, step] of path.entries()) {
        if (!isRemoval) place.isChanged = true;
        else if (depth === path.length - 1) place.losesChildren = true;
        const next = place.below.get(step) ?? nothing();
        place.below.set(step, next);
        place = next;
      }
      place.isWhole = true;
    },
  };
}

/** An appended element and a trailing comma have no key of their own: the value stands for the one, the comma for itself. */
function touched(change: Change): Path {
  if (change.kind === "append") return [...change.path, JSON.stringify(change.value)];
  return change.kind === "trim" ? [...change.path, ","] : change.path;
}
