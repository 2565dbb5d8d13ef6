/**
 * Runs the end-to-end tests in a real VS Code, and then proves that a run that goes wrong is seen to.
 *
 *     npm run test:e2e [-- --oldest] [--grep words]
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundle, findVSCode, runSuites, type VSCode } from "./vscode.ts";

const { values } = parseArgs({
  options: { oldest: { type: "boolean", default: false }, grep: { type: "string", default: "" } },
});

/** Ways for a suite to go wrong. */
const broken = {
  fail: "a test that fails",
  kill: "an extension host that is killed",
  exit: "an extension host that exits as if all were well",
  hang: "an extension host that hangs",
};

const started = Date.now();
const say = (text: string) =>
  console.log(`\n[${Math.round((Date.now() - started) / 1000)} s] ${text}`);

try {
  await runAll();
  say("All is well");
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function runAll(): Promise<void> {
  await bundle();
  const vscode = await findVSCode(values.oldest ? "oldest" : "current");
  say("All suites");
  const env = { CFN_AUDIT_E2E_GREP: values.grep };
  await runSuites(vscode, { suites: "all", env, limitInSeconds: 600 });
  if (values.grep) return;
  say("In a workspace of several folders");
  await runSuites(vscode, { suites: "folders", hasFolders: true, limitInSeconds: 120 });
  say("In Restricted Mode");
  await runSuites(vscode, { suites: "restricted", isTrusted: false, limitInSeconds: 120 });
  for (const [way, what] of Object.entries(broken)) {
    say(`Must turn red: ${what}`);
    await provesRed(vscode, way, what);
  }
}

async function provesRed(vscode: VSCode, way: string, what: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cfn-audit-e2e-"));
  const reached = join(folder, "reached");
  const run = {
    suites: "broken",
    env: { CFN_AUDIT_E2E_BREAK: way, CFN_AUDIT_E2E_REACHED: reached },
    limitInSeconds: 60,
  };
  try {
    const error = await runSuites(vscode, run).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof Error)) throw new Error(`This is not seen: ${what}.`);
    if (!existsSync(reached))
      throw new Error("It went wrong earlier than it should.", { cause: error });
    console.log(`It is red: ${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
