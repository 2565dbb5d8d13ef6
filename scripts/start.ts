/**
 * Opens VS Code with the extension and a copy of the example, in a profile of its own, until Ctrl+C: the desktop's if there is one,
 * else one in the browser.
 *
 *     npm start [-- --no-open]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { workbenchAddress } from "./vscode-host/address.ts";
import { findCommand } from "./vscode-host/debian.ts";
import { installHost } from "./vscode-host/install.ts";
import { writeProfile } from "./vscode-host/profile.ts";
import { installExtension, startServer } from "./vscode-host/server.ts";

const { values } = parseArgs({ options: { "no-open": { type: "boolean", default: false } } });

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "cfn-audit-"));
const folders = {
  userDataDir: join(scratch, "profile"),
  extensionsDir: join(scratch, "extensions"),
};
const templates = join(scratch, "templates");
const example = join(templates, "TapStack.json");

const isWindows = process.platform === "win32";

/** For Windows' shell, without which a .cmd does not start. */
const quoted = (text: string): string => (isWindows ? `"${text}"` : text);

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => interrupted.abort());
/** Ctrl+C ends what was started as well, which may be known earlier than the signal. */
const signals = () => setTimeout(100);
const whenInterrupted = once(interrupted.signal, "abort");

try {
  mkdirSync(templates);
  copyFileSync(join(root, "examples/TapStack.json"), example);
  writeProfile(folders.userDataDir);
  const code = values["no-open"] ? undefined : desktopCode();
  await (code ? showOnDesktop(code) : showInBrowser());
} catch (error) {
  await signals();
  if (!interrupted.signal.aborted) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
// A program that does not end by itself must not keep this one.
process.exit();

/** The command of a VS Code that has a screen of its own; in a terminal of a remote window it would be another machine's. */
function desktopCode(): string | undefined {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI, WSL_DISTRO_NAME } = process.env;
  if (VSCODE_IPC_HOOK_CLI || WSL_DISTRO_NAME) return undefined;
  if (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  if (process.platform === "win32") return findCommand("code.cmd");
  const bundled = "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code";
  return findCommand("code") ?? (existsSync(bundled) ? bundled : undefined);
}

async function showOnDesktop(code: string): Promise<void> {
  await run("scripts/build.mjs", "extension", "server");
  interrupted.signal.throwIfAborted();
  const args = [
    `--user-data-dir=${folders.userDataDir}`,
    `--extensions-dir=${folders.extensionsDir}`,
    `--extensionDevelopmentPath=${root}`,
    "--disable-workspace-trust",
    "--skip-release-notes",
    "--skip-welcome",
    "--new-window",
    // Lets the command last as long as the window.
    "--verbose",
    templates,
    example,
  ];
  const window = spawn(quoted(code), args.map(quoted), { stdio: "ignore", shell: isWindows });
  console.log("VS Code opens with a copy of examples/TapStack.json. Ctrl+C closes it.");
  const closed = once(window, "exit");
  await Promise.race([whenInterrupted, closed]);
  await signals();
  if (interrupted.signal.aborted) return endDesktop();
  const [status, signal] = await closed;
  if (status !== 0) throw new Error(`${code} ended with ${status ?? signal}.`);
}

/** Ends VS Code, which the command has only started. It leaves the number of its process in its profile. */
async function endDesktop(): Promise<void> {
  const lock = join(folders.userDataDir, "code.lock");
  // It may be only starting.
  await until(() => existsSync(lock));
  const main = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
  if (!main || !end(main, "SIGTERM")) return;
  await until(() => !end(main, 0));
  end(main, "SIGKILL");
}

/** Sends a signal; whether there was somebody to get it. */
function end(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Waits for what nobody tells of, a few seconds at most. */
async function until(isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 100 && !isSo(); times++) await setTimeout(50);
}

async function showInBrowser(): Promise<void> {
  if (process.platform !== "linux")
    throw new Error(
      "There is no command `code`. Install VS Code, let it be found in PATH, and try again.",
    );
  const host = installHost("current");
  console.log("Packaging the extension …");
  const vsix = join(scratch, "cfn-audit.vsix");
  await run("scripts/package.ts", "--out", vsix);
  console.log(`Starting VS Code ${host.pins.vscode} …`);
  await installExtension(host, folders, vsix);
  interrupted.signal.throwIfAborted();
  const server = await startServer(host, { ...folders, isTrusting: true });
  try {
    const address = workbenchAddress(server.url, {
      folder: templates,
      files: [["openFile", example]],
    });
    console.log(`VS Code, with a copy of examples/TapStack.json:\n\n    ${address}\n`);
    console.log("Ctrl+C ends it.");
    if (!values["no-open"]) openBrowser(address);
    const death = await Promise.race([whenInterrupted.then(() => undefined), server.died]);
    if (death) throw new Error(death);
  } finally {
    await server.stop();
  }
}

/** If there is none, the address that was printed has to do. */
function openBrowser(address: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY) return;
  // Detached, for the browser and its other windows are the user's.
  const opener = spawn("xdg-open", [address], { detached: true, stdio: "ignore" });
  opener.on("error", () => undefined);
  opener.unref();
}

/** Runs a script of the project's. */
async function run(script: string, ...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, join(root, script), ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status, signal] = await once(child, "exit");
  if (status !== 0) throw new Error(`${script} ended with ${status ?? signal}.`);
}
