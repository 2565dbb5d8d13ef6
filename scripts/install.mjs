/** Installs the dependencies where they are missing or older than the lock file, so that one command works in a fresh clone. */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const timeOf = (name) => statSync(new URL(name, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (timeOf("node_modules/.package-lock.json") < timeOf("package-lock.json")) {
  console.error("Installing what this needs (once) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], {
    cwd: fileURLToPath(root),
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
