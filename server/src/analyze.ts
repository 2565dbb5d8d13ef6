/** The whole pipeline: text in, findings out. Diagnostics, code actions, audit and command line all start here. */
import type { Level, Lifecycle, Profile } from "../../shared/settings.ts";
import { type Collector, judgeResources, judgeTemplate } from "./judge.ts";
import { type Enabled, isShown, planOf } from "./plan.ts";
import type { Finding, Problem, Rule } from "./rules/rule.ts";
import {
  keyOf,
  type Node,
  parse,
  pathOf,
  type Span,
  type Syntax,
  spanOf,
} from "./syntax/syntax.ts";
import { mentionsTemplate, whyNotATemplate } from "./template/document.ts";
import { readTemplate, type Template } from "./template/template.ts";

export interface AnalyzeOptions {
  readonly rules: readonly Rule[];
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
  const { environmentParameter, today, lifecycle } = options;
  const template = readTemplate(syntax, {
    environmentParameter: environmentParameter || undefined,
    today,
    lifecycle,
  });
  const { findings, defects } = collect(text, syntax, template, options);
  return { status: "analyzed", reason: undefined, syntax, findings, defects };
}

/** What the rules find. One that throws is a defect, and is asked no more. */
function collect(
  text: string,
  syntax: Syntax,
  template: Template,
  options: AnalyzeOptions,
): Pick<Analysis, "findings" | "defects"> {
  const { profile = "all" } = options;
  const found: Found[] = [];
  const defects: Defect[] = [];
  const failed = new Set<string>();
  const collector: Collector = {
    wants: ({ rule }) =>
      (syntax.isWellNested || !rule.needsNesting) &&
      (rule.lifecycle === undefined || rule.lifecycle === template.lifecycle) &&
      (failed.size === 0 || !failed.has(rule.id)),
    add: (enabled, problem, resource) => {
      const { rule, level } = enabled;
      const isMilder = level === undefined && problem.severity !== undefined;
      if (isMilder && !isShown(profile, rule, problem.severity)) return;
      found.push({ enabled, finding: toFinding(text, enabled, problem, resource) });
    },
    fail: ({ rule }, error) => {
      failed.add(rule.id);
      defects.push({ rule: rule.id, error });
    },
  };
  const plan = planOf(options.rules, options.levels, profile);
  judgeTemplate(plan, template, collector);
  judgeResources(plan, template, collector);
  found.sort(inOrderOfText);
  return { findings: found.map(({ finding }) => finding), defects };
}

interface Found {
  readonly enabled: Enabled;
  readonly finding: Finding;
}

/** What starts at the same place comes in the order of the rules. */
const inOrderOfText = (a: Found, b: Found): number =>
  a.finding.span.start - b.finding.span.start ||
  a.finding.span.end - b.finding.span.end ||
  a.enabled.place - b.enabled.place;

function toFinding(
  text: string,
  { rule, level }: Enabled,
  { at, message, severity, logicalId, related = [], tag, fixes = () => [] }: Problem,
  resource: string | undefined,
): Finding {
  return {
    rule: rule.id,
    severity: level ?? severity ?? rule.severity,
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
