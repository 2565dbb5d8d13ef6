/** Asks the rules: once of the template, of resources in every world that their conditions allow, and in the end of suppressions. */
import type { Enabled, Plan } from "./plan.ts";
import type { Fix, JudgedSuppressions, Problem, ResourceRule } from "./rules/rule.ts";
import type { World } from "./template/conditions.ts";
import { isUndeclared } from "./template/names.ts";
import type { Resource, Template } from "./template/template.ts";

/** Takes what rules find. */
export interface Collector {
  /** Whether the rule is to be asked. */
  wants(enabled: Enabled): boolean;
  /** Takes a problem, and the logical id of the resource that it is about where the problem does not say. */
  add(enabled: Enabled, problem: Problem, resource?: string): void;
  /** Takes what a rule threw. */
  fail(enabled: Enabled, error: unknown): void;
}

export function judgeTemplate(
  { ofTemplate }: Plan,
  template: Template,
  collector: Collector,
): void {
  for (const enabled of ofTemplate) {
    if (!collector.wants(enabled)) continue;
    try {
      enabled.rule.checkTemplate(template, (problem) => collector.add(enabled, problem));
    } catch (error) {
      collector.fail(enabled, error);
    }
  }
}

export function judgeSuppressions(
  { ofSuppressions }: Plan,
  suppressions: JudgedSuppressions,
  collector: Collector,
): void {
  for (const enabled of ofSuppressions) {
    if (!collector.wants(enabled)) continue;
    try {
      enabled.rule.checkSuppressions(suppressions, (problem) => collector.add(enabled, problem));
    } catch (error) {
      collector.fail(enabled, error);
    }
  }
}

/** A resource as it is in one world. */
interface Sight {
  readonly world: World;
  readonly template: Template;
  readonly resource: Resource;
}

/** A problem names the conditions that it needs. */
export function judgeResources(plan: Plan, template: Template, collector: Collector): void {
  const hasConditions = template.section("Conditions") !== undefined;
  const alsoRead = new Map<ResourceRule, readonly string[]>();
  const namesReadBy = (rule: ResourceRule): readonly string[] => {
    const known = alsoRead.get(rule) ?? conditionNames(template, rule.alsoReads ?? []);
    alsoRead.set(rule, known);
    return known;
  };

  for (const resource of template.resources()) {
    const enabled = plan.ofType(resource.type);
    if (enabled.length === 0) continue;
    const own = hasConditions ? template.conditionsOf(resource) : none;
    // Most rules read nothing but the resource, and share what they see.
    const sights = own.size > 0 ? sightsOf(resource, template, own) : undefined;
    const taking = isUndeclared(template, resource.condition) ? withoutFixes(collector) : collector;
    for (const each of enabled) {
      if (!collector.wants(each)) continue;
      try {
        const { rule } = each;
        const others = hasConditions && rule.alsoReads ? namesReadBy(rule) : undefined;
        if (others && others.length > 0)
          judge(each, sightsOf(resource, template, new Set([...own, ...others])), taking);
        else if (sights) judge(each, sights, taking);
        else rule.check(resource, (problem) => taking.add(each, problem, resource.id), template);
      } catch (error) {
        collector.fail(each, error);
      }
    }
  }
}

const none: ReadonlySet<string> = new Set();

/** What a fix adds for a resource asks for its condition too: that there is no such condition comes first. */
const withoutFixes = (collector: Collector): Collector => ({
  ...collector,
  add: (enabled, problem, resource) =>
    collector.add(enabled, { ...problem, fixes: () => [] }, resource),
});

const conditionNames = (template: Template, types: readonly string[]): readonly string[] =>
  template
    .ofType(...types)
    .flatMap((resource) => [...template.conditionsOf(resource)])
    .sort();

function sightsOf(
  { id }: Resource,
  template: Template,
  names: ReadonlySet<string>,
): readonly Sight[] {
  return template.conditions.worlds(names).flatMap((world) => {
    const view = template.inWorld(world);
    const resource = view.resource(id);
    return resource ? [{ world, template: view, resource }] : [];
  });
}

function judge(
  enabled: Enabled<ResourceRule>,
  sights: readonly Sight[],
  collector: Collector,
): void {
  const seen = new Map<string, { problem: Problem; id: string; worlds: World[] }>();
  for (const { world, template, resource } of sights)
    enabled.rule.check(
      resource,
      (problem) => {
        const key = `${problem.at.offset} ${problem.message}`;
        const same = seen.get(key);
        if (same) same.worlds.push(world);
        else seen.set(key, { problem, id: resource.id, worlds: [world] });
      },
      template,
    );
  if (seen.size === 0) return;
  const all = sights.map(({ world }) => world);
  for (const { problem, id, worlds } of seen.values()) {
    if (worlds.length === all.length) collector.add(enabled, problem, id);
    else {
      const message = withCondition(problem.message, when(worlds, all));
      const fixes = () => (problem.fixes?.() ?? []).filter(keepsOtherWorlds);
      collector.add(enabled, { ...problem, message, fixes }, id);
    }
  }
}

/** What is too much in some worlds may be needed in the others: it is taken away only where it stands in a branch of its own. */
const keepsOtherWorlds = ({ changes }: Fix): boolean =>
  changes.every(({ kind, path }) => kind !== "remove" || path.includes("Fn::If"));

/** The condition belongs to the sentence, before its full stop. */
const withCondition = (message: string, condition: string): string =>
  message.endsWith(".") ? `${message.slice(0, -1)}${condition}.` : message + condition;

/** " (when Production is false)", of the conditions that are the same wherever the problem is, and not everywhere. */
function when(where: readonly World[], all: readonly World[]): string {
  const needed = [...(where[0] ?? [])].filter(
    ([name, holds]) =>
      where.every((world) => world.get(name) === holds) &&
      all.some((world) => world.get(name) !== holds),
  );
  const said = needed.map(([name, holds]) => `${name} is ${holds}`);
  return said.length === 0 ? " (under some conditions)" : ` (when ${said.join(" and ")})`;
}
