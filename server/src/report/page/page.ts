/** The report of one template as HTML: what was found, and what to do about it. */
import { type Grouping, groupings } from "../../../../shared/reportMessages.ts";
import { severities } from "../../../../shared/settings.ts";
import type { Analysis } from "../../analyze.ts";
import type { Finding, Fix, Rule } from "../../rules/rule.ts";
import { suppressiblePlaces } from "../../suppress.ts";
import { toEdits } from "../../syntax/change.ts";
import { spanOf } from "../../syntax/syntax.ts";
import { readTemplate } from "../../template/template.ts";
import { type Lines, linesOf } from "../positions.ts";
import { type Graph, graphOf } from "./graph.ts";
import { groupsOf } from "./groups.ts";
import { html, type Markup, nothing, source } from "./markup.ts";
import { type Change, changesOf } from "./preview.ts";
import { suppressedSection } from "./suppressed.ts";
import { target } from "./target.ts";
import { type Unjudged, unjudgedOf } from "./unjudged.ts";
import { counted, matrixOf, verdictOf } from "./verdict.ts";

export interface PageOptions {
  /** What the template is called. */
  readonly name: string;
  readonly rules: readonly Rule[];
  /** Of the program. */
  readonly version: string;
  /** By resource where it does not say. */
  readonly by?: Grouping | undefined;
}

export interface Page {
  /** The body of the page. What can be clicked says in `data-do` what it asks for; whoever shows the page does it. */
  readonly html: string;
  /** What is to be drawn at the element `picture`, which takes longer than all else and is left to whoever shows it. */
  readonly graph: Graph | undefined;
}

export function pageOf(text: string, analysis: Analysis, options: PageOptions): Page {
  const { findings, accepted, syntax } = analysis;
  const lines = linesOf(text);
  const isBroken = (syntax?.errors.length ?? 0) > 0;
  const template = syntax && readTemplate(syntax);
  const graph = template && graphOf(template, findings, lines);
  const hasPicture = (graph?.resources.length ?? 0) > 1;
  const body = html`<header>
<h1>${options.name}</h1>
<p class="verdict ${findings[0] ? gravestOf(findings) : "fine"}">${verdictOf(findings, isBroken, accepted.length)}</p>
<p class="facts">${facts(analysis, graph?.resources.length ?? 0)} · <span class="version">cfn-audit ${options.version}</span></p>
${matrixTable(findings)}
<p class="actions">${bulkButtons(findings, isBroken)}
<button class="secondary" data-do="export">Export…</button></p>
</header>
${findings.length > 0 ? findingsSection(analysis, isBroken, options, fixOf, lines) : nothing}
${hasPicture ? html`<section><h2>Resources</h2><p>Which refer to which; those with findings are marked.</p><div id="picture"></div></section>` : nothing}
${template ? unjudgedSection(unjudgedOf(template), lines) : nothing}
${suppressedSection(analysis.suppressed, lines)}
`;
  return { html: body.html, graph: hasPicture ? graph : undefined };

  function fixOf(fix: Fix): readonly Change[] {
    return syntax ? changesOf(text, lines, toEdits(syntax, fix.changes)) : [];
  }
}

const gravestOf = (findings: readonly Finding[]): string =>
  severities.find((each) => findings.some(({ severity }) => severity === each)) ?? "fine";

function facts({ findings, suppressed, accepted }: Analysis, resources: number): string {
  const withFix = (safety: Fix["safety"]) =>
    findings.filter((finding) => finding.fixes()[0]?.safety === safety).length;
  const [safe, review] = [withFix("safe"), withFix("review")];
  return [
    counted(resources, "resource"),
    counted(findings.length, "finding"),
    `${safe} safe to fix`,
    `${review} to fix and review`,
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
    ...(accepted.length > 0 ? [`${accepted.length} in the baseline`] : []),
  ].join(" · ");
}

function matrixTable(findings: readonly Finding[]): Markup {
  if (findings.length === 0) return nothing;
  const { categories, rows } = matrixOf(findings);
  const most = Math.max(...rows.flatMap(({ counts }) => counts));
  const head = categories.map((category) => html`<th scope="col">${category}</th>`);
  const body = rows.map(({ severity, counts }) => {
    const cells = counts.map((count) =>
      count === 0
        ? html`<td class="none">0</td>`
        : html`<td><span class="dot ${severity} size${sizeOf(count / most)}">${count}</span></td>`,
    );
    return html`<tr><th scope="row">${severity}</th>${cells}</tr>`;
  });
  return html`<table class="matrix"><caption>Findings by severity and category</caption><tr><td></td>${head}</tr>${body}</table>`;
}

/** The size of a dot, from 1 to 5: its area shows the share. No style stands in the page, which its policy forbids. */
const sizeOf = (share: number): number => Math.max(1, Math.ceil(5 * Math.sqrt(share)));

/** Nothing is mended in bulk in a text that is not valid JSON. */
function bulkButtons(findings: readonly Finding[], isBroken: boolean): Markup {
  if (isBroken) return nothing;
  const has = (safety: Fix["safety"]) =>
    findings.some((finding) => finding.fixes()[0]?.safety === safety);
  return html`${has("safe") ? html`<button data-do="fixAllSafe">Fix all safe</button>` : nothing}
${has("review") ? html`<button class="secondary" data-do="fixAllReview">Review the others</button>` : nothing}`;
}

function findingsSection(
  { findings, syntax }: Analysis,
  isBroken: boolean,
  { rules, by = "resource" }: PageOptions,
  fixOf: (fix: Fix) => readonly Change[],
  lines: Lines,
): Markup {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const explained = new Set<string>();
  const choices = groupings.map(
    (each) =>
      html`<option value="${each}"${each === by ? html` selected` : nothing}>${each}</option>`,
  );
  const groups = groupsOf(findings, by).map(
    ({ title, findings: own }) =>
      html`<section class="group"><h3>${title} <span class="count">${own.length}</span></h3><ol>${own.map((finding) => item(finding))}</ol></section>`,
  );
  return html`<section id="findings"><h2>Findings</h2>
<p class="tools"><label>By <select data-do="group">${choices}</select></label> <label>Filter <input type="search" data-do="filter" placeholder="words in a finding"></label></p>
${groups}<p class="empty" hidden>No finding has these words.</p></section>`;

  function item(finding: Finding): Markup {
    const { rule, severity, message, path } = finding;
    const range = lines.rangeOf(finding.span);
    const [fix] = finding.fixes();
    const about = html`data-rule="${rule}" data-path="${JSON.stringify(path)}"`;
    const why = byId.get(rule)?.docs.why;
    // Said once in full: of ten findings of a rule nine would only be longer.
    const isFirst = !explained.has(rule);
    explained.add(rule);
    return html`<li class="finding ${severity}" ${about}><p class="message"><span class="severity">${severity}</span> ${message}</p>
<p class="where"><a href="#" ${target(range)}>Line ${range.start.line}</a> · <a href="#" data-do="explain" data-rule="${rule}">${rule}</a></p>
${why === undefined ? nothing : html`<details class="why"${isFirst ? html` open` : nothing}><summary>Why it matters</summary><p>${why}</p></details>`}
${fix ? preview(fix) : nothing}
<p class="actions">${fix ? html`<button data-do="fix" ${about} data-fix="${fix.title}">Fix</button>` : nothing}<button class="secondary" data-do="explain" data-rule="${rule}">Explain</button>${ignoreButton(finding)}</p></li>`;
  }

  /** Ignores it on its resource, or where that has no room for it in the template. */
  function ignoreButton(finding: Finding): Markup {
    const places = syntax ? suppressiblePlaces(syntax, finding) : [];
    if (places.length === 0) return nothing;
    const [id] = places;
    return html`<button class="secondary" data-do="ignore" data-rule="${finding.rule}"${id === undefined ? nothing : html` data-id="${id}"`}>Ignore…</button>`;
  }

  function preview(fix: Fix): Markup {
    const changes = fixOf(fix).map(
      ({ line, before, after }) =>
        html`<div class="change"><span class="line">Line ${line}</span>${side(before, "before", "−")}${side(after, "after", "+")}</div>`,
    );
    const note = fix.safety === "safe" ? "safe" : "to review";
    return html`<details><summary>${fix.title} <span class="safety">${isBroken ? "mend the JSON first" : note}</span></summary>${changes}</details>`;
  }
}

const side = (all: readonly string[], name: string, sign: string): Markup =>
  all.length === 0
    ? nothing
    : html`<pre class="${name}" aria-label="${name}">${source(all.map((line) => `${sign} ${line}`))}</pre>`;

function unjudgedSection(all: readonly Unjudged[], lines: Lines): Markup {
  if (all.length === 0) return nothing;
  const items = all.map(({ at, message }) => {
    const range = lines.rangeOf(spanOf(at));
    return html`<li><a href="#" ${target(range)}>Line ${range.start.line}</a> ${message}</li>`;
  });
  return html`<section><h2>What only deployment can tell</h2><p>These values are not in the template. What depends on them was not judged.</p><ul class="unjudged">${items}</ul></section>`;
}
