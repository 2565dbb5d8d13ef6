/** Fixes in bulk: those that do not conflict at once, and again on the text that they leave, until nothing changes. */
import { type AnalyzeOptions, analyze, type Defect } from "./analyze.ts";
import type { Finding, Fix } from "./rules/rule.ts";
import { toEdits } from "./syntax/change.ts";
import { changeSet } from "./syntax/changeSet.ts";
import { applyEdits, compose, type Edit } from "./syntax/edit.ts";
import type { Syntax } from "./syntax/syntax.ts";

export interface FixAllOptions extends AnalyzeOptions {
  /** Safe fixes only, or those to review as well. */
  readonly include: "safe" | "review";
  /** The rule whose fixes alone are to be made. */
  readonly only?: string;
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
  /** Rules that failed to make a fix; their findings stay. */
  readonly defects: readonly Defect[];
}

/** Rounds after which mending ends even if there is more to do; every real template needs fewer. */
const mostRounds = 10;

/**
 * Applies the first fix of every finding that `options` allow. A text that is not valid JSON is left as it is: in an object that is not
 * closed, what is added could land among another's members.
 */
export function fixAll(text: string, options: FixAllOptions): FixAllResult {
  let result: FixAllResult = { text, edits: [], fixed: [], rounds: 0, defects: [] };
  while (result.rounds < mostRounds) {
    const { syntax, findings } = analyze(result.text, options);
    if (!syntax || syntax.errors.length > 0) break;
    const mended = findings.filter(({ rule }) => rule === (options.only ?? rule));
    const { chosen, defects } = withoutConflicts(mended, options.include);
    result = { ...result, defects };
    if (chosen.length === 0) break;
    const edits = editsOf(syntax, chosen);
    result = {
      ...result,
      text: applyEdits(result.text, edits),
      edits: compose(result.edits, edits, text.length),
      fixed: [...result.fixed, ...chosen],
      rounds: result.rounds + 1,
    };
  }
  return result;
}

/**
 * The first fix of each finding, in order, that touches nothing which an earlier one touches. What gives another name to what the template
 * declares goes first and alone: other fixes would write the old one. What takes something away waits until there is nothing else to do:
 * another fix may come to use what nothing uses yet.
 */
function withoutConflicts(findings: readonly Finding[], include: Fix["safety"]) {
  const chosen: FixedFinding[] = [];
  const renamings: FixedFinding[] = [];
  const usual: FixedFinding[] = [];
  const removals: FixedFinding[] = [];
  const defects: Defect[] = [];
  const taken = changeSet();
  const choose = ({ finding, fix }: FixedFinding) => {
    if (fix.changes.some(taken.conflicts)) return;
    chosen.push({ finding, fix });
    fix.changes.forEach(taken.add);
  };
  for (const finding of findings) {
    try {
      const [fix] = finding.fixes();
      if (!fix || (fix.safety === "review" && include === "safe")) continue;
      groupOf(fix).push({ finding, fix });
    } catch (error) {
      defects.push({ rule: finding.rule, error });
    }
  }
  for (const group of [renamings, usual, removals]) {
    group.forEach(choose);
    if (chosen.length > 0) break;
  }
  return { chosen, defects };

  function groupOf({ changes }: Fix): FixedFinding[] {
    if (changes.some(({ kind, path }) => kind === "rename" && path.length === 2)) return renamings;
    return changes.some(({ kind }) => kind === "remove") ? removals : usual;
  }
}

const editsOf = (syntax: Syntax, chosen: readonly FixedFinding[]): Edit[] =>
  toEdits(
    syntax,
    chosen.flatMap(({ finding, fix }) =>
      fix.changes.map((change) => ({ ...change, label: finding.rule })),
    ),
  );
