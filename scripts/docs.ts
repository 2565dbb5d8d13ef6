/** Writes docs/rules from the rules. `npm test` fails where the pages are not in step. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { rulePage, rulesIndex } from "../server/src/report/rulePage.ts";
import { rules } from "../server/src/rules/index.ts";

const folder = new URL("../docs/rules/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) rmSync(new URL(name, folder));
for (const rule of rules) writeFileSync(new URL(`${rule.id}.md`, folder), rulePage(rule));
writeFileSync(new URL("README.md", folder), rulesIndex(rules));
