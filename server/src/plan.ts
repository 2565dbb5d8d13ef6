/** Which rules look at what: worked out once for a list of rules and the levels that the user set. */
import type { Level, Severity } from "../../shared/settings.ts";
import type { ResourceRule, Rule, TemplateRule } from "./rules/rule.ts";

/** A rule that is not off. */
export interface Enabled<R extends Rule = Rule> {
  readonly rule: R;
  /** The level that the user set, if any. */
  readonly level: Severity | undefined;
  /** Its place among the rules. */
  readonly place: number;
}

export interface Plan {
  readonly ofTemplate: readonly Enabled<TemplateRule>[];
  /** The rules that look at resources of a type. */
  ofType(type: string): readonly Enabled<ResourceRule>[];
}

type Levels = Readonly<Record<string, Level>>;

const noLevels: Levels = {};
const plans = new WeakMap<readonly Rule[], WeakMap<Levels, Plan>>();

/** The same rules and levels have the same plan: with every keystroke it would be made anew. */
export function planOf(rules: readonly Rule[], levels: Levels = noLevels): Plan {
  const known = plans.get(rules) ?? new WeakMap<Levels, Plan>();
  plans.set(rules, known);
  const plan = known.get(levels) ?? makePlan(enabledRules(rules, levels));
  known.set(levels, plan);
  return plan;
}

function makePlan(enabled: readonly Enabled[]): Plan {
  const ofResources = enabled.filter(looksAtResources);
  const byType = new Map<string, readonly Enabled<ResourceRule>[]>();
  return {
    ofTemplate: enabled.filter(looksAtTemplate),
    ofType: (type) => {
      const known =
        byType.get(type) ??
        ofResources.filter(
          ({ rule: { resourceTypes } }) => resourceTypes === "any" || resourceTypes.includes(type),
        );
      byType.set(type, known);
      return known;
    },
  };
}

const looksAtResources = (enabled: Enabled): enabled is Enabled<ResourceRule> =>
  "check" in enabled.rule;
const looksAtTemplate = (enabled: Enabled): enabled is Enabled<TemplateRule> =>
  !looksAtResources(enabled);

function enabledRules(rules: readonly Rule[], levels: Levels): readonly Enabled[] {
  const set = Object.entries(levels).map(([glob, level]) => ({
    matches: globMatcher(glob),
    level,
  }));
  return rules.flatMap((rule, place) => {
    const level = set.findLast(({ matches }) => matches(rule.id))?.level;
    return level === "off" ? [] : [{ rule, level, place }];
  });
}

/** Matches ids by a pattern in which `*` stands for anything; pieces are looked for in turn, in linear time. */
export function globMatcher(glob: string): (id: string) => boolean {
  const [first = "", ...pieces] = glob.split("*");
  const last = pieces.pop();
  return (id) => {
    if (last === undefined) return id === first;
    if (!id.startsWith(first)) return false;
    let at = first.length;
    for (const piece of pieces) {
      const found = id.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return id.length - last.length >= at && id.endsWith(last);
  };
}
