/** Which rules look at what: worked out once for a list of rules, the profile and the levels that the user set. */
import { type Level, type Profile, profiles, type Severity } from "../../shared/settings.ts";
import type { ResourceRule, Rule, SuppressionRule, TemplateRule } from "./rules/rule.ts";

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
  readonly ofSuppressions: readonly Enabled<SuppressionRule>[];
  /** All rules by id. */
  readonly byId: ReadonlyMap<string, Enabled>;
}

type Levels = Readonly<Record<string, Level>>;

const plans = new WeakMap<readonly Rule[], Map<string, Plan>>();

/** As many as folders have settings of their own, mostly; settings that are being typed leave others behind. */
const mostPlans = 10;

/** The same rules, levels and profile have the same plan: with every keystroke it would be made anew. */
export function planOf(
  rules: readonly Rule[],
  levels: Levels = {},
  profile: Profile = "all",
): Plan {
  const ofRules = plans.get(rules) ?? new Map<string, Plan>();
  plans.set(rules, ofRules);
  const key = `${profile} ${JSON.stringify(levels)}`;
  const known = ofRules.get(key);
  if (known) return known;
  if (ofRules.size >= mostPlans) ofRules.clear();
  const plan = makePlan(enabledRules(rules, levels, profile));
  ofRules.set(key, plan);
  return plan;
}

const profileOfSeverity: Readonly<Record<Severity, Profile>> = {
  critical: "essential",
  high: "essential",
  medium: "recommended",
  low: "all",
};

/** The smallest profile that shows a rule's findings, the gravest or those of a severity. */
export function profileOf(rule: Rule, severity: Severity = rule.severity): Profile {
  const bySeverity = profileOfSeverity[severity];
  // What the user tells us, and we do not do, is never hidden.
  const own = rule.profile ?? ("checkSuppressions" in rule ? "essential" : bySeverity);
  return profiles.indexOf(own) < profiles.indexOf(bySeverity) ? own : bySeverity;
}

/** Whether a profile shows a rule's findings of a severity. */
export const isShown = (profile: Profile, rule: Rule, severity: Severity): boolean =>
  profiles.indexOf(profileOf(rule, severity)) <= profiles.indexOf(profile);

function makePlan(enabled: readonly Enabled[]): Plan {
  const ofResources = enabled.filter(looksAtResources);
  const ofAny = ofResources.filter(({ rule: { resourceTypes } }) => resourceTypes === "any");
  const byType = new Map<string, readonly Enabled<ResourceRule>[]>();
  // The names of types as rules write them: a piece of a template's text would keep all of it.
  const names = new Map<string, string>();
  for (const { rule } of ofResources)
    if (rule.resourceTypes !== "any") for (const type of rule.resourceTypes) names.set(type, type);
  return {
    ofTemplate: enabled.filter(looksAtTemplate),
    ofSuppressions: enabled.filter(looksAtSuppressions),
    byId: new Map(enabled.map((each) => [each.rule.id, each])),
    ofType: (type) => {
      const known = byType.get(type);
      const name = names.get(type);
      if (known || name === undefined) return known ?? ofAny;
      const rules = ofResources.filter(
        ({ rule: { resourceTypes } }) => resourceTypes === "any" || resourceTypes.includes(name),
      );
      byType.set(name, rules);
      return rules;
    },
  };
}

const looksAtResources = (enabled: Enabled): enabled is Enabled<ResourceRule> =>
  "check" in enabled.rule;
const looksAtTemplate = (enabled: Enabled): enabled is Enabled<TemplateRule> =>
  "checkTemplate" in enabled.rule;
const looksAtSuppressions = (enabled: Enabled): enabled is Enabled<SuppressionRule> =>
  "checkSuppressions" in enabled.rule;

/** A rule that the user gives a level is asked in every profile. */
function enabledRules(
  rules: readonly Rule[],
  levels: Levels,
  profile: Profile,
): readonly Enabled[] {
  const set = Object.entries(levels).map(([glob, level]) => ({
    matches: globMatcher(glob),
    level,
  }));
  return rules.flatMap((rule, place) => {
    const level = set.findLast(({ matches }) => matches(rule.id))?.level;
    const isAsked = level === undefined ? isShown(profile, rule, rule.severity) : level !== "off";
    return isAsked ? [{ rule, level: level === "off" ? undefined : level, place }] : [];
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
