/** Our findings beside those of cfn-lint, by equivalent rule and JSON path. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Analysis, analyze } from "../../server/src/analyze.ts";
import { rules } from "../../server/src/rules/index.ts";
import { find, member, type Path, type Syntax } from "../../server/src/syntax/syntax.ts";

/** What cfn-lint said of a template; a line of the file `expected.jsonl`. */
export interface Expectation {
  /** The template's path below `templates/`. */
  readonly template: string;
  readonly set: "fixture" | "real" | "mutant";
  /** Whether it is written for SAM. */
  readonly sam: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly level: "error" | "warning" | "informational";
    readonly path: Path;
    /** Line and column, from 1. */
    readonly range: { readonly start: readonly [number, number] };
  }[];
  /** The one fault that was put into a sound template, and the rules that see it. */
  readonly mutation?: {
    readonly kind: string;
    readonly path: Path;
    readonly rules: readonly string[];
  };
}

export interface Comparison {
  readonly expectation: Expectation;
  /** Cfn-lint's findings that we have an equivalent rule for or not, and whether ours says the same of the same path. */
  readonly theirs: readonly (Place & {
    readonly isFound: boolean;
    readonly level: string;
    readonly isAtKey: boolean;
  })[];
  /** Ours of rules that cfn-lint has too, which it did not say. */
  readonly onlyOurs: readonly (Place & { readonly message: string; readonly severity: string })[];
  /** Whether the fault of a mutant is seen; undefined of what is none. */
  readonly isMutantFound: boolean | undefined;
}

export interface Place {
  readonly rule: string;
  readonly path: string;
}

/** When cfn-lint said what it is compared with. */
const today = "2026-11-27";

const equivalents = new Map(rules.map((rule) => [rule.id, rule.equivalents["cfn-lint"] ?? []]));
/** Rules of cfn-lint that have an equivalent here. */
export const covered = new Set([...equivalents.values()].flat());

/** Reads the expectations of a folder. Throws where there are none. */
export const readExpectations = (folder: string): readonly Expectation[] =>
  readFileSync(join(folder, "expected.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

export function compare(folder: string, expectation: Expectation): Comparison {
  const text = readFileSync(join(folder, "templates", expectation.template), "utf8");
  const analysis = analyze(text, { rules, today });
  const ours = analysis.findings.map(({ rule, path, message, severity }) => ({
    rules: equivalents.get(rule) ?? [],
    rule,
    path: path.join("/"),
    message,
    severity,
  }));
  const isOurs = (rule: string, path: string) =>
    ours.some((each) => each.path === path && each.rules.includes(rule));
  const theirs = distinct(expectation.findings).map(({ rule, level, path, range }) => ({
    rule,
    level,
    path: path.join("/"),
    isFound: rule === "E0000" ? saysSyntax(analysis, range.start[0]) : isOurs(rule, path.join("/")),
    isAtKey: isAtKey(text, analysis.syntax, path, range.start),
  }));
  const said = new Set(theirs.map(({ rule, path }) => `${rule} ${path}`));
  const onlyOurs = ours
    .filter((each) => each.rules.length > 0)
    .filter(({ rules: same, path }) => !same.some((rule) => said.has(`${rule} ${path}`)))
    .map(({ rule, path, message, severity }) => ({ rule, path, message, severity }));
  return {
    expectation,
    theirs,
    onlyOurs,
    isMutantFound: expectation.mutation && isMutantFound(expectation, analysis, isOurs),
  };
}

/** Cfn-lint says some things twice of one place. */
function distinct(findings: Expectation["findings"]): Expectation["findings"] {
  const seen = new Set<string>();
  return findings.filter(({ rule, path }) => {
    const key = `${rule} ${path.join("/")}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Where a fault may be shown: at the mutation, at cfn-lint's place, or at what is nearest above the mutation. */
function isMutantFound(
  { mutation, findings }: Expectation,
  analysis: Analysis,
  isOurs: (rule: string, path: string) => boolean,
): boolean {
  if (!mutation) return false;
  if (mutation.rules.length === 0 || mutation.rules.includes("E0000")) {
    const lines = findings
      .filter(({ rule }) => rule === "E0000")
      .map(({ range }) => range.start[0]);
    return lines.length === 0
      ? analysis.findings.some(({ rule }) => rule === "json-extension") || hasError(analysis)
      : lines.some((line) => saysSyntax(analysis, line));
  }
  const places = [
    mutation.path,
    nearestAbove(analysis.syntax, mutation.path),
    ...findings.filter(({ rule }) => mutation.rules.includes(rule)).map(({ path }) => path),
  ].map((path) => path.join("/"));
  return places.some((path) => mutation.rules.some((rule) => isOurs(rule, path)));
}

function nearestAbove(syntax: Syntax | undefined, path: Path): Path {
  for (let length = path.length; length > 0; length--)
    if (find(syntax?.root, path.slice(0, length))) return path.slice(0, length);
  return [];
}

const hasError = ({ syntax }: Analysis): boolean => (syntax?.errors.length ?? 0) > 0;

/** Whether a syntax error, or what strict JSON has not, is said of that line, from 1, or of the next token's. */
function saysSyntax({ syntax, findings }: Analysis, line: number): boolean {
  const text = syntax?.text ?? "";
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const spans = [
    ...(syntax?.errors ?? []).map(({ span }) => span),
    ...findings
      .filter(({ rule }) => equivalents.get(rule)?.includes("E0000"))
      .map(({ span }) => span),
  ];
  return spans.some(({ start, end }) => {
    const next = end + (/\S/.exec(text.slice(end))?.index ?? 0);
    return (
      [start, end, next].some((offset) => lineOf(offset) === line) ||
      Math.abs(lineOf(start) - line) <= 1
    );
  });
}

/** Whether the key, or the element, that ends a path starts where cfn-lint says. */
function isAtKey(
  text: string,
  syntax: Syntax | undefined,
  path: Path,
  [line, column]: readonly [number, number],
): boolean {
  const above = find(syntax?.root, path.slice(0, -1));
  const last = path.at(-1);
  const node = typeof last === "number" ? find(above, [last]) : member(above, String(last))?.key;
  if (!node) return false;
  const before = text.slice(0, node.offset).split("\n");
  return before.length === line && (before.at(-1)?.length ?? 0) + 1 === column;
}
