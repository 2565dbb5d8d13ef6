/** An audit as plain data, in the shape of the JSON output: a report for each file, and a summary of them. */
import { type Category, type Severity, severities } from "../../../shared/settings.ts";
import type { Analysis } from "../analyze.ts";
import type { BaselineEntry } from "../baseline.ts";
import type { FixedFinding } from "../fixAll.ts";
import type { Finding, Fix } from "../rules/rule.ts";
import type { Suppressed } from "../suppress.ts";
import { toEdits } from "../syntax/change.ts";
import type { Path, Span, Syntax } from "../syntax/syntax.ts";
import { type Lines, linesOf, type Range } from "./positions.ts";

/** A place in the file; `offset` and `length` count UTF-16 units of its text, a byte order mark included. */
export interface Place {
  readonly range: Range;
  readonly offset: number;
  readonly length: number;
}

interface EditReport extends Place {
  readonly content: string;
}

export interface FixReport {
  readonly title: string;
  readonly safety: Fix["safety"];
  /** None unless they were asked for, and none where the fix is that of an earlier finding too. */
  readonly edits: readonly EditReport[];
  /** Of such a fix, where its edits are: they mend a whole group of findings, and are written out once. */
  readonly sameAs?: FixPlace;
}

/** A fix of the file by its finding's index and its own among the finding's. */
interface FixPlace {
  readonly finding: number;
  readonly fix: number;
}

interface RelatedReport extends Place {
  readonly message: string;
}

export interface ProblemReport extends Place {
  readonly rule: string;
  readonly severity: Severity;
  readonly category: Category;
  readonly message: string;
  readonly logicalId: string | null;
  readonly path: Path;
  readonly related: readonly RelatedReport[];
}

export interface FindingReport extends ProblemReport {
  readonly fixes: readonly FixReport[];
}

/** What the template itself does not want to hear of. */
export interface SuppressedReport extends ProblemReport {
  /** The tool in whose form it says so. */
  readonly by: Suppressed["by"];
  readonly reason: string | null;
}

/** Why a file could not be read, parsed or written; with a place where there is one. */
export interface ErrorReport extends Partial<Place> {
  readonly message: string;
}

export interface FixedReport {
  readonly rule: string;
  readonly message: string;
  readonly logicalId: string | null;
  readonly title: string;
  readonly safety: Fix["safety"];
}

/** A rule that threw: our defect, not the template's. */
export interface DefectReport {
  readonly rule: string | null;
  readonly message: string;
  readonly stack: string;
}

export interface FileReport {
  readonly path: string;
  readonly status: "analyzed" | "not-a-template" | "unreadable";
  /** Of a file that is no template or is not readable, why. */
  readonly reason: string | null;
  /** After a fix, those that are left. */
  readonly findings: readonly FindingReport[];
  readonly suppressed: readonly SuppressedReport[];
  /** Findings that the baseline knows, and that are not told. */
  readonly baseline: number;
  /** What the baseline knows and is found no more. */
  readonly goneFromBaseline: readonly BaselineEntry[];
  readonly errors: readonly ErrorReport[];
  readonly fixed: readonly FixedReport[];
  readonly defects: readonly DefectReport[];
  /** Of a dry run, what the fixes would change. */
  readonly diff?: string;
}

export interface Summary {
  readonly files: number;
  readonly analyzed: number;
  readonly notTemplates: number;
  readonly unreadable: number;
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** No findings any more: the templates themselves suppress them. */
  readonly suppressed: number;
  /** No findings any more: the baseline knows them. */
  readonly baseline: number;
  /** Findings by the safety of their preferred fix, in files that parse. */
  readonly fixable: { readonly safe: number; readonly review: number };
  readonly fixed: number;
  /** Files that were not read, parsed or written, or on which a rule of ours failed. */
  readonly failed: number;
}

/** Of a file that is not audited: nothing but the reason. */
export const notATemplate = (path: string, reason: string): FileReport => ({
  ...unreadable(path, reason),
  status: "not-a-template",
});

/** Of a file that was not read: nothing but the reason. */
export const unreadable = (path: string, reason: string): FileReport => ({
  path,
  status: "unreadable",
  reason,
  findings: [],
  suppressed: [],
  baseline: 0,
  goneFromBaseline: [],
  errors: [],
  fixed: [],
  defects: [],
});

/**
 * What the analysis of `text` says of the file at `path`. A fix that throws becomes a defect. The edits of fixes take as long as the
 * rules do, and are made only if asked for.
 */
export function reportOf(
  path: string,
  text: string,
  analysis: Analysis,
  { withEdits }: { readonly withEdits: boolean },
): FileReport {
  const { syntax } = analysis;
  const lines = linesOf(text);
  const errors = (syntax?.errors ?? []).map(({ span, message }) => ({
    message: `The text is not valid JSON here: ${message}.`,
    ...placeOf(lines, span),
  }));
  const defects = analysis.defects.map(({ rule, error }) => defectOf(rule, error));
  const fixesOf = syntax && withEdits ? fixesWithEdits(syntax, lines) : fixesAlone;
  const findings = analysis.findings.map((finding, index) => {
    try {
      return { ...problemOf(lines, finding), fixes: fixesOf(finding, index) };
    } catch (error) {
      defects.push(defectOf(finding.rule, error));
      return { ...problemOf(lines, finding), fixes: [] };
    }
  });
  const suppressed = analysis.suppressed.map(({ finding, by, reason = null }) => ({
    ...problemOf(lines, finding),
    by,
    reason,
  }));
  // Of a text in which no object can be made out nothing was audited.
  const isEmpty = analysis.status === "analyzed" && syntax?.root?.type !== "object";
  return {
    path,
    status: isEmpty ? "unreadable" : analysis.status,
    reason: isEmpty ? "its text cannot be parsed" : (analysis.reason ?? null),
    findings,
    suppressed,
    baseline: analysis.accepted.length,
    goneFromBaseline: analysis.gone,
    errors,
    fixed: [],
    defects,
  };
}

export const fixedOf = ({ finding, fix }: FixedFinding): FixedReport => ({
  rule: finding.rule,
  message: finding.message,
  logicalId: finding.logicalId ?? null,
  title: fix.title,
  safety: fix.safety,
});

export const defectOf = (rule: string | null, error: unknown): DefectReport => ({
  rule,
  message: error instanceof Error ? error.message : String(error),
  stack: (error instanceof Error && error.stack) || "",
});

/** The summary of no file. */
export const noFiles: Summary = {
  files: 0,
  analyzed: 0,
  notTemplates: 0,
  unreadable: 0,
  findings: 0,
  bySeverity: { critical: 0, high: 0, medium: 0, low: 0 },
  suppressed: 0,
  baseline: 0,
  fixable: { safe: 0, review: 0 },
  fixed: 0,
  failed: 0,
};

/** The summary of one file more. */
export function plus(summary: Summary, file: FileReport): Summary {
  const { status, findings, suppressed, baseline, errors, fixed } = file;
  const is = (wanted: FileReport["status"]) => Number(status === wanted);
  // A text that does not parse is never fixed.
  const withFix = (safety: Fix["safety"]) =>
    errors.length > 0 ? 0 : findings.filter(({ fixes }) => fixes[0]?.safety === safety).length;
  const bySeverity = { ...summary.bySeverity };
  for (const { severity } of findings) bySeverity[severity]++;
  return {
    files: summary.files + 1,
    analyzed: summary.analyzed + is("analyzed"),
    notTemplates: summary.notTemplates + is("not-a-template"),
    unreadable: summary.unreadable + is("unreadable"),
    findings: summary.findings + findings.length,
    bySeverity,
    fixable: {
      safe: summary.fixable.safe + withFix("safe"),
      review: summary.fixable.review + withFix("review"),
    },
    suppressed: summary.suppressed + suppressed.length,
    baseline: summary.baseline + baseline,
    fixed: summary.fixed + fixed.length,
    failed: summary.failed + Number(isFailed(file)),
  };
}

/** What is told apart from the findings: "2 suppressed", "3 in the baseline". */
export const apartFromFindings = ({ suppressed, baseline }: Summary): readonly string[] => [
  ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ...(baseline > 0 ? [`${baseline} in the baseline`] : []),
];

const isFailed = ({ status, errors, defects }: FileReport): boolean =>
  status === "unreadable" || errors.length > 0 || defects.length > 0;

/** Whether a finding is as severe as the bar, or more; nothing is where the bar is none. */
export const isAtLeast = (severity: Severity, bar: Severity | "none"): boolean =>
  bar !== "none" && severities.indexOf(severity) <= severities.indexOf(bar);

const problemOf = (lines: Lines, finding: Finding): ProblemReport => ({
  rule: finding.rule,
  severity: finding.severity,
  category: finding.category,
  message: finding.message,
  logicalId: finding.logicalId ?? null,
  path: finding.path,
  ...placeOf(lines, finding.span),
  related: finding.related.map(({ span, message }) => ({ message, ...placeOf(lines, span) })),
});

const fixesAlone = (finding: Finding): FixReport[] =>
  finding.fixes().map(({ title, safety }) => ({ title, safety, edits: [] }));

/** Reports the fixes of findings, each with its edits unless an earlier finding has it: the findings of a group share one. */
function fixesWithEdits(syntax: Syntax, lines: Lines) {
  const known = new Map<Fix, FixPlace>();
  return (finding: Finding, index: number): FixReport[] => {
    const fixes = finding.fixes();
    const reports = fixes.map((fix): FixReport => {
      const { title, safety, changes } = fix;
      const sameAs = known.get(fix);
      if (sameAs) return { title, safety, edits: [], sameAs };
      const edits = toEdits(syntax, changes).map(({ offset, length, content }) => ({
        ...placeOf(lines, { start: offset, end: offset + length }),
        content,
      }));
      return { title, safety, edits };
    });
    // Where one of them throws, the report has none of these.
    for (const [i, fix] of fixes.entries())
      if (!known.has(fix)) known.set(fix, { finding: index, fix: i });
    return reports;
  };
}

const placeOf = (lines: Lines, span: Span): Place => ({
  range: lines.rangeOf(span),
  offset: span.start,
  length: span.end - span.start,
});
