/** Which findings a template suppresses, what comes of its suppressions, and how one is added. */
import { globMatcher } from "./plan.ts";
import type { Finding, JudgedSuppression, Rule } from "./rules/rule.ts";
import { append, type Change, insert } from "./syntax/change.ts";
import { groupBy } from "./syntax/multimap.ts";
import { find, member, type Path, type Syntax } from "./syntax/syntax.ts";
import {
  type OtherSuppression,
  type Suppression,
  suppressionsOf,
  suppressionsPath,
} from "./template/suppressions.ts";
import { intrinsicOf } from "./template/value.ts";

/** A finding that the template does not want to hear of. */
export interface Suppressed extends Pick<Suppression | OtherSuppression, "by" | "reason"> {
  readonly finding: Finding;
}

export interface Suppressor {
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
    suppressing: (rule, path) => {
      if (own.length + others.length === 0) return undefined;
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

/**
 * Where a finding can be suppressed: on the resource in which it is reported, and (undefined) in the whole template. What is wrong with a
 * suppression is not suppressed, and where brackets do not match, what is added could land in another resource.
 */
export function suppressiblePlaces(
  syntax: Syntax,
  { rule, path }: Pick<Finding, "rule" | "path">,
): readonly (string | undefined)[] {
  if (!syntax.isWellNested || path.includes("cfn-audit")) return [];
  const [section, id] = path;
  const resources = section === "Resources" && typeof id === "string" ? [id] : [];
  return [...resources, undefined].filter(
    (place) => suppressionChange(syntax, rule, place, "") !== undefined,
  );
}

/**
 * The change that suppresses a rule on a resource, or without one in the whole template. Undefined where there is no such resource, or where
 * something else stands in the way.
 */
export function suppressionChange(
  { root }: Syntax,
  rule: string,
  resource: string | undefined,
  reason: string,
): Change | undefined {
  const path = suppressionsPath(resource);
  const suppression = { rule, reason };
  const depth = path.indexOf("Metadata");
  if (find(root, path.slice(0, depth))?.type !== "object") return undefined;
  for (let length = depth + 1; length <= path.length; length++) {
    const found = find(root, path.slice(0, length));
    if (found && found.type !== (length === path.length ? "array" : "object")) return undefined;
    if (intrinsicOf(found)) return undefined;
  }
  if (resource !== undefined || member(root, "Metadata")) return append(path, suppression);
  // The template's own metadata is looked for at the top.
  const above = ["Description", "AWSTemplateFormatVersion"].find((name) => member(root, name));
  return insert(["Metadata"], { "cfn-audit": { ignore: [suppression] } }, above);
}
