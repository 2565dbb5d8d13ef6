/** Holds every template below some folders to the properties, and prints what breaks them. */
import { readInput } from "../../bench/readInput.ts";
import { findInputs } from "../../server/src/cli/inputs.ts";
import { printable } from "../../shared/printable.ts";
import type { Pair } from "./cfnLint.ts";
import type { Applied } from "./fixes.ts";
import type { Progress } from "./progress.ts";
import type { Judged } from "./template.ts";
import { ofFix, type Violation } from "./violations.ts";

export interface Tools {
  print(line: string): void;
  readonly progress: Progress;
  /** Undefined of a text that is no template. */
  judge(text: string): Promise<Judged | undefined>;
  /** For each pair, the errors of another linter that only the second text has; undefined where there is no linter. */
  readonly lint: ((pairs: readonly Pair[]) => readonly (readonly string[])[]) | undefined;
}

/** Which of a rule's fixes, counted from 1 over all templates, the other linter sees: it takes a second or more for each. */
const linted = new Set([1, 8, 64, 512]);

interface Sample extends Pair {
  readonly path: string;
  readonly applied: Applied;
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
        if (linted.has(count)) samples.push({ path, applied, before: text, after: applied.text });
      }
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

function lint(
  samples: readonly Sample[],
  { print, lint: errorsOf }: Tools,
  tell: (path: string, violations: readonly Violation[]) => void,
): void {
  if (!errorsOf) {
    print("cfn-lint is not on PATH: no fix was held against it.");
    return;
  }
  print(`cfn-lint looks at ${samples.length} fixes, up to ${linted.size} of each rule.`);
  const errors = errorsOf(samples);
  for (const [i, { path, applied }] of samples.entries())
    tell(
      path,
      (errors[i] ?? []).map((error) =>
        ofFix(applied.finding, applied.fix, `brings cfn-lint's ${error}`),
      ),
    );
}
