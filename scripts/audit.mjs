/** Audits the example, or what is given, with the command line built from this folder. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const run = (file, args = []) =>
  spawnSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: "inherit",
  }).status ?? 1;

const given = process.argv.slice(2);
const example = fileURLToPath(new URL("../examples/TapStack.json", import.meta.url));
// The example is meant to have findings: that is no failure.
const args = given.length > 0 ? given : ["--fail-on", "none", example];
process.exitCode = run("install.mjs") || run("build.mjs") || run("../dist/cli.js", args);
