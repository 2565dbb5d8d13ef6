import { readdirSync, readFileSync } from "node:fs";
import { parseTree } from "jsonc-parser";
import { analyze } from "../server/src/analyze.ts";
import { parse } from "../server/src/syntax/syntax.ts";
import { rules as all } from "../server/src/rules/index.ts";
const dir = "/work/shared/corpus/tapstack";
const texts = readdirSync(dir).filter((f) => f.endsWith(".json")).map((f) => readFileSync(`${dir}/${f}`, "utf8"));
const today = "2026-11-27";
const cost = new Map<string, number>();
const rules = process.argv[2] !== "rules" ? all : all.map((rule) => {
  const key = "check" in rule ? "check" : "checkTemplate";
  const original = (rule as any)[key] as (...a: any[]) => Iterable<any>;
  return { ...rule, [key]: (...a: any[]) => {
    const s = process.hrtime.bigint();
    const out = [...original.apply(rule, a)];
    cost.set(rule.id, (cost.get(rule.id) ?? 0) + Number(process.hrtime.bigint() - s) / 1e6);
    return out; } } as typeof rule;
});
const cpu = (f: () => unknown) => { const s = process.cpuUsage(); f(); const { user, system } = process.cpuUsage(s); return (user + system) / 1000; };
const med = (a: number[]) => [...a].sort((x, y) => x - y)[a.length >> 1]!;
const first = all.filter(({ category }) => category !== "Template" );
const rows = texts.map(() => ({ tree: [] as number[], parse: [] as number[], all: [] as number[], none: [] as number[], first: [] as number[] }));
const rounds = Number(process.argv[3] ?? 9);
for (let r = 0; r < rounds + 2; r++) { if (r === 2) cost.clear(); texts.forEach((t, i) => {
  const a = cpu(() => parseTree(t)), p = cpu(() => parse(t)), n = cpu(() => analyze(t, { rules: [], today })), f = cpu(() => analyze(t, { rules: first, today })), b = cpu(() => analyze(t, { rules, today }));
  if (r > 1) { rows[i]!.tree.push(a); rows[i]!.parse.push(p); rows[i]!.all.push(b); rows[i]!.none.push(n); rows[i]!.first.push(f); }
}); }
const m = rows.map((r) => ({ tree: med(r.tree), parse: med(r.parse), all: med(r.all), none: med(r.none), first: med(r.first) }));
const ratio = (k: "all" | "none" | "parse" | "first") => med(m.map((r) => r[k] / r.tree)).toFixed(2);
const total = (k: keyof (typeof m)[0]) => m.reduce((s, r) => s + r[k], 0);
console.log("median ratio: parse", ratio("parse"), "no rules", ratio("none"), "deployed", ratio("first"), "all", ratio("all"), " totals: tree", total("tree").toFixed(0), "all", total("all").toFixed(0), (total("all") / total("tree")).toFixed(2));
if (cost.size) { const per = total("tree") * rounds; for (const [id, ms] of [...cost].sort((a, b) => b[1] - a[1]).slice(0, 45)) console.log((ms / per).toFixed(3), id); console.log("sum", ([...cost.values()].reduce((a, b) => a + b, 0) / per).toFixed(2)); }
