/** Audits the example, or what is given, with the command line built from this folder. */
import { spawnSync } from "node:child_process";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

// npm starts scripts in the package's folder; what is given is relative to where the user is.
const cwd = process.env.INIT_CWD ?? process.cwd();
const run = (file, args = []) =>
  spawnSync(process.execPath, [fileURLToPath(new URL(file, import.meta.url)), ...args], {
    stdio: "inherit",
    cwd,
  }).status ?? 1;

const given = process.argv.slice(2);
const example = relative(cwd, fileURLToPath(new URL("../examples/TapStack.json", import.meta.url)));
// The example is meant to have findings: that is no failure.
const args = given.length > 0 ? given : ["--fail-on", "none", example];
process.exitCode = run("install.mjs") || run("build.mjs") || run("../dist/cli.js", args);
