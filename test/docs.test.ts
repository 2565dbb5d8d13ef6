import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rulePage, rulesIndex } from "../server/src/report/rulePage.ts";
import { rules } from "../server/src/rules/index.ts";
import { findingsOf, fixEach } from "./fixture.ts";

const folder = new URL("../docs/rules/", import.meta.url);
const page = (name: string) => readFileSync(new URL(name, folder), "utf8");

/** An example is a whole template, or the members of its Resources. */
const inTemplate = (example: string) =>
  "Resources" in JSON.parse(example) ? example : `{ "Resources": ${example} }`;

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its bad example is reported, and its fix gives the good one", () => {
    expect(findingsOf(rule, inTemplate(rule.docs.bad)).length).toBeGreaterThan(0);
    expect(fixEach(rule, inTemplate(rule.docs.bad))).toBe(inTemplate(rule.docs.good));
    expect(findingsOf(rule, inTemplate(rule.docs.good))).toEqual([]);
  });

  test("its page is in step (npm run docs)", () => expect(page(`${id}.md`)).toBe(rulePage(rule)));

  test("its file bears its name, and its links are addresses", () => {
    const files = readdirSync(new URL("../server/src/rules/", import.meta.url), {
      recursive: true,
    });
    expect(files.map((file) => String(file).split(/[\\/]/).at(-1))).toContain(`${id}.ts`);
    for (const link of rule.docs.links) expect(new URL(link).protocol).toBe("https:");
  });
});

test("there is a page for each rule and no other (npm run docs)", () => {
  expect(readdirSync(folder).sort()).toEqual(
    [...rules.map(({ id }) => `${id}.md`), "README.md"].sort(),
  );
  expect(page("README.md")).toBe(rulesIndex(rules));
});
