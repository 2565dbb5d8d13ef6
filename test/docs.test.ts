import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { generatedDocs, rulePages } from "../scripts/generatedDocs.ts";
import { rules } from "../server/src/rules/index.ts";
import { findingsOf, fixEach, inTemplate } from "./fixture.ts";

const root = new URL("../", import.meta.url);
const filesBelow = (folder: string): string[] =>
  readdirSync(new URL(folder, root), { recursive: true }).map((path) => basename(String(path)));

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its bad example is reported, and its fix, if it has one, gives the good one", () => {
    const [bad, good] = [inTemplate(rule.docs.bad), inTemplate(rule.docs.good)];
    const findings = findingsOf(rule, bad);
    expect(findings.length).toBeGreaterThan(0);
    if (findings.some(({ fixes }) => fixes().length > 0)) expect(fixEach(rule, bad)).toBe(good);
    expect(findingsOf(rule, good)).toEqual([]);
  });

  test("its file and its test bear its name, and its links are addresses", () => {
    expect(filesBelow("server/src/rules/")).toContain(`${id}.ts`);
    expect(filesBelow("test/rules/")).toContain(`${id}.test.ts`);
    for (const link of rule.docs.links) expect(new URL(link).protocol).toBe("https:");
  });
});

test("what the documentation takes from the program is in step (npm run docs)", async () => {
  const generated = await generatedDocs(rules);
  for (const [path, content] of generated)
    expect(readFileSync(new URL(path, root), "utf8"), path).toBe(content);
  const pages = readdirSync(new URL(rulePages, root)).map((name) => rulePages + name);
  expect(pages.filter((path) => !generated.has(path))).toEqual([]);
});

test("the example has every problem that a template which deploys can have", () => {
  const example = readFileSync(new URL("examples/TapStack.json", root), "utf8");
  const found = new Set(findingsOf(rules, example).map(({ rule }) => rule));
  const wanted = rules.filter(({ category }) => category !== "Template").map(({ id }) => id);
  expect([...found].sort()).toEqual(wanted.sort());
});
