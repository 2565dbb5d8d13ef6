/** Fixes in bulk: those that do not conflict at once, and again on the text that they leave, until nothing changes. */
import { type AnalyzeOptions, analyze } from "./analyze.ts";
import type { Finding, Fix } from "./rules/rule.ts";
import { type Change, conflict, toEdits } from "./syntax/change.ts";
import { applyEdits, compose, type Edit } from "./syntax/edit.ts";
import type { Syntax } from "./syntax/syntax.ts";

export interface FixAllOptions extends AnalyzeOptions {
  /** Safe fixes only, or those to review as well. */
  readonly include: "safe" | "review";
}

export interface FixedFinding {
  readonly finding: Finding;
  readonly fix: Fix;
}

export interface FixAllResult {
  /** The text with the fixes applied; the text itself where there are none. */
  readonly text: string;
  /** Edits of the original text that give `text`, labelled with the rules that they serve. */
  readonly edits: readonly Edit[];
  /** What was mended, in the order of its mending. */
  readonly fixed: readonly FixedFinding[];
  readonly rounds: number;
}

/** Rounds after which mending ends even if there is more to do; every real template needs fewer. */
const mostRounds = 10;

/** Applies the first fix of every finding that `options` allow. */
export function fixAll(text: string, options: FixAllOptions): FixAllResult {
  let result: FixAllResult = { text, edits: [], fixed: [], rounds: 0 };
  while (result.rounds < mostRounds) {
    const { syntax, findings } = analyze(result.text, options);
    const chosen = withoutConflicts(findings, options.include);
    if (!syntax || chosen.length === 0) break;
    const edits = editsOf(syntax, chosen);
    result = {
      text: applyEdits(result.text, edits),
      edits: compose(result.edits, edits, text.length),
      fixed: [...result.fixed, ...chosen],
      rounds: result.rounds + 1,
    };
  }
  return result;
}

/** The first fix of each finding, in order, that touches nothing which an earlier one touches. */
function withoutConflicts(findings: readonly Finding[], include: Fix["safety"]): FixedFinding[] {
  const chosen: FixedFinding[] = [];
  const taken: Change[] = [];
  for (const finding of findings) {
    const [fix] = finding.fixes();
    if (!fix || (fix.safety === "review" && include === "safe")) continue;
    if (fix.changes.some((change) => taken.some((other) => conflict(change, other)))) continue;
    chosen.push({ finding, fix });
    taken.push(...fix.changes);
  }
  return chosen;
}

const editsOf = (syntax: Syntax, chosen: readonly FixedFinding[]): Edit[] =>
  toEdits(
    syntax,
    chosen.flatMap(({ finding, fix }) =>
      fix.changes.map((change) => ({ ...change, label: finding.rule })),
    ),
  );
