/** A page by itself for people who have no tool at hand: no script, nothing loaded, and of a template nothing but text. */

import { escaped } from "../../../shared/printable.ts";
import { severities } from "../../../shared/settings.ts";
import type { Audit, Format } from "./format.ts";
import { style } from "./htmlStyle.ts";
import { type Lines, linesOf } from "./positions.ts";
import {
  apartFromFindings,
  type FileReport,
  type FindingReport,
  type FixReport,
  type Place,
  type Summary,
  type SuppressedReport,
} from "./report.ts";
import { counted } from "./terminal.ts";

export const html: Format = {
  withEdits: false,
  tellsErrors: true,
  begin: (audit) => {
    const files: string[] = [];
    const failures: string[] = [];
    const sections: string[] = [];
    const suppressed: string[] = [];
    const rules = new Set<string>();
    return {
      head: "",
      file: (report, text) => {
        const path = escaped(audit.fromRoot(report.path));
        const id = `file-${sections.length + 1}`;
        failures.push(...failuresOf(report, path));
        if (report.status === "analyzed") files.push(rowOf(report, path, id));
        suppressed.push(...report.suppressed.map((problem) => flat(suppressionOf(problem, path))));
        for (const { rule } of [...report.findings, ...report.suppressed]) rules.add(rule);
        if (report.findings.length > 0)
          sections.push(flat(sectionOf(report, linesOf(text), path, id)));
        return "";
      },
      end: (summary) =>
        [
          headOf(summary),
          ...section("Errors", failures),
          ...section("Templates", files.length > 1 ? [tableOf(files)] : []),
          ...sections,
          ...section("Suppressed", suppressed),
          ...section("Rules", rules.size > 0 ? [rulesOf([...rules], audit)] : []),
          `</main>\n<footer class="quiet">cfn-audit ${escaped(audit.version)}, ${escaped(audit.today)}</footer>\n</body>\n</html>\n`,
        ].join(""),
    };
  },
};

const section = (title: string, parts: readonly string[]): string[] =>
  parts.length === 0 ? [] : [`<section>\n<h2>${title}</h2>\n`, ...parts, "</section>\n"];

function headOf(summary: Summary): string {
  const { findings, analyzed, bySeverity } = summary;
  const counts = severities
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => `<li class="${severity}"><b>${bySeverity[severity]}</b> ${severity}</li>`);
  const total = `${findings === 0 ? "No findings" : counted(findings, "finding")} in ${counted(analyzed, "template")}${apartFromFindings(
    summary,
  )
    .map((count) => `, ${count}`)
    .join("")}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>CloudFormation Audit: ${total}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>CloudFormation Audit</h1>
<p>${total}</p>
${counts.length > 0 ? `<ul class="counts">${counts.join("")}</ul>\n` : ""}</header>
<main>
`;
}

function failuresOf({ status, reason, errors, defects }: FileReport, path: string): string[] {
  const failure = (message: string, { range }: Partial<Place> = {}) => {
    const place = range ? `, line ${range.start.line}, column ${range.start.column}` : "";
    return `<div class="failure"><h3>${escaped(message)}</h3><p class="quiet"><code>${path}</code>${place}</p></div>\n`;
  };
  return [
    ...(status === "unreadable" ? [failure(`Not audited: ${reason}.`)] : []),
    ...errors.map((error) => failure(error.message, error)),
    ...defects.map(({ rule, message }) =>
      failure(
        `A defect of cfn-audit: ${rule ? `the rule ${rule}` : "the audit"} failed: ${message}`,
      ),
    ),
  ].map(flat);
}

function tableOf(rows: readonly string[]): string {
  const heads = severities.map((severity) => `<th scope="col">${severity}</th>`).join("");
  return `<table>\n<thead><tr><th scope="col">Template</th>${heads}</tr></thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n`;
}

function rowOf({ findings }: FileReport, path: string, id: string): string {
  const counts = severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0
      ? "<td></td>"
      : `<td class="${severity}"><b class="severity">${count}</b></td>`;
  });
  const name = findings.length > 0 ? `<a href="#${id}">${path}</a>` : path;
  return flat(`<tr><td>${name}</td>${counts.join("")}</tr>\n`);
}

const sectionOf = (report: FileReport, lines: Lines, path: string, id: string): string =>
  `<section id="${id}">\n<h2>${path}</h2>\n${report.findings.map((finding) => articleOf(finding, lines)).join("")}</section>\n`;

function articleOf(finding: FindingReport, lines: Lines): string {
  const { rule, severity, message, logicalId, range, related, fixes } = finding;
  const id = escaped(rule);
  const place = `Line ${range.start.line}, column ${range.start.column}`;
  const resource = logicalId === null ? "" : `, <code>${escaped(logicalId)}</code>`;
  const others = related.map(
    (other) => `<p class="quiet">${escaped(other.message)}</p>\n${sourceOf(other, lines)}`,
  );
  return `<article class="${severity}">
<h3><span class="severity">${severity}</span> ${escaped(message)}</h3>
<p class="quiet">${place}${resource}, <a href="#rule-${id}">${id}</a></p>
${sourceOf(finding, lines)}${others.join("")}${fixes.map(fixOf).join("")}</article>
`;
}

function suppressionOf(problem: SuppressedReport, path: string): string {
  const { rule, message, range, reason } = problem;
  const id = escaped(rule);
  const why = reason === null ? "" : `<p>${escaped(reason)}</p>`;
  return `<div class="suppressed"><p class="quiet">${escaped(message)}<br><code>${path}</code>, line ${range.start.line}, <a href="#rule-${id}">${id}</a></p>${why}</div>\n`;
}

const fixOf = ({ title, safety }: FixReport, index: number): string =>
  `<p class="fix"><b>${index === 0 ? "Fix" : "Or"}${safety === "review" ? " (review)" : ""}:</b> ${escaped(title)}</p>\n`;

/** UTF-16 units of a line that are shown before and behind what is marked, and of that itself. */
const reach = { before: 60, marked: 120, behind: 80 };

function sourceOf({ range: { start, end } }: Place, lines: Lines): string {
  const line = lines.textOf(start.line);
  const from = start.column - 1;
  const to = end.line > start.line ? line.length : end.column - 1;
  const first = Math.max(0, from - reach.before);
  const cut = Math.min(to, from + reach.marked);
  const last = Math.min(line.length, cut + reach.behind);
  const before = (first > 0 ? "…" : "") + line.slice(first, from);
  const marked = line.slice(from, cut) + (cut < to ? "…" : "");
  const behind = cut < to ? "" : line.slice(cut, last) + (last < line.length ? "…" : "");
  const shown = (text: string) => escaped(text.replaceAll("\t", "  "));
  return `<pre><span class="number">${start.line}  </span>${shown(before)}<mark>${shown(marked)}</mark>${shown(behind)}</pre>\n`;
}

function rulesOf(ids: readonly string[], { docs }: Audit): string {
  const entries = ids.toSorted().map((id) => {
    const rule = docs.rule(id);
    const links = (rule?.docs.links ?? []).filter((link) => link.startsWith("https://"));
    const more = links
      .map((link) => `<a href="${escaped(link)}">${escaped(link)}</a>`)
      .join("<br>");
    const text = rule ? `<p>${escaped(rule.docs.summary)} ${escaped(rule.docs.why)}</p>` : "";
    return `<dt id="rule-${escaped(id)}">${escaped(id)}</dt>\n<dd>${text}<p class="quiet">${more}</p></dd>\n`;
  });
  return `<dl>\n${entries.join("")}</dl>\n`;
}

/** The text by itself: what is put together of a template's pieces would keep all of the template. */
const flat = (text: string): string => text.split("\n").join("\n");
