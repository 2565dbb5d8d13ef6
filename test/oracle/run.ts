/**
 * Compares our findings with other tools' over a folder of templates, and prints where they agree and where not.
 *
 *     npm run oracle -- FOLDER [--examples 3] [--rule E1020]
 *
 * A folder with `expected.jsonl` holds what cfn-lint said, one with `consensus.jsonl` what security scanners said.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { printCfnLint } from "./cfnLintTable.ts";
import { printSecurity } from "./securityTable.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { examples: { type: "string", default: "0" }, rule: { type: "string" } },
});
const [folder] = positionals;
const options = { examples: Number(values.examples), rule: values.rule };

if (folder === undefined) {
  process.stderr.write("Usage: npm run oracle -- FOLDER [--examples 3] [--rule E1020]\n");
  process.exitCode = 2;
} else if (existsSync(join(folder, "consensus.jsonl"))) printSecurity(folder, options);
else printCfnLint(folder, options);
