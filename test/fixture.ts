/**
 * Templates with squiggles. A line of the form `//  ^^^^ 💡 high: message` states the finding on the line above: carets give its
 * columns, 💡 says that it has a safe fix and 🔎 one to review. What starts before column 3 says so: `//@0 ^^^^ high: message`.
 * Marker lines are removed before the template is analysed.
 */
import { expect } from "vitest";
import { analyze } from "../server/src/analyze.ts";
import type { Finding, Fix, Rule } from "../server/src/rules/rule.ts";
import { toEdits } from "../server/src/syntax/change.ts";
import { applyEdits } from "../server/src/syntax/edit.ts";
import { parse } from "../server/src/syntax/syntax.ts";
import { type Level, type Lifecycle, severities } from "../shared/settings.ts";

export interface FixtureOptions {
  readonly environmentParameter?: string;
  readonly lifecycle?: Lifecycle;
  /** Where it is not `today`; undefined for no date at all. */
  readonly today?: string | undefined;
  readonly levels?: Readonly<Record<string, Level>>;
  /** Rules that are asked as well, for what the rule says of suppressions hangs on what they find. */
  readonly among?: readonly Rule[];
}

/** The date in all tests. */
const today = "2026-11-27";

const isMarker = (line: string) => /^\/\/(@\d+|\s*)\s*\^/.test(line);

/** The template without its marker lines. */
const strip = (marked: string): string =>
  marked
    .split("\n")
    .filter((line) => !isMarker(line))
    .join("\n");

/** The findings of one rule, or several, where the user wants what the rule speaks under; a rule that throws fails the test. */
export function findingsOf(
  rules: Rule | readonly Rule[],
  text: string,
  { among, ...options }: FixtureOptions = {},
): readonly Finding[] {
  const list = "id" in rules ? [rules] : rules;
  const { findings: all, defects } = analyze(text, {
    today,
    lifecycle: list[0]?.lifecycle ?? "off",
    rules: among ?? list,
    withHints: true,
    ...options,
  });
  for (const { error } of defects) throw error;
  const findings = among ? all.filter(({ rule }) => list.some(({ id }) => id === rule)) : all;
  for (const finding of options.levels ? [] : findings) {
    const { severity = finding.severity } = list.find(({ id }) => id === finding.rule) ?? {};
    if (severities.indexOf(finding.severity) < severities.indexOf(severity))
      throw new Error(`${finding.rule} is ${severity}, and reports what is ${finding.severity}.`);
  }
  return findings;
}

/** Analyses the template and expects exactly the marked findings. */
export function check(rule: Rule, marked: string, options?: FixtureOptions): void {
  const text = strip(marked);
  expect(mark(text, findingsOf(rule, text, options))).toBe(marked);
}

/** Expects no finding of the rule in a template of these resources and other sections. */
export function silent(rule: Rule, resources: unknown, sections: object = {}): void {
  const text = templateOf(resources, sections);
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([]);
}

/** A rule's example, which is a whole template or the members of its Resources, as a template. */
export const inTemplate = (example: string): string =>
  example.includes('"Resources"') ? example : `{ "Resources": ${example} }`;

/** A template as text, laid out as `JSON.stringify` does with two spaces. */
export const templateOf = (resources: unknown, sections: object = {}): string =>
  JSON.stringify({ ...sections, Resources: resources }, null, 2);

/** As `check`, then applies the preferred fix of the first finding, and so on until no finding has one: `after` is what must be left. */
export function checkFix(
  rule: Rule,
  marked: string,
  after: string,
  options?: FixtureOptions,
): void {
  check(rule, marked, options);
  expect(fixEach(rule, strip(marked), options)).toBe(after);
}

/** Applies the preferred fixes of the rule's findings one after the other. Each must make its finding go away. */
export function fixEach(rule: Rule, text: string, options?: FixtureOptions): string {
  let result = text;
  for (;;) {
    const findings = findingsOf(rule, result, options);
    const [finding] = findings.filter((each) => each.fixes().length > 0);
    const [fix] = finding?.fixes() ?? [];
    if (!finding || !fix) return result;
    result = applyFix(result, fix);
    const left = findingsOf(rule, result, options).map(({ message }) => message);
    expect(left).not.toContain(finding.message);
  }
}

/** Applies one fix. What parsed before must parse after. */
export function applyFix(text: string, fix: Fix): string {
  const syntax = parse(text);
  const result = applyEdits(text, toEdits(syntax, fix.changes));
  if (syntax.errors.length === 0) expect(parse(result).errors).toEqual([]);
  return result;
}

/** Writes the findings back into the text as markers, so that a failing test prints what to paste. */
function mark(text: string, findings: readonly Finding[]): string {
  let offset = 0;
  return text
    .split("\n")
    .flatMap((line) => {
      const start = offset;
      offset += line.length + 1;
      const here = findings.filter(({ span }) => span.start >= start && span.start < offset);
      return [line, ...here.map((finding) => marker(finding, start, line.length))];
    })
    .join("\n");
}

const bulbs = { safe: "💡 ", review: "🔎 " };

function marker(finding: Finding, lineStart: number, lineLength: number): string {
  const { span, severity, message } = finding;
  const column = span.start - lineStart;
  const carets = "^".repeat(Math.min(span.end - lineStart, lineLength) - column);
  const place = column < 3 ? `//@${column} ` : "//".padEnd(column);
  const safety = finding.fixes()[0]?.safety;
  return `${place}${carets} ${safety ? bulbs[safety] : ""}${severity}: ${message}`;
}
