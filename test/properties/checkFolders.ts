/** Holds every template below some folders to the properties, and prints what breaks them. */
import { readInput } from "../../bench/readInput.ts";
import { findInputs } from "../../server/src/cli/inputs.ts";
import { type FixedFinding, fixAll } from "../../server/src/fixAll.ts";
import type { Fix } from "../../server/src/rules/rule.ts";
import type { Path } from "../../server/src/syntax/syntax.ts";
import { printable } from "../../shared/printable.ts";
import type { LintError, Pair } from "./cfnLint.ts";
import { type Applied, isShownBy, type Place } from "./fixes.ts";
import type { Progress } from "./progress.ts";
import type { Judged } from "./template.ts";
import { ofFix, options, type Violation } from "./violations.ts";

export interface Tools {
  print(line: string): void;
  readonly progress: Progress;
  /** Undefined of a text that is no template. */
  judge(text: string): Promise<Judged | undefined>;
  /** For each pair, the errors of another linter that only the second text has; undefined where there is no linter. */
  readonly lint: ((pairs: readonly Pair[]) => readonly (readonly LintError[])[]) | undefined;
  /** Whether the other linter sees what fix-all makes of each template too. */
  readonly lintsFixAll?: boolean;
}

/** Which of a rule's fixes, counted from 1 over all templates, the other linter sees: it takes a second or more for each. */
const linted = new Set([1, 8, 64, 512]);

/** A template before and after fixes. */
interface Sample extends Pair {
  readonly path: string;
  readonly fixed: readonly FixedFinding[];
  readonly violation: (what: string) => Violation;
}

/** Gives the exit code: 1 where a property is broken, else 2 where there is nothing to check in one of the folders or files. */
export async function checkFolders(folders: readonly string[], tools: Tools): Promise<0 | 1 | 2> {
  const { print, progress, judge } = tools;
  if (folders.length === 0) {
    print("Say where templates are: npm run corpus -- FOLDER…");
    return 2;
  }
  const total = { templates: 0, findings: 0, fixes: 0, violations: 0 };
  const tell = (path: string, violations: readonly Violation[]) => {
    total.violations += violations.length;
    for (const violation of violations) print(`${printable(path)}: ${printable(violation)}`);
  };
  const samples: Sample[] = [];
  const seen = new Map<string, number>();
  const found = folders.map((folder) => ({ folder, inputs: findInputs([folder], process.cwd()) }));
  const all = found.flatMap(({ inputs }) => inputs).length;
  let number = 0;
  let isAnyEmpty = false;
  for (const { folder, inputs } of found) {
    const before = total.templates;
    for (const input of inputs) {
      const { path } = input;
      progress(++number, all, printable(path));
      const read = readInput(input);
      if (read && "reason" in read) print(`${printable(path)}: not checked: ${read.reason}`);
      const text = read && "text" in read ? read.text : undefined;
      const judged = text === undefined ? undefined : await judge(text);
      if (text === undefined || !judged) continue;
      total.templates++;
      total.findings += judged.findings;
      total.fixes += judged.applied.length;
      tell(path, judged.violations);
      for (const applied of judged.applied) {
        const { rule } = applied.finding;
        const count = (seen.get(rule) ?? 0) + 1;
        seen.set(rule, count);
        if (linted.has(count)) samples.push(sampleOfFix(path, text, applied));
      }
      if (tools.lintsFixAll) samples.push(sampleOfFixAll(path, text));
    }
    if (total.templates > before) continue;
    isAnyEmpty = true;
    print(
      `There is no CloudFormation template in JSON that can be checked in ${printable(folder)}.`,
    );
  }
  lint(samples, tools, tell);
  const { templates, findings, fixes, violations } = total;
  print(`${templates} templates, ${findings} findings, ${fixes} fixes, ${violations} violations`);
  return violations > 0 ? 1 : isAnyEmpty ? 2 : 0;
}

const sampleOfFix = (path: string, before: string, applied: Applied): Sample => ({
  path,
  before,
  after: applied.text,
  fixed: [applied],
  violation: (what) => ofFix(applied.finding, applied.fix, what),
});

function sampleOfFixAll(path: string, before: string): Sample {
  const { text: after, fixed } = fixAll(before, { ...options, include: "safe" });
  return { path, before, after, fixed, violation: (what) => `fix-all (safe) ${what}` };
}

/** Whether a place is in what the template declares under a new name: cfn-lint reads nothing that has one which CloudFormation refuses. */
const renames = ({ changes }: Fix, place: Path): boolean =>
  changes.some(
    ({ kind, path: [section], ...change }) =>
      kind === "rename" && section === place[0] && "name" in change && change.name === place[1],
  );

function lint(
  samples: readonly Sample[],
  { print, lint: errorsOf }: Tools,
  tell: (path: string, violations: readonly Violation[]) => void,
): void {
  if (!errorsOf) {
    print("cfn-lint is not on PATH: no fix was held against it.");
    return;
  }
  print(
    `cfn-lint looks at ${samples.length} texts that fixes leave, of each rule at up to ${linted.size}.`,
  );
  const errors = errorsOf(samples);
  for (const [i, { path, fixed, violation }] of samples.entries()) {
    const brought = (errors[i] ?? []).filter(({ path: at }) => {
      const place: Place = { path: at, logicalId: at[1]?.toString(), category: "Template" };
      return !fixed.some((each) => isShownBy(each, place) || renames(each.fix, at));
    });
    const said = new Set(brought.map((error) => error.said));
    tell(
      path,
      [...said].map((each) => violation(`brings cfn-lint's ${each}`)),
    );
  }
}
