/** A host at work: VS Code served on a loopback address, until it is stopped. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import type { Host } from "./install.ts";

/** Where a host keeps what it remembers. */
export interface Folders {
  readonly userDataDir: string;
  readonly extensionsDir: string;
}

export interface ServerOptions extends Folders {
  /** Whether the workbench obeys tests: what they log and their result come out, while toasts and dialogs do not show. */
  readonly isTest?: boolean;
  /** Whether every folder is trusted without a question. */
  readonly isTrusting?: boolean;
}

export interface HostServer {
  /** Of the workbench, without a trailing slash. */
  readonly url: string;
  /** Resolves if the server ends, to why. */
  readonly died: Promise<string>;
  /** Ends it with all that it started. */
  stop(): Promise<void>;
}

/** Starts a host. Rejects if it ends before it serves. */
export async function startServer(host: Host, options: ServerOptions): Promise<HostServer> {
  const args = [...serverArguments(options), ...(options.isTest ? testArguments(host) : [])];
  // A process group of its own, to be ended as a whole.
  const child = spawn(host.node, [host.entry, ...args], {
    env: environmentOf(host),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  // For those who do not come to stop it.
  const endNow = () => endGroup(child, "SIGKILL");
  process.on("exit", endNow);
  child.on("exit", () => process.off("exit", endNow));
  let log = "";
  const died = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(String(error)));
    child.on("exit", (code, signal) =>
      resolve(`code-server ended with ${code ?? signal}.\n${log.slice(-2000)}`),
    );
  });
  const listening = new Promise<string>((resolve) => {
    const hear = (text: string) => {
      log += text;
      const [, url] = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(log) ?? [];
      if (url) resolve(url);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", hear);
  });
  const failed = died.then((why) => Promise.reject(new Error(why)));
  // It ends some time, and nobody waits for that any more.
  failed.catch(() => undefined);
  return { url: await Promise.race([listening, failed]), died, stop: () => stopGroup(child) };
}

/** Installs an extension from its package, as people do. */
export async function installExtension(host: Host, folders: Folders, vsix: string): Promise<void> {
  const args = [host.entry, ...folderArguments(folders), `--install-extension=${vsix}`];
  const child = spawn(host.node, args, {
    env: environmentOf(host),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status, signal] = await once(child, "exit");
  if (status !== 0) throw new Error(`Installing ${vsix} ended with ${status ?? signal}.`);
}

const folderArguments = ({ userDataDir, extensionsDir }: Folders): string[] => [
  `--user-data-dir=${userDataDir}`,
  `--extensions-dir=${extensionsDir}`,
  // Else it reads, and writes, one in the user's home.
  `--config=${join(userDataDir, "code-server.yaml")}`,
];

const serverArguments = ({ isTrusting, ...folders }: ServerOptions): string[] => [
  "--auth=none",
  "--bind-addr=127.0.0.1:0",
  ...folderArguments(folders),
  "--disable-telemetry",
  "--disable-update-check",
  "--disable-getting-started-override",
  "--ignore-last-opened",
  ...(isTrusting ? ["--disable-workspace-trust"] : []),
];

const testArguments = ({ pins }: Host): string[] =>
  pins.needsTestDriver ? ["--vscode-option", "enable-smoke-test-driver"] : [];

/** Ours, without what would lead code-server elsewhere, as in a terminal of VS Code's own. */
function environmentOf({ node }: Host): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${dirname(node)}:${process.env.PATH}`,
    EXTENSIONS_GALLERY: "{}",
  };
  for (const name of misleading) delete env[name];
  return env;
}

const misleading = [
  "CODE_SERVER_SESSION_SOCKET",
  "HASHED_PASSWORD",
  "NODE_OPTIONS",
  "PASSWORD",
  "PORT",
  "VSCODE_IPC_HOOK_CLI",
];

async function stopGroup(child: ChildProcess): Promise<void> {
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  if (!isOver()) {
    const exit = once(child, "exit", { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    endGroup(child, "SIGTERM");
    await exit;
  }
  endGroup(child, "SIGKILL");
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // None of them is left.
  }
}
