/** What cfn-lint says of texts, where it is on PATH: a fix must not bring an error that was not there. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A text before and after a fix. */
export interface Pair {
  readonly before: string;
  readonly after: string;
}

export const hasCfnLint = (): boolean => spawnSync("cfn-lint", ["--version"]).status === 0;

/** For each pair, the errors of cfn-lint that only the second text has. Throws where cfn-lint does not answer. */
export function newErrors(pairs: readonly Pair[], lint = lintTexts): string[][] {
  const errors = lint([...new Set(pairs.flatMap(({ before, after }) => [before, after]))]);
  return pairs.map(({ before, after }) => {
    const known = new Set(errors.get(before));
    return [...new Set(errors.get(after))].filter((error) => !known.has(error));
  });
}

/** The errors of each text, without their places, in one run. */
function lintTexts(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
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
          .map(({ Rule, Message }) => `${Rule.Id} ${lasting(Message)}`),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A message without what a fix elsewhere changes in it: lines, and the names of all that the template declares. */
const lasting = (message: string): string =>
  message.replace(/\(line \d+\)/, "").replace(/\bone of \[[^\]]*\]/, "one of […]");

/** What cfn-lint prints of each finding, as far as it matters here. */
interface Match {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}
