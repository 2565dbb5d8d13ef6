/** The whole pipeline: text in, findings out. Diagnostics, code actions, audit and command line all start here. */
import type { Level, Lifecycle, Profile } from "../../shared/settings.ts";
import { type BaselineEntry, expectedOf, type FileBaseline } from "./baseline.ts";
import { type Collector, judgeResources, judgeSuppressions, judgeTemplate } from "./judge.ts";
import { type Enabled, isShown, planOf } from "./plan.ts";
import type { Finding, Problem, Rule } from "./rules/rule.ts";
import { type Suppressed, suppressorOf } from "./suppress.ts";
import {
  keyOf,
  type Node,
  type Path,
  parse,
  pathOf,
  type Span,
  type Syntax,
  spanOf,
} from "./syntax/syntax.ts";
import { mentionsTemplate, whyNotATemplate } from "./template/document.ts";
import { suppressionsOf } from "./template/suppressions.ts";
import { readTemplate, type Template } from "./template/template.ts";

export interface AnalyzeOptions {
  readonly rules: readonly Rule[];
  /** All rules that there are, where others than `rules` are: a template may suppress them. */
  readonly known?: readonly Rule[];
  /** Whether what is otherwise a hint is a finding. */
  readonly withHints?: boolean;
  /** Findings that are known and to be left alone; "all" where that is whatever there is. */
  readonly baseline?: FileBaseline | "all" | undefined;
  /** Levels by rule id or glob; the last that matches counts. */
  readonly levels?: Readonly<Record<string, Level>>;
  /** Everything is shown where it does not say. */
  readonly profile?: Profile;
  readonly environmentParameter?: string;
  readonly lifecycle?: Lifecycle;
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
  /** In the order of the text, as all that follow. */
  readonly findings: readonly Finding[];
  /** What the template itself does not want to hear of. */
  readonly suppressed: readonly Suppressed[];
  /** What is in the baseline. */
  readonly accepted: readonly Finding[];
  /** What is in the baseline, and surely not in the template any more. */
  readonly gone: readonly BaselineEntry[];
  /** What is worth a hint to those who work on the template, and nothing more. */
  readonly hints: readonly Finding[];
  readonly defects: readonly Defect[];
}

/** Reads `text`, broken or not, and says what the rules find in it. Never throws. */
export function analyze(text: string, options: AnalyzeOptions): Analysis {
  const nothing = { findings: [], suppressed: [], accepted: [], gone: [], hints: [], defects: [] };
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
  const { environmentParameter, today, lifecycle } = options;
  const template = readTemplate(syntax, {
    environmentParameter: environmentParameter || undefined,
    today,
    lifecycle,
  });
  const found = collect(text, syntax, template, options);
  return { status: "analyzed", reason: undefined, syntax, ...found };
}

/** What the rules find. One that throws is a defect, and is asked no more. */
function collect(
  text: string,
  syntax: Syntax,
  template: Template,
  options: AnalyzeOptions,
): Omit<Analysis, "status" | "reason" | "syntax"> {
  const { rules, known = rules, profile = "all", baseline = [], withHints = false } = options;
  const plan = planOf(rules, options.levels, profile);
  const suppressor = suppressorOf(syntax, known);
  const expected = expectedOf(baseline);
  const findings: Found[] = [];
  const suppressed: (Found & Suppressed)[] = [];
  const accepted: Found[] = [];
  const hints: Found[] = [];
  const defects: Defect[] = [];
  const failed = new Set<string>();
  const givesHints = ({ rule, level }: Enabled) =>
    "isHint" in rule && level === undefined && !withHints;
  const collector: Collector = {
    wants: ({ rule }) =>
      (syntax.isWellNested || !rule.needsNesting) &&
      (rule.lifecycle === undefined || rule.lifecycle === template.lifecycle) &&
      (failed.size === 0 || !failed.has(rule.id)),
    add: (enabled, problem, resource) => {
      const { rule, level } = enabled;
      const path = pathOf(problem.at);
      const by = suppressor.suppressing(rule, path);
      const isAccepted = !by && expected.meets(rule.id, path);
      // What is not shown is there all the same: it has been held back.
      const isMilder = level === undefined && problem.severity !== undefined;
      if (isMilder && !isShown(profile, rule, problem.severity)) return;
      const found = { enabled, finding: toFinding(text, enabled, problem, path, resource) };
      if (by) suppressed.push({ ...found, by: by.by, reason: by.reason });
      else (givesHints(enabled) ? hints : isAccepted ? accepted : findings).push(found);
    },
    fail: ({ rule }, error) => {
      failed.add(rule.id);
      defects.push({ rule: rule.id, error });
    },
  };
  judgeTemplate(plan, template, collector);
  judgeResources(plan, template, collector);
  // Of a text that is being typed nobody knows what would be found in it.
  const isWhole = syntax.errors.length === 0;
  const wasAsked = (id: string): boolean => {
    const enabled = plan.byId.get(id);
    return isWhole && enabled !== undefined && collector.wants(enabled) && !givesHints(enabled);
  };
  const { malformed, empty } = suppressionsOf(syntax);
  const ids = known.map(({ id }) => id);
  const all = suppressor.judged(
    (id) => wasAsked(id) && !plan.ofSuppressions.some(({ rule }) => rule.id === id),
  );
  judgeSuppressions(plan, { all, malformed, empty, ids }, collector);
  const isNoRule = (id: string) => isWhole && !ids.includes(id);
  return {
    findings: inOrderOfText(findings).map(({ finding }) => finding),
    suppressed: inOrderOfText(suppressed).map(({ finding, by, reason }) => ({
      finding,
      by,
      reason,
    })),
    accepted: inOrderOfText(accepted).map(({ finding }) => finding),
    gone: expected.left().filter(({ rule }) => wasAsked(rule) || isNoRule(rule)),
    hints: inOrderOfText(hints).map(({ finding }) => finding),
    defects,
  };
}

interface Found {
  readonly enabled: Enabled;
  readonly finding: Finding;
}

/** What starts at the same place comes in the order of the rules. */
const inOrderOfText = <F extends Found>(found: readonly F[]): readonly F[] =>
  found.toSorted(
    (a, b) =>
      a.finding.span.start - b.finding.span.start ||
      a.finding.span.end - b.finding.span.end ||
      a.enabled.place - b.enabled.place,
  );

function toFinding(
  text: string,
  { rule, level }: Enabled,
  { at, message, severity, logicalId, related = [], tag, fixes = () => [] }: Problem,
  path: Path,
  resource: string | undefined,
): Finding {
  return {
    rule: rule.id,
    severity: level ?? severity ?? rule.severity,
    category: rule.category,
    message,
    logicalId: logicalId ?? resource,
    path,
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
