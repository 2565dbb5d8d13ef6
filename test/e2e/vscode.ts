/** Starts VS Code with the extension under development, and with suites to run inside. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { browsers, ensure } from "../../scripts/vscode-host/debian.ts";
import { type HostName, hosts } from "../../scripts/vscode-host/hosts.ts";
import { cacheFolder, installHost } from "../../scripts/vscode-host/install.ts";
import { writeProfile } from "../../scripts/vscode-host/profile.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const outdir = join(root, "dist/e2e");

/** A VS Code that tests can be run in. */
export interface VSCode {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The desktop's VS Code, downloaded, or else the host that npm's registry has, installed: both once. CFN_AUDIT_VSCODE_HOST says which
 * (desktop or code-server); if it does not, it is the desktop's where there is a screen and the download can be reached.
 */
export async function findVSCode(name: HostName): Promise<VSCode> {
  const wanted = process.env.CFN_AUDIT_VSCODE_HOST ?? (await bestHost());
  if (wanted === "desktop") {
    const version = name === "current" ? "stable" : hosts[name].vscode;
    const cachePath = join(cacheFolder, "desktop");
    return { executable: await downloadAndUnzipVSCode({ version, cachePath }), env: {} };
  }
  if (wanted !== "code-server")
    throw new Error(`CFN_AUDIT_VSCODE_HOST is desktop or code-server, not ${wanted}.`);
  ensure(browsers, console.error);
  installHost(name);
  return { executable: join(outdir, "code.cjs"), env: { CFN_AUDIT_VSCODE_HOST_NAME: name } };
}

async function bestHost(): Promise<string> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY) return "code-server";
  try {
    const signal = AbortSignal.timeout(5000);
    await fetch("https://update.code.visualstudio.com/api/releases/stable", { signal });
    return "desktop";
  } catch {
    return "code-server";
  }
}

/** Bundles the extension's own code, the suites, and what stands in for the desktop's executable. */
export async function bundle(): Promise<void> {
  const builder = spawn(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
  const [status] = await once(builder, "exit");
  if (status !== 0) throw new Error("The build failed.");
  const entries = ["runner", "suites/all", "suites/restricted", "suites/folders", "suites/broken"];
  await build({
    absWorkingDir: root,
    entryPoints: [...entries.map((entry) => `test/e2e/${entry}.ts`), "scripts/vscode-host/code.ts"],
    entryNames: "[name]",
    outdir,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    sourcemap: "inline",
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode", "mocha", "playwright-core"],
    logLevel: "warning",
  });
  chmodSync(join(outdir, "code.cjs"), 0o755);
}

export interface Run {
  /** The name of the suites' bundle. */
  readonly suites: string;
  /** What the suites read from their environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the workspace is trusted. */
  readonly isTrusted?: boolean;
  /** Whether the workspace is one of several folders, of which there is one so far: another would restart the extension host of one folder. */
  readonly hasFolders?: boolean;
  readonly limitInSeconds: number;
}

/** Runs suites in a fresh profile and an empty workspace. Rejects unless all have passed within the time limit. */
export async function runSuites(vscode: VSCode, run: Run): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "cfn-audit-e2e-"));
  const workspace = join(folder, "workspace");
  const mark = join(folder, "passed");
  mkdirSync(workspace);
  writeProfile(join(folder, "profile"));
  const extensionTestsPath = join(outdir, "runner.cjs");
  const several = join(folder, "shop.code-workspace");
  writeFileSync(several, JSON.stringify({ folders: [{ path: "workspace" }] }));
  const launchArgs = [
    run.hasFolders ? several : workspace,
    `--user-data-dir=${join(folder, "profile")}`,
    `--extensions-dir=${join(folder, "extensions")}`,
  ];
  const extensionTestsEnv = {
    ...vscode.env,
    ...run.env,
    CFN_AUDIT_E2E_SUITES: join(outdir, `${run.suites}.cjs`),
    CFN_AUDIT_E2E_MARK: mark,
    CFN_AUDIT_E2E_COLOR: String(process.stdout.isTTY === true),
  };
  let isInterrupted = false;
  try {
    isInterrupted = await within(run.limitInSeconds, () =>
      run.isTrusted === false
        ? runUntrusted(
            vscode,
            [...launchArgs, `--extensionTestsPath=${extensionTestsPath}`],
            extensionTestsEnv,
          )
        : runTests({
            vscodeExecutablePath: vscode.executable,
            extensionDevelopmentPath: root,
            extensionTestsPath,
            extensionTestsEnv,
            launchArgs,
          }),
    );
    // VS Code exits with 0 when its extension host dies: the suites have passed only if they say so.
    if (!isInterrupted && !existsSync(mark))
      throw new Error("The extension host went away before its tests were done.");
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  if (isInterrupted) process.exit(130);
}

/** What runTests does, which would trust the workspace. */
async function runUntrusted(
  { executable }: VSCode,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const flags = ["--no-sandbox", "--disable-gpu-sandbox", "--disable-updates", "--skip-welcome"];
  const code = spawn(executable, [...args, ...flags, `--extensionDevelopmentPath=${root}`], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const end = () => code.kill("SIGINT");
  process.on("SIGINT", end);
  try {
    const [status, signal] = await once(code, "exit");
    if (status !== 0) throw new Error(`The run ended with ${status ?? signal}.`);
  } finally {
    process.off("SIGINT", end);
  }
}

/** Ends a run that takes too long as Ctrl+C does: politely, and then by force. Resolves to whether the user has ended it so. */
async function within(seconds: number, run: () => Promise<unknown>): Promise<boolean> {
  let isLate = false;
  let isInterrupted = false;
  const timers = [seconds, seconds + 10].map((time) =>
    setTimeout(() => {
      isLate = true;
      process.emit("SIGINT");
    }, time * 1000),
  );
  // Without a handler of ours, runTests would end this process at once.
  const note = () => {
    isInterrupted = !isLate;
  };
  process.on("SIGINT", note);
  try {
    await run();
  } catch (error) {
    if (isLate) throw new Error(`There was no result within ${seconds} seconds.`);
    if (!isInterrupted) throw error;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    process.off("SIGINT", note);
  }
  return isInterrupted;
}
