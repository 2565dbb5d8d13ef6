/** Which findings a template suppresses, and what comes of its suppressions. */
import { globMatcher } from "./plan.ts";
import type { Finding, JudgedSuppression, Rule } from "./rules/rule.ts";
import { groupBy } from "./syntax/multimap.ts";
import type { Path, Syntax } from "./syntax/syntax.ts";
import {
  type OtherSuppression,
  type Suppression,
  suppressionsOf,
} from "./template/suppressions.ts";

/** A finding that the template does not want to hear of. */
export interface Suppressed extends Pick<Suppression | OtherSuppression, "by" | "reason"> {
  readonly finding: Finding;
}

export interface Suppressor {
  /** Whether the template suppresses anything at all. */
  readonly isIdle: boolean;
  /** What holds back a rule's finding at `path`, if anything does. All of ours that do are in use from then on. */
  suppressing(rule: Rule, path: Path): Suppression | OtherSuppression | undefined;
  /** Ours, after all rules were asked. */
  judged(wasAsked: (id: string) => boolean): readonly JudgedSuppression[];
}

/** A suppression of ours with the ids that it names, of all that there are. */
interface Named {
  readonly suppression: Suppression;
  readonly ids: ReadonlySet<string>;
}

/** `known`: all rules that there are, asked or not. */
export function suppressorOf(syntax: Syntax, known: readonly Rule[]): Suppressor {
  const { own, others } = suppressionsOf(syntax);
  const byGlob = new Map<string, ReadonlySet<string>>();
  const idsOf = (glob: string): ReadonlySet<string> => {
    const matches = globMatcher(glob);
    const ids = byGlob.get(glob) ?? new Set(known.map(({ id }) => id).filter(matches));
    byGlob.set(glob, ids);
    return ids;
  };
  const named = own.map((suppression): Named => ({ suppression, ids: idsOf(suppression.rule) }));
  const ofOwn = groupBy(named, ({ suppression }) => suppression.resource);
  const ofOthers = groupBy(others, ({ resource }) => resource);
  const used = new Set<Suppression>();

  return {
    isIdle: own.length + others.length === 0,
    suppressing: (rule, path) => {
      const places = path[0] === "Resources" ? [String(path[1]), undefined] : [undefined];
      const ours = places
        .flatMap((place) => ofOwn.get(place) ?? [])
        .flatMap(({ suppression, ids }) => (ids.has(rule.id) ? [suppression] : []));
      for (const each of ours) used.add(each);
      return ours[0] ?? places.flatMap((place) => ofOthers.get(place) ?? []).find(coversRule(rule));
    },
    judged: (wasAsked) =>
      named.map(({ suppression, ids }) => ({
        ...suppression,
        isKnown: ids.size > 0,
        isUsed: used.has(suppression) || ([...ids].every(wasAsked) ? false : undefined),
      })),
  };
}

const coversRule =
  ({ equivalents }: Rule) =>
  ({ by, covers }: OtherSuppression): boolean => {
    const checks = equivalents[by] ?? [];
    return checks.length > 0 && covers(checks);
  };
