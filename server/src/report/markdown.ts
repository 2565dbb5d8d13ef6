/** Findings as Markdown in GitHub's flavour, for comments and job summaries: template text is shown, and is no markup. */
import { printable } from "../../../shared/printable.ts";
import { type Severity, severities } from "../../../shared/settings.ts";
import type { Audit, Format } from "./format.ts";
import {
  apartFromFindings,
  type ErrorReport,
  type FileReport,
  type FindingReport,
  type Summary,
} from "./report.ts";
import { counted } from "./terminal.ts";

export const markdown: Format = {
  withEdits: false,
  tellsErrors: true,
  begin: (audit) => {
    const failed: string[] = [];
    const sections: string[] = [];
    const rules = new Set<string>();
    return {
      head: "",
      file: (report) => {
        failed.push(...failuresOf(report, audit));
        for (const { rule } of report.findings) rules.add(rule);
        if (report.findings.length > 0) sections.push(flat(sectionOf(report, audit)));
        return "";
      },
      end: (summary) =>
        [...headOf(summary, failed), ...sections, ...linksOf(rules, audit)].join("\n"),
    };
  },
};

/** GitHub takes a megabyte for a step; a table of which nobody sees the end is no summary either. */
const mostRows = 100;

/** What GitHub shows of a step below its log: the gravest findings of all files. */
export const stepSummary: Format = {
  withEdits: false,
  tellsErrors: true,
  begin: (audit) => {
    const failed: string[] = [];
    const rows: Record<Severity, string[]> = { critical: [], high: [], medium: [], low: [] };
    const rules = new Set<string>();
    return {
      head: "",
      file: (report) => {
        failed.push(...failuresOf(report, audit).slice(0, mostRows - failed.length));
        for (const finding of report.findings) {
          const kept = rows[finding.severity];
          if (kept.length >= mostRows) continue;
          kept.push(flat(rowOf(report, finding, audit)));
          rules.add(finding.rule);
        }
        return "";
      },
      end: (summary) => {
        const shown = severities.flatMap((severity) => rows[severity]).slice(0, mostRows);
        const more = summary.findings - shown.length;
        return [
          ...headOf(summary, failed),
          ...(shown.length > 0 ? [tableOf(["Severity", "Rule", "Where", "Problem"], shown)] : []),
          ...(more > 0 ? [`And ${counted(more, "more finding")}.\n`] : []),
          ...linksOf(rules, audit),
        ].join("\n");
      },
    };
  },
};

function headOf(summary: Summary, failures: readonly string[]): string[] {
  const { findings, analyzed, bySeverity, failed } = summary;
  const counts = severities
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => `${bySeverity[severity]} ${severity}`);
  const total =
    findings === 0
      ? `No findings in ${counted(analyzed, "template")}.`
      : `**${counted(findings, "finding")}** in ${counted(analyzed, "template")}: ${counts.join(", ")}.`;
  return [
    "## CloudFormation Audit\n",
    `${[total, ...apartFromFindings(summary).map((count) => `${count}.`)].join(" ")}\n`,
    ...(failed > 0
      ? [`**${counted(failed, "file")} with errors:**\n`, `${failures.join("")}`]
      : []),
  ];
}

function failuresOf({ path, status, reason, errors, defects }: FileReport, audit: Audit): string[] {
  const line = (message: string, { range }: Partial<ErrorReport> = {}) => {
    const place = range ? `:${range.start.line}:${range.start.column}` : "";
    return `- ${code(audit.fromRoot(path) + place)}: ${plain(message)}\n`;
  };
  return [
    ...(status === "unreadable" ? [line(`Not audited: ${reason}.`)] : []),
    ...errors.map((error) => line(error.message, error)),
    ...defects.map(({ rule, message }) =>
      line(`A defect of cfn-audit: ${rule ? `the rule ${rule}` : "the audit"} failed: ${message}`),
    ),
  ];
}

function sectionOf(report: FileReport, audit: Audit): string {
  const rows = report.findings.map(({ range, severity, rule, message, fixes }) => {
    const [fix] = fixes;
    const title = fix ? `${plain(fix.title)}${fix.safety === "review" ? " *(review)*" : ""}` : "";
    return cells(String(range.start.line), severity, ruleOf(rule, audit), plain(message), title);
  });
  const table = tableOf(["Line", "Severity", "Rule", "Problem", "Fix"], rows);
  return `### ${code(audit.fromRoot(report.path))}\n\n${table}`;
}

/** A template may have a name of a megabyte, which is all that GitHub takes. */
const mostCharacters = 1000;
const cut = (text: string): string =>
  text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;

const rowOf = (
  { path }: FileReport,
  { severity, rule, message, range }: FindingReport,
  audit: Audit,
) =>
  cells(
    severity,
    ruleOf(rule, audit),
    codeInCell(`${audit.fromRoot(path)}:${range.start.line}`),
    plain(cut(message)),
  );

const tableOf = (columns: readonly string[], rows: readonly string[]): string =>
  `${cells(...columns)}${cells(...columns.map(() => "---"))}${rows.join("")}`;

/** In a table a bar ends the cell, even in a code span. */
const codeInCell = (text: string): string => code(text).replaceAll("|", "\\|");

const cells = (...texts: readonly string[]): string => `| ${texts.join(" | ")} |\n`;

const ruleOf = (rule: string, { docs }: Audit): string =>
  docs.linkOf(rule) ? `[${plain(rule)}]` : plain(rule);

/** Rules are linked where the text ends, so that rows stay short. */
function linksOf(rules: ReadonlySet<string>, { docs }: Audit): string[] {
  const lines = [...rules].map((rule) => {
    const link = docs.linkOf(rule);
    return link ? `[${plain(rule)}]: <${link.replace(/[<>\\]/g, encodeURIComponent)}>\n` : "";
  });
  return lines.some((line) => line !== "") ? [lines.join("")] : [];
}

/**
 * Text that stands for itself: nothing in it is markup, an address that becomes a link, an emoji, or a person who is told. A backslash
 * does not keep GitHub from telling "@somebody", so that a character that is not seen comes between.
 */
const plain = (text: string): string =>
  printable(text)
    .replace(/[\\`*_[\]<>&|~$#!{}]|:(?! |$)/g, "\\$&")
    .replace(/(www)\./gi, "$1\\.")
    .replaceAll("@", "@\u2060");

/** Text in a code span. */
function code(text: string): string {
  const shown = printable(text);
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = longest > 0 || /^ .* $/.test(shown) ? " " : "";
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/** The text by itself: what is put together of a template's pieces would keep all of the template. */
const flat = (text: string): string => Array.from(text.split("\n")).join("\n");
