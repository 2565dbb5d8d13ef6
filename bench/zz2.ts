import { readdirSync, readFileSync } from "node:fs";
import { analyze } from "../server/src/analyze.ts";
import { rules } from "../server/src/rules/index.ts";
const dir = "/work/shared/corpus/tapstack";
const texts = readdirSync(dir).filter((f) => f.endsWith(".json")).map((f) => readFileSync(`${dir}/${f}`, "utf8"));
for (let r = 0; r < 12; r++) for (const t of texts) analyze(t, { rules, today: "2026-11-27" });
