/** What cfn-lint says of texts, where it is on PATH: a fix must not bring an error that was not there. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Path } from "../../server/src/syntax/syntax.ts";

/** A text before and after a fix. */
export interface Pair {
  readonly before: string;
  readonly after: string;
}

/** An error of a text: what cfn-lint says of it, and where it is. */
export interface LintError {
  readonly said: string;
  readonly path: Path;
}

export const hasCfnLint = (): boolean => spawnSync("cfn-lint", ["--version"]).status === 0;

/** For each pair, the errors of cfn-lint that only the second text has. Throws where cfn-lint does not answer. */
export function newErrors(pairs: readonly Pair[], lint = lintTexts): LintError[][] {
  const errors = lint([...new Set(pairs.flatMap(({ before, after }) => [before, after]))]);
  return pairs.map(({ before, after }) => {
    const known = new Set(errors.get(before)?.map(({ said }) => said));
    return [...(errors.get(after) ?? [])].filter(({ said }) => !known.has(said));
  });
}

/** The errors of each text in one run. */
function lintTexts(texts: readonly string[]): ReadonlyMap<string, readonly LintError[]> {
  const folder = mkdtempSync(join(tmpdir(), "cfn-audit-lint-"));
  try {
    const files = texts.map((text, i) => ({ text, path: join(folder, `${i}.json`) }));
    for (const { text, path } of files) writeFileSync(path, text);
    const { stdout, stderr, status } = spawnSync(
      "cfn-lint",
      ["--format", "json", "--", ...files.map(({ path }) => path)],
      { encoding: "utf8", maxBuffer: 2 ** 30 },
    );
    // 1 and 32 say that it failed itself.
    if (status === null || (status & 33) !== 0) throw new Error(`cfn-lint failed: ${stderr}`);
    const matches: readonly Match[] = JSON.parse(stdout || "[]");
    return new Map(
      files.map(({ text, path }) => [
        text,
        matches
          .filter(({ Filename, Level }) => Filename === path && Level === "Error")
          .map(({ Rule, Message, Location }) => ({
            said: `${Rule.Id} ${lasting(Message)}`,
            path: Location.Path ?? [],
          })),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A message without what a fix elsewhere changes in it: lines, the names of all that the template declares, and all of an object. */
const lasting = (message: string): string =>
  message
    .replace(/\(line \d+\)/, "")
    .replace(/\bone of \[[^\]]*\]/, "one of […]")
    .replace(/^\{.*\} is/, "{…} is");

/** What cfn-lint prints of each finding, as far as it matters here. */
interface Match {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Location: { readonly Path: Path | null };
  readonly Rule: { readonly Id: string };
}
