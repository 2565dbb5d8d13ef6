import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { generatedDocs, rulePages } from "../scripts/generatedDocs.ts";
import { rules } from "../server/src/rules/index.ts";
import { findingsOf, fixEach, inTemplate } from "./fixture.ts";

const root = new URL("../", import.meta.url);
interface File {
  readonly name: string;
  readonly text: string;
}
const filesBelow = (folder: string): readonly File[] =>
  readdirSync(new URL(folder, root), { recursive: true }).flatMap((path) => {
    const name = basename(String(path));
    return name.endsWith(".ts")
      ? [{ name, text: readFileSync(new URL(folder + path, root), "utf8") }]
      : [];
  });
const sources = filesBelow("server/src/rules/");
const tests = filesBelow("test/rules/");
const holds = ({ name, text }: File, id: string, suffix: string): boolean =>
  name === `${id}${suffix}.ts` ||
  (/properties$/i.test(name.replace(`${suffix}.ts`, "")) && text.includes(JSON.stringify(id)));

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its bad example is reported, and its fix, if it has one, gives the good one", () => {
    const [bad, good] = [inTemplate(rule.docs.bad), inTemplate(rule.docs.good)];
    const options = "checkSuppressions" in rule ? { among: rules } : {};
    const findings = findingsOf(rule, bad, options);
    expect(findings.length).toBeGreaterThan(0);
    if (findings.some(({ fixes }) => fixes().length > 0))
      expect(fixEach(rule, bad, options)).toBe(good);
    expect(findingsOf(rule, good, options)).toEqual([]);
  });

  test("it stands, and is tested, in a file of its name or among its service's properties", () => {
    expect(sources.some((file) => holds(file, id, ""))).toBe(true);
    expect(tests.some((file) => holds(file, id, ".test"))).toBe(true);
  });

  test("its links are addresses", () => {
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

test("the example has every problem that is shown however mild it is", () => {
  const example = readFileSync(new URL("examples/TapStack.json", root), "utf8");
  const found = new Set(findingsOf(rules, example).map(({ rule }) => rule));
  const wanted = rules.filter(({ profile }) => profile === "essential").map(({ id }) => id);
  expect(wanted.filter((id) => !found.has(id))).toEqual([]);
});
