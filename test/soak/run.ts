/**
 * Puts the built language server under load for half an hour, and says what came of it.
 *
 *     npm run soak [-- --minutes 30] [--edits 20000] [--documents 200] [--seed 1] [--publish]
 *
 * It goes on until both the minutes and the edits are reached. `--publish` is for a client that does not ask for diagnostics. Exit code 1 is for violations,
 * 2 for arguments that make no sense.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundle } from "../bundle.ts";
import { columns, type SoakReport, soak } from "./soak.ts";

const numbers = { minutes: 30, edits: 20_000, documents: 200, seed: Date.now() % 2 ** 31 };

const options = readArguments();
if (options) await run(options);
else process.exitCode = 2;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: "string" },
        edits: { type: "string" },
        documents: { type: "string" },
        seed: { type: "string" },
        publish: { type: "boolean", default: false },
      },
    });
    return {
      minutes: numberOf(
        "minutes",
        values.minutes,
        /^\d+(\.\d+)?$/,
        "a number from 0 up, such as 0.5",
      ),
      edits: numberOf("edits", values.edits, /^\d+$/, "a whole number from 0 up"),
      documents: numberOf("documents", values.documents, /^[1-9]\d*$/, "a whole number from 1 up"),
      seed: numberOf("seed", values.seed, /^\d+$/, "a whole number from 0 up"),
      pulls: !values.publish,
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(
      "Usage: npm run soak -- [--minutes N] [--edits N] [--documents N] [--seed N] [--publish]",
    );
    return undefined;
  }
}

function numberOf(
  name: keyof typeof numbers,
  value: string | undefined,
  form: RegExp,
  expected: string,
): number {
  if (value === undefined) return numbers[name];
  if (!form.test(value)) throw new Error(`--${name} must be ${expected}, not "${value}".`);
  return Number(value);
}

async function run(options: NonNullable<ReturnType<typeof readArguments>>): Promise<void> {
  const { minutes, edits, documents, seed, pulls } = options;
  console.log(
    `At least ${edits} edits of ${documents} documents and ${minutes} minutes, diagnostics ${pulls ? "pulled" : "published"}. Seed ${seed}: repeat it with --seed ${seed}.\n`,
  );
  const folder = mkdtempSync(join(tmpdir(), "cfn-audit-soak-"));
  try {
    const server = [bundle("server", folder)];
    console.log(columns.join(" "));
    const report = await soak({
      ...options,
      server,
      freshServer: server,
      comparisons: 10,
      patienceInSeconds: 120,
      mostViolations: 20,
      progress: console.log,
    });
    say(report);
    if (report.violations.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function say({ answers, violations }: SoakReport): void {
  console.log(
    "\nAnswers by method and outcome, where a number is an error that was to be expected:",
  );
  for (const [what, count] of [...answers].sort())
    console.log(`${String(count).padStart(8)}  ${what.replace("\t", " ")}`);
  console.log(`\n${violations.length} violations`);
}
