/** `npm start` in a terminal, until Ctrl+C. */
import { deepEqual, equal, ok } from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { openPage } from "./browser.ts";
import { seeSquiggle, until } from "./workbench.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const example = join(root, "examples/TapStack.json");

/** In seconds. */
const patience = 120;

interface Trial {
  readonly scratch: string;
  readonly say: (text: string) => void;
}

/** As on a machine without a desktop. */
export async function startInBrowser(trial: Trial & { readonly browser: Browser }): Promise<void> {
  await start(trial, ["--no-open"], {}, async (terminal) => {
    const address = await until(
      () => /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(terminal.output())?.[0],
      () => `There is no address in ${terminal.output()}`,
      patience,
    );
    const page = await openPage(trial.browser, address);
    await page.locator(".tab.active", { hasText: "TapStack.json" }).waitFor();
    await seeSquiggle(page);
    await page.close();
  });
  trial.say("Seen: npm start in the browser, and nothing of it after Ctrl+C");
}

/** With a command `code` that does as VS Code's own: it leaves another process behind, and that one's number in the profile. */
export async function startOnDesktop(trial: Trial): Promise<void> {
  const bin = join(trial.scratch, "bin");
  const seen = join(trial.scratch, "seen.json");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "code"), standIn(seen), { mode: 0o755 });
  const PATH = `${bin}${delimiter}${process.env.PATH}`;
  const env = { PATH, DISPLAY: ":0", VSCODE_IPC_HOOK_CLI: "", WSL_DISTRO_NAME: "" };
  const before = readFileSync(example, "utf8");
  await start(trial, [], env, async (terminal) => {
    const args: string[] = await until(
      () => (existsSync(seen) ? JSON.parse(readFileSync(seen, "utf8")) : undefined),
      () => `VS Code was not started: ${terminal.output()}`,
      patience,
    );
    ok(args.includes(`--extensionDevelopmentPath=${root}`));
    const opened = args.at(-1) ?? "";
    ok(opened !== example, "The example itself is opened, not a copy.");
    equal(readFileSync(opened, "utf8"), before);
  });
  trial.say("Seen: npm start on the desktop, and nothing of it after Ctrl+C");
}

const standIn = (seen: string): string => `#!/usr/bin/env node
const { spawn } = require("node:child_process");
const { renameSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const profile = args.find((arg) => arg.startsWith("--user-data-dir=")).split("=")[1];
const main = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
writeFileSync(profile + "/code.lock", String(main.pid));
writeFileSync(${JSON.stringify(`${seen}.new`)}, JSON.stringify(args));
renameSync(${JSON.stringify(`${seen}.new`)}, ${JSON.stringify(seen)});
`;

interface Terminal {
  readonly output: () => string;
}

async function start(
  { scratch }: Trial,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  during: (terminal: Terminal) => Promise<void>,
): Promise<void> {
  const temporary = join(scratch, "tmp");
  mkdirSync(temporary, { recursive: true });
  // A process group, all of which Ctrl+C ends as in a terminal.
  const npm = spawn("npm", ["start", "--", ...args], {
    cwd: root,
    env: { ...process.env, ...env, TMPDIR: temporary, [mark]: scratch },
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  npm.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  try {
    await during({ output: () => output });
    ok(processesOf(scratch).length > 1, "The processes are not found.");
    await endByCtrlC(npm);
    // npm does not wait for what the shell has started.
    await until(
      () => processesOf(scratch).length === 0 || undefined,
      () => `Processes are left:\n${processesOf(scratch).map(commandOf).join("\n")}`,
      patience,
    );
    const left = readdirSync(temporary).filter((name) => name.startsWith("cfn-audit"));
    deepEqual(left, [], "Files are left.");
  } finally {
    processesOf(scratch).forEach(kill);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

async function endByCtrlC(npm: ChildProcess): Promise<void> {
  ok(npm.pid);
  const exit = once(npm, "exit", { signal: AbortSignal.timeout(patience * 1000) });
  process.kill(-npm.pid, "SIGINT");
  await exit;
}

/** A variable of the environment that a process hands down to all that it starts. */
const mark = "CFN_AUDIT_STARTED_FOR";

/** The processes that bear the mark, in /proc, which the host's Linux has. */
const processesOf = (value: string): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readProc(pid, "environ").split("\0").includes(`${mark}=${value}`))
    .map(Number);

const commandOf = (pid: number): string => readProc(String(pid), "cmdline").replaceAll("\0", " ");

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}
