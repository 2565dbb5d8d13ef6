import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Rule } from "../../server/src/rules/rule.ts";
import { ruleOf } from "../report/reporting.ts";
import { folderOf, runIn } from "./harness.ts";

const house = '{ "Resources": { "Front": { "Type": "Test::House::Door" } } }';
const reports = (id: string, severity: Rule["severity"]): Rule => {
  const { profile: _, ...rule } = ruleOf(id, severity, (door, report, template) =>
    report({ at: door.key, message: `${template.lifecycle} ${template.environment().preferred}` }),
  );
  return rule;
};
const rules = [reports("door-grave", "high"), reports("door-mild", "low")];
const file = (value: object) => JSON.stringify(value);

const audit = async (cwd: string, argv: readonly string[]) => {
  const { code, stdout, stderr } = await runIn(cwd, [...argv, "--format", "compact"], { rules });
  const found = stdout
    .split("\n")
    .filter((line) => line.includes(".json:"))
    .map((line) => `${line.split(":")[0]} ${/door-\w+/.exec(line)?.[0]}`);
  return { code, found, stderr, stdout };
};

test("each template has the nearest file in its folder or above it", async () => {
  const cwd = folderOf({
    ".cfn-audit.json": file({ rules: { "door-grave": "off" } }),
    "a.json": house,
    "deep/er/b.json": house,
    "own/.cfn-audit.json": file({ profile: "all" }),
    "own/c.json": house,
  });
  expect((await audit(cwd, ["."])).found).toEqual([
    "own/c.json door-grave",
    "own/c.json door-mild",
  ]);
});

test("a repository's folder is the last that is looked into", async () => {
  const cwd = folderOf({
    ".cfn-audit.json": file({ rules: { "*": "off" } }),
    "shop/a.json": house,
    "b.json": house,
  });
  mkdirSync(join(cwd, "shop/.git"));
  expect((await audit(cwd, ["."])).found).toEqual(["shop/a.json door-grave"]);
});

test("--config names one for all", async () => {
  const cwd = folderOf({
    "ci/strict.json": file({
      profile: "all",
      overrides: [{ files: ["../a.json"], profile: "essential" }],
    }),
    ".cfn-audit.json": file({ rules: { "*": "off" } }),
    "a.json": house,
    "b.json": house,
  });
  expect((await audit(cwd, ["a.json", "b.json", "--config", "ci/strict.json"])).found).toEqual([
    "a.json door-grave",
    "b.json door-grave",
    "b.json door-mild",
  ]);
});

test("what the command line says comes first", async () => {
  const cwd = folderOf({
    ".cfn-audit.json": file({
      profile: "essential",
      lifecycle: "retain",
      environmentParameter: "Realm",
    }),
    "a.json": house.replace(
      "{",
      '{ "Parameters": { "Realm": { "Type": "String" }, "Tier": { "Type": "String" } },',
    ),
  });
  expect((await audit(cwd, ["a.json"])).stdout).toContain("retain Realm");
  const said = ["--lifecycle", "disposable", "--environment-parameter", "Tier", "--profile", "all"];
  const { found, stdout } = await audit(cwd, ["a.json", ...said]);
  expect(found).toHaveLength(2);
  expect(stdout).toContain("disposable Tier");
});

test("--fail-on shows what it asks for, and no less than the file does", async () => {
  const cwd = folderOf({ ".cfn-audit.json": file({ profile: "all" }), "a.json": house });
  expect((await audit(cwd, ["a.json", "--fail-on", "medium"])).found).toHaveLength(2);
});

test("a rule that is asked for by its name is not off", async () => {
  const cwd = folderOf({ ".cfn-audit.json": file({ rules: { "*": "off" } }), "a.json": house });
  expect((await audit(cwd, ["a.json", "--rule", "door-mild"])).found).toEqual(["a.json door-mild"]);
});

test("what is excluded is passed over, and if it was named the report says so", async () => {
  const cwd = folderOf({
    ".cfn-audit.json": file({ exclude: ["old/"] }),
    "old/a.json": house,
    "b.json": house,
  });
  expect((await audit(cwd, ["."])).found).toEqual(["b.json door-grave"]);
  const named = await audit(cwd, ["old/a.json"]);
  expect(named).toMatchObject({ code: 0, found: [] });
  const { stdout, stderr } = await runIn(cwd, ["old/a.json"], { rules });
  expect(stdout + stderr).toContain("the configuration excludes it");
});

test("a size that the file allows is the limit", async () => {
  const cwd = folderOf({ ".cfn-audit.json": file({ maxFileSizeMB: 0.00001 }), "a.json": house });
  const { code, stderr, stdout } = await audit(cwd, ["a.json"]);
  expect(code).toBe(2);
  expect(stderr + stdout).toContain("larger than 0.00001 MB");
});

test("the baseline is that of the nearest file that names one", async () => {
  const cwd = folderOf({
    ".cfn-audit.json": file({ baseline: "known.json" }),
    "stacks/.cfn-audit.json": file({}),
    "stacks/a.json": house,
  });
  expect((await audit(cwd, ["stacks", "--create-baseline", "known.json"])).code).toBe(0);
  expect((await audit(join(cwd, "stacks"), ["a.json"])).code).toBe(0);
});

test("the baseline that the file names is used", async () => {
  const cwd = folderOf({ ".cfn-audit.json": file({ baseline: "known.json" }), "a.json": house });
  expect((await audit(cwd, ["a.json", "--create-baseline", "known.json"])).code).toBe(0);
  expect(await audit(cwd, ["a.json"])).toMatchObject({ code: 0, found: [] });
});

test("what is wrong in a file is said with its place, everything else counts, and the exit code is 2", async () => {
  const cwd = folderOf({
    ".cfn-audit.json": '{\n  "profil": "all",\n  "rules": { "door-grave": "off" }\n}',
    "a.json": house,
    "b.json": house,
  });
  const { code, found, stderr } = await audit(cwd, ["a.json", "b.json"]);
  expect({ code, found }).toEqual({ code: 2, found: [] });
  expect(stderr.match(/\.cfn-audit\.json:2:13: profil is nothing that can be set/g)).toHaveLength(
    1,
  );
});

test.each([
  [
    "that is not there",
    ["--config", "gone.json"],
    "gone.json cannot be read: there is no such file",
  ],
  ["that is a folder", ["--config", "."], "cannot be read"],
])("a file %s is said", async (_, argv, message) => {
  const cwd = folderOf({ "a.json": house });
  const { code, stderr } = await audit(cwd, ["a.json", ...argv]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test("--print-config says what counts for each file", async () => {
  const cwd = folderOf({
    ".cfn-audit.json": file({ profile: "recommended", baseline: "known.json" }),
    "a.json": house,
  });
  const { code, stdout } = await runIn(cwd, ["--print-config", "a.json"], { rules });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)["a.json"]).toMatchObject({
    configuration: join(cwd, ".cfn-audit.json"),
    profile: "recommended",
    lifecycle: "off",
    isExcluded: false,
    baseline: join(cwd, "known.json"),
  });
});
