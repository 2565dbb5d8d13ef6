/** Writes what the documentation takes from the program: pages and tables of rules, and the picture of a terminal. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { rules } from "../server/src/rules/index.ts";
import { generatedDocs, rulePages } from "./generatedDocs.ts";

const root = new URL("../", import.meta.url);
mkdirSync(new URL(rulePages, root), { recursive: true });
mkdirSync(new URL("docs/images/", root), { recursive: true });
for (const name of readdirSync(new URL(rulePages, root))) rmSync(new URL(rulePages + name, root));
for (const [path, content] of await generatedDocs(rules))
  writeFileSync(new URL(path, root), content);
