/**
 * Makes the package that people install in VS Code, of the files that package.json lists.
 *
 *     npm run package [-- --out file.vsix]
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { rules } from "../server/src/rules/index.ts";
import { packageReadme } from "./packageReadme.ts";

const root = new URL("../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

/** Runs a program of Node's here; the process ends if it fails. */
function run(program: string, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, [program, ...args], {
    cwd: fileURLToPath(root),
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

run("scripts/build.mjs");
mkdirSync(new URL("build/", root), { recursive: true });
const { homepage } = JSON.parse(read("package.json"));
writeFileSync(new URL("build/README.md", root), packageReadme(read("README.md"), rules, homepage));

const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
run(
  vsce,
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--readme-path=build/README.md",
  ...process.argv.slice(2),
);
