/** Runs the command line in a folder of its own: as a function with rules of the test's choice, or as the real program. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Io } from "../../server/src/cli/io.ts";
import { run } from "../../server/src/cli/run.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { bundle } from "../bundle.ts";

/** A new folder with these files, gone when the test is over. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cfn-audit-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

export const textOf = (folder: string, name: string): string =>
  readFileSync(join(folder, name), "utf8");

export interface RunOptions {
  readonly rules?: readonly Rule[];
  readonly stdin?: string | Uint8Array;
  readonly env?: Io["env"];
  /** Columns of the terminal that both outputs are. */
  readonly terminal?: number;
  /** The clock, in milliseconds. */
  readonly now?: Io["now"];
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process. */
export async function runIn(
  cwd: string,
  argv: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const output = (name: keyof typeof written) => ({
    isTerminal: options.terminal !== undefined,
    columns: options.terminal,
    write: (data: string | Uint8Array) => {
      written[name] += typeof data === "string" ? data : Buffer.from(data).toString("utf8");
    },
  });
  const io: Io = {
    cwd,
    env: options.env ?? {},
    today: "2026-11-27",
    stdout: output("stdout"),
    stderr: output("stderr"),
    now: options.now ?? (() => 0),
    stdin: async () => Buffer.from(options.stdin ?? ""),
  };
  return { code: await run(argv, io, options.rules ?? []), ...written };
}

/** Bundles the program as it is shipped. Gives a function that starts it in a folder, as another user if root says so. */
export function buildProgram(outdir: string, uid?: number) {
  const program = bundle("cli", outdir);
  return (cwd: string, argv: readonly string[], stdin: string | Uint8Array = ""): Outcome => {
    const env = { PATH: process.env.PATH };
    const done = spawnSync(process.execPath, [program, ...argv], { cwd, input: stdin, env, uid });
    return {
      code: done.status,
      stdout: done.stdout.toString("utf8"),
      stderr: done.stderr.toString("utf8"),
    };
  };
}
