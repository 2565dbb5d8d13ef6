/** Holds every template below some folders to the properties, and prints what breaks them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pair } from "./cfnLint.ts";
import type { Applied } from "./fixes.ts";
import type { Judged } from "./template.ts";
import { ofFix, type Violation } from "./violations.ts";

export interface Tools {
  print(line: string): void;
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

/** Gives the exit code: 1 where a property is broken, 2 where there is nothing to check. */
export async function checkFolders(folders: readonly string[], tools: Tools): Promise<0 | 1 | 2> {
  const { print, judge } = tools;
  const total = { templates: 0, findings: 0, fixes: 0, violations: 0 };
  const tell = (path: string, violations: readonly Violation[]) => {
    total.violations += violations.length;
    for (const violation of violations) print(`${path}: ${violation}`);
  };
  const samples: Sample[] = [];
  const seen = new Map<string, number>();
  if (folders.length === 0) print("Say where templates are: npm run corpus -- FOLDER…");
  for (const folder of folders) {
    const before = total.templates;
    for (const path of filesBelow(folder, print)) {
      const text = readFileSync(path, "utf8");
      const judged = await judge(text);
      if (!judged) continue;
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
    print(`There is no CloudFormation template in JSON below ${folder}.`);
    return 2;
  }
  if (folders.length === 0) return 2;
  lint(samples, tools, tell);
  const { templates, findings, fixes, violations } = total;
  print(`${templates} templates, ${findings} findings, ${fixes} fixes, ${violations} violations`);
  return violations > 0 ? 1 : 0;
}

/** The JSON files below a folder, in the order of their names; none of one that cannot be read, and says why. */
function filesBelow(folder: string, print: Tools["print"]): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(json|template)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    print(`The folder cannot be read: ${error instanceof Error ? error.message : error}`);
    return [];
  }
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
