/** The whole pipeline: text in, findings out. Diagnostics, code actions, audit and command line all start here. */
import type { Level, Severity } from "../../shared/settings.ts";
import type { Finding, Problem, ResourceRule, Rule } from "./rules/rule.ts";
import {
  keyOf,
  type Node,
  parse,
  pathOf,
  type Span,
  type Syntax,
  spanOf,
} from "./syntax/syntax.ts";
import type { World } from "./template/conditions.ts";
import { mentionsTemplate, whyNotATemplate } from "./template/document.ts";
import { type Resource, readTemplate, type Template } from "./template/template.ts";

export interface AnalyzeOptions {
  readonly rules: readonly Rule[];
  /** Levels by rule id or glob; the last that matches counts. */
  readonly levels?: Readonly<Record<string, Level>>;
  readonly environmentParameter?: string;
  /** The date, such as "2026-11-27". Without one, rules about what AWS retires are silent. */
  readonly today?: string | undefined;
}

/** A rule that threw: a defect of ours, not of the template. */
export interface Defect {
  readonly rule: string;
  readonly error: unknown;
}

export interface Analysis {
  readonly status: "analyzed" | "not-a-template";
  /** Of a document that is no template, why; undefined otherwise. */
  readonly reason: string | undefined;
  readonly syntax: Syntax | undefined;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly defects: readonly Defect[];
}

/** Reads `text`, broken or not, and says what the rules find in it. Never throws. */
export function analyze(text: string, options: AnalyzeOptions): Analysis {
  const nothing = { findings: [], defects: [] };
  if (!mentionsTemplate(text))
    return {
      status: "not-a-template",
      reason: whyNotATemplate(undefined),
      syntax: undefined,
      ...nothing,
    };
  const syntax = parse(text);
  const reason = whyNotATemplate(syntax.root);
  // A text that has the words of a template but is no object is a broken template: its errors are worth showing.
  const isOther = syntax.root?.type === "object" || syntax.errors.length === 0;
  if (reason !== undefined && isOther)
    return { status: "not-a-template", reason, syntax, ...nothing };
  const { environmentParameter, today } = options;
  const template = readTemplate(syntax, {
    environmentParameter: environmentParameter || undefined,
    today,
  });
  const findings: Finding[] = [];
  const defects: Defect[] = [];
  for (const { rule, level } of enabledRules(options)) {
    if (rule.needsNesting && !syntax.isWellNested) continue;
    const report: Report = (problem, resource) => {
      const severity = level ?? problem.severity ?? rule.severity;
      findings.push(toFinding(text, rule, severity, problem, resource));
    };
    try {
      if ("check" in rule) judge(rule, template, report);
      else for (const problem of rule.checkTemplate(template)) report(problem);
    } catch (error) {
      defects.push({ rule: rule.id, error });
    }
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { status: "analyzed", reason: undefined, syntax, findings, defects };
}

/** The rules that are not off; `level` is the one that the user set, if any. */
function enabledRules({
  rules,
  levels = {},
}: AnalyzeOptions): { rule: Rule; level: Severity | undefined }[] {
  const set = Object.entries(levels).map(([glob, level]) => ({
    matches: globMatcher(glob),
    level,
  }));
  return rules.flatMap((rule) => {
    const level = set.findLast(({ matches }) => matches(rule.id))?.level;
    return level === "off" ? [] : [{ rule, level }];
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

/** Takes a problem, and the logical id of the resource that it is about where the problem does not say. */
type Report = (problem: Problem, resource?: string) => void;

/** Judges each resource in every world that its conditions allow; a problem names the conditions that it needs. */
function judge(rule: ResourceRule, template: Template, report: Report): void {
  const { resourceTypes: types, alsoReads = [] } = rule;
  const subjects = types === "any" ? template.resources() : template.ofType(...types);
  if (subjects.length === 0) return;
  const others = template.section("Conditions") && conditionNames(template, alsoReads);
  for (const resource of subjects) {
    const own = others && template.conditionsOf(resource);
    const names = own && others.length > 0 ? new Set([...own, ...others]) : own;
    if (names && names.size > 0)
      judgeInWorlds(rule, resource, template, template.conditions.worlds(names), report);
    else for (const problem of rule.check(resource, template)) report(problem, resource.id);
  }
}

const conditionNames = (template: Template, types: readonly string[]): readonly string[] =>
  template.ofType(...types).flatMap((resource) => [...template.conditionsOf(resource)]);

function judgeInWorlds(
  rule: ResourceRule,
  { id }: Resource,
  template: Template,
  worlds: readonly World[],
  report: Report,
): void {
  const seen = new Map<string, { problem: Problem; worlds: World[] }>();
  const exists: World[] = [];
  for (const world of worlds) {
    const view = template.inWorld(world);
    const resource = view.resource(id);
    if (!resource) continue;
    exists.push(world);
    for (const problem of rule.check(resource, view)) {
      const key = `${problem.at.offset} ${problem.message}`;
      const same = seen.get(key);
      if (same) same.worlds.push(world);
      else seen.set(key, { problem, worlds: [world] });
    }
  }
  for (const { problem, worlds: where } of seen.values()) {
    const message = withCondition(problem.message, when(where, exists));
    report({ ...problem, message }, id);
  }
}

/** The condition belongs to the sentence, before its full stop. */
const withCondition = (message: string, condition: string): string =>
  message.endsWith(".") ? `${message.slice(0, -1)}${condition}.` : message + condition;

/** " (when Production is false)", of the conditions that are the same wherever the problem is, and not everywhere. */
function when(where: readonly World[], all: readonly World[]): string {
  if (where.length === all.length) return "";
  const needed = [...(where[0] ?? [])].filter(
    ([name, holds]) =>
      where.every((world) => world.get(name) === holds) &&
      all.some((world) => world.get(name) !== holds),
  );
  const said = needed.map(([name, holds]) => `${name} is ${holds}`);
  return said.length === 0 ? " (under some conditions)" : ` (when ${said.join(" and ")})`;
}

function toFinding(
  text: string,
  rule: Rule,
  severity: Severity,
  { at, message, logicalId, related = [], tag, fixes = () => [] }: Problem,
  resource: string | undefined,
): Finding {
  return {
    rule: rule.id,
    severity,
    category: rule.category,
    message,
    logicalId: logicalId ?? resource,
    path: pathOf(at),
    span: squiggle(text, at),
    related: related.map((other) => ({ span: squiggle(text, other.at), message: other.message })),
    tag,
    fixes,
  };
}

/** A whole block is never underlined: its key is, or in a list the bracket that opens it. */
function squiggle(text: string, at: Node): Span {
  const span = spanOf(at);
  const isBlock = at.children !== undefined && text.slice(span.start, span.end).includes("\n");
  if (!isBlock) return span;
  const key = keyOf(at);
  return key ? spanOf(key) : { start: span.start, end: span.start + 1 };
}
