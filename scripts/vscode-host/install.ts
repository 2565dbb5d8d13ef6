/** Installs a host from the npm registry into the user's cache, once. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { compilers, ensure } from "./debian.ts";
import { type HostName, type HostPins, hosts } from "./hosts.ts";

export interface Host {
  readonly name: HostName;
  readonly pins: HostPins;
  /** The Node that code-server wants. */
  readonly node: string;
  /** code-server's main module. */
  readonly entry: string;
}

/** Outside the checkout, so that a clean one finds it again. */
export const cacheFolder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), ".cache"),
  "cfn-audit",
);

/** The host of that name, installed if it is not there yet or does not run. Throws if it cannot be. */
export function installHost(name: HostName): Host {
  if (process.platform !== "linux")
    throw new Error(
      "Without VS Code's download there is a host for Linux only. Connect to the network.",
    );
  const pins: HostPins = hosts[name];
  const folder = join(cacheFolder, `code-server-${pins.codeServer}-${process.arch}`);
  const host = hostIn(folder, name);
  if (runs(host)) return host;

  const started = Date.now();
  const say = (step: string) =>
    console.error(`[${Math.round((Date.now() - started) / 1000)} s] ${step} …`);
  console.error(`Installing VS Code ${pins.vscode} into ${folder} (once, about a minute)`);
  ensure(compilers, say);
  mkdirSync(cacheFolder, { recursive: true });
  // Renamed when it is whole, so that a run that is cut short, or another one beside it, leaves no half of a host.
  const partial = mkdtempSync(`${folder}.`);
  // Ctrl+C ends npm, which is an error then, after which we clear up.
  const goOn = () => undefined;
  process.on("SIGINT", goOn);
  try {
    fill(partial, pins, say);
    if (!runs(hostIn(partial, name)))
      throw new Error("code-server was installed and does not run.");
    if (!runs(host)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(partial, folder);
    }
  } finally {
    process.off("SIGINT", goOn);
    rmSync(partial, { recursive: true, force: true });
  }
  say(`VS Code ${pins.vscode} is ready`);
  return host;
}

const hostIn = (folder: string, name: HostName): Host => ({
  name,
  pins: hosts[name],
  node: join(folder, "node_modules", nodePackage, "bin/node"),
  entry: join(folder, "node_modules/code-server/out/node/entry.js"),
});

const nodePackage = `node-linux-${process.arch}`;

/** Whether it is there, whole enough to start, and the version that it should be. */
function runs({ node, entry, pins }: Host): boolean {
  // Its own configuration would be read, and written, in the user's home.
  const args = [entry, "--config", join(dirname(entry), "unused.yaml"), "--version"];
  const { status, stdout } = spawnSync(node, args, { encoding: "utf8" });
  return status === 0 && stdout.includes(`${pins.codeServer} `) && stdout.includes(pins.vscode);
}

function fill(folder: string, pins: HostPins, say: (step: string) => void): void {
  const { codeServer, node, native, npmFlags, ripgrep } = pins;
  const dependencies = {
    "code-server": codeServer,
    [nodePackage]: node,
    ...(ripgrep && { "@vscode/ripgrep-universal": ripgrep }),
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));

  const modules = join(folder, "node_modules");
  const vscode = join(modules, "code-server/lib/vscode");
  const npm = npmWith(join(modules, nodePackage));
  say(`code-server ${codeServer} and Node ${node}`);
  npm(folder, "install");
  say("what the workbench depends on");
  npm(vscode, "install", "--omit=dev", ...npmFlags);
  say("what its extensions depend on");
  npm(join(vscode, "extensions"), "install", "--omit=dev");
  say("native modules");
  npm(vscode, "rebuild", ...native.vscode);
  if (native.codeServer.length > 0) npm(folder, "rebuild", ...native.codeServer);
  if (ripgrep) {
    const bin = join(vscode, "node_modules/@vscode/ripgrep/bin");
    mkdirSync(bin, { recursive: true });
    copyFileSync(
      join(modules, `@vscode/ripgrep-universal/bin/linux-${process.arch}/rg`),
      join(bin, "rg"),
    );
  }
}

/** npm as the host wants it: with the host's Node and its headers, and no install scripts, which download from elsewhere. */
function npmWith(node: string): (folder: string, command: string, ...args: string[]) => void {
  const env = {
    ...process.env,
    PATH: `${join(node, "bin")}:${process.env.PATH}`,
    npm_config_nodedir: node,
    npm_config_engine_strict: "false",
  };
  return (cwd, command, ...args) => {
    const flags = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
    const scripts = command === "install" ? ["--ignore-scripts"] : [];
    const { status } = spawnSync("npm", [command, ...args, ...flags, ...scripts], {
      cwd,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    if (status !== 0) throw new Error(`npm ${command} failed in ${cwd}.`);
  };
}
