import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { suppressionUnused } from "../../server/src/rules/template/suppression-unused.ts";
import { doorOpen, doorUnlocked, faulty, house } from "../report/reporting.ts";
import { folderOf, type RunOptions, runIn, textOf } from "./harness.ts";

const rules = [doorOpen, doorUnlocked];
const closed = house.replaceAll("true", "false");
const start = (cwd: string, line: string, options: RunOptions = {}) =>
  runIn(cwd, line.split(" "), { rules, ...options });
const entries = (cwd: string, file = "b.json") => JSON.parse(textOf(cwd, file)).files;
const doors = ["/Resources/BackDoor/Properties/Open", "/Resources/FrontDoor/Properties/Open"];
const ofHouse = { "door-open": doors, "door-unlocked": ["/Resources/BackDoor"] };

test("what is there is taken up, and left alone from then on, wherever it moves", async () => {
  const cwd = folderOf({ "stacks/a.json": house, "stacks/c.json": closed, "x.json": "{}" });
  expect(await start(cwd, "--create-baseline b.json . --profile all")).toEqual({
    code: 0,
    stdout: "✔ No findings in 2 templates\n  Not counted: 4 in the baseline\n",
    stderr: "b.json knows 4 findings in 2 files.\n",
  });
  expect(JSON.parse(textOf(cwd, "b.json"))).toEqual({
    version: 1,
    files: {
      "stacks/a.json": ofHouse,
      "stacks/c.json": { "door-unlocked": ["/Resources/BackDoor"] },
    },
  });
  writeFileSync(join(cwd, "stacks/a.json"), `\n\n${house}`);
  expect(await start(cwd, "--baseline b.json .")).toEqual({
    code: 0,
    stdout: "✔ No findings in 2 templates\n  Not counted: 4 in the baseline\n",
    stderr: "",
  });
});

test("what is new is reported and counts, in every format", async () => {
  const cwd = folderOf({ "a.json": closed });
  await start(cwd, "--create-baseline b.json a.json");
  writeFileSync(join(cwd, "a.json"), house);
  const pretty = await start(cwd, "--baseline b.json a.json");
  expect(pretty.code).toBe(1);
  expect(pretty.stdout).toContain("2 findings in 1 template: 2 critical");
  expect(pretty.stdout).toContain("cfn-audit --fix --baseline b.json a.json");
  const { stdout } = await start(cwd, "--baseline b.json a.json --format json");
  const { files, summary } = JSON.parse(stdout);
  expect(files[0].findings.map(({ rule }: { rule: string }) => rule)).toEqual([
    "door-open",
    "door-open",
  ]);
  expect(files[0]).toMatchObject({ baseline: 1, goneFromBaseline: [] });
  expect(summary).toMatchObject({ findings: 2, baseline: 1 });
});

test("files are known by their place beside the baseline, from wherever the program runs", async () => {
  const cwd = folderOf({ "stacks/a.json": house, "ci/.keep": "" });
  await start(cwd, "--create-baseline ci/b.json stacks");
  expect(Object.keys(entries(cwd, "ci/b.json"))).toEqual(["../stacks/a.json"]);
  expect((await start(join(cwd, "stacks"), "--baseline ../ci/b.json a.json")).code).toBe(0);
  expect((await start(cwd, `--baseline ci/b.json ${join(cwd, "stacks/a.json")}`)).code).toBe(0);
  symlinkSync(cwd, join(cwd, "ci/link"));
  expect((await start(cwd, "--baseline ci/link/ci/b.json ci/link/stacks/a.json")).code).toBe(0);
  const options = { stdin: house };
  const stdin = "- --stdin-filename stacks/a.json --baseline ci/b.json";
  expect((await start(cwd, stdin, options)).code).toBe(0);
});

test("what is gone is told, and taken out when asked for", async () => {
  const cwd = folderOf({ "a.json": house, "c.json": house, "d.json": house });
  await start(cwd, "--create-baseline b.json . --profile all");
  writeFileSync(join(cwd, "a.json"), closed);
  rmSync(join(cwd, "c.json"));
  const before = textOf(cwd, "b.json");
  const told = await start(cwd, "--baseline b.json a.json");
  expect(told).toMatchObject({
    code: 0,
    stderr:
      "5 entries of b.json are found no more: a.json (2), c.json (3). --prune-baseline takes out what is gone.\n",
  });
  expect(textOf(cwd, "b.json")).toBe(before);
  const asJson = await start(cwd, "--baseline b.json a.json --format json");
  expect(JSON.parse(asJson.stdout).files[0].goneFromBaseline).toEqual(
    expect.arrayContaining(doors.map((path) => ({ rule: "door-open", path }))),
  );
  expect(await start(cwd, "--baseline b.json a.json --prune-baseline")).toMatchObject({
    code: 0,
    stderr: "Took 5 entries out of b.json: a.json (2), c.json (3).\n",
  });
  expect(entries(cwd)).toEqual({
    "a.json": { "door-unlocked": ["/Resources/BackDoor"] },
    "d.json": ofHouse,
  });
  expect((await start(cwd, "--baseline b.json . --prune-baseline")).stderr).toBe("");
});

test("nothing is gone of rules that were not asked, or of files that could not be read", async () => {
  const cwd = folderOf({ "a.json": house, "c.json": house });
  await start(cwd, "--create-baseline b.json . --profile all");
  const before = textOf(cwd, "b.json");
  writeFileSync(join(cwd, "a.json"), closed.slice(0, -3));
  writeFileSync(join(cwd, "c.json"), closed);
  const { stderr } = await start(cwd, "--baseline b.json --prune-baseline . --rule door-unlocked");
  expect(stderr).not.toContain("Took");
  expect(textOf(cwd, "b.json")).toBe(before);
});

test("what a fix mends it takes from the baseline only if asked, and what is known it leaves", async () => {
  const cwd = folderOf({ "a.json": house });
  await start(cwd, "--create-baseline b.json a.json --rule door-open");
  const { stdout } = await start(cwd, "--fix-all --baseline b.json a.json --profile all");
  expect(stdout).toContain("Fixed 1 finding");
  expect(textOf(cwd, "a.json").match(/true/g)).toHaveLength(2);
});

test("a baseline of nothing is one", async () => {
  const cwd = folderOf({ "a.json": closed });
  const made = await start(cwd, "--create-baseline b.json a.json --rule door-open");
  expect(made.stderr).toBe("b.json knows 0 findings in 0 files.\n");
  expect(await start(cwd, "--baseline b.json a.json --rule door-open")).toMatchObject({ code: 0 });
});

test("files with errors are left out, and said so", async () => {
  const cwd = folderOf({ "a.json": house, "c.json": house.slice(0, -3) });
  const { code, stderr } = await start(cwd, "--create-baseline b.json .");
  expect(code).toBe(2);
  expect(stderr).toContain("error: b.json knows nothing of 1 file with errors, see above.");
  expect(Object.keys(entries(cwd))).toEqual(["a.json"]);
});

test("a rule of ours that fails stays a defect", async () => {
  const cwd = folderOf({ "a.json": house });
  const { code } = await start(cwd, "--create-baseline b.json a.json", { rules: [faulty] });
  expect(code).toBe(3);
});

test("a baseline among the files to audit is passed over, named or not", async () => {
  const cwd = folderOf({ "a.json": house });
  await start(cwd, "--create-baseline b.json a.json");
  expect((await start(cwd, "--baseline b.json a.json b.json")).stderr).toBe("");
});

test("--quiet says nothing of it", async () => {
  const cwd = folderOf({ "a.json": house });
  expect(await start(cwd, "--create-baseline b.json a.json -q")).toEqual({
    code: 0,
    stdout: "",
    stderr: "",
  });
  writeFileSync(join(cwd, "a.json"), closed);
  expect((await start(cwd, "--baseline b.json a.json -q")).stderr).toBe("");
});

test("--create-baseline makes its folder, and a baseline anew, but overwrites nothing else", async () => {
  const cwd = folderOf({ "a.json": house, "c.json": closed, "text.txt": "mine" });
  expect((await start(cwd, "--create-baseline new/b.json a.json")).code).toBe(0);
  expect((await start(cwd, "--create-baseline new/b.json c.json")).code).toBe(0);
  expect(Object.keys(entries(cwd, "new/b.json"))).toEqual(["../c.json"]);
  for (const file of ["a.json", "text.txt"]) {
    const before = textOf(cwd, file);
    expect(await start(cwd, `--create-baseline ${file} c.json`)).toEqual({
      code: 2,
      stdout: "",
      stderr: `error: ${file} is there and is no baseline, so it is not overwritten. Name another file for --create-baseline, or remove it.\n`,
    });
    expect(textOf(cwd, file)).toBe(before);
  }
});

test.each([
  [
    "that is not there",
    undefined,
    "The baseline b.json cannot be read: there is no such file or folder. --create-baseline b.json makes one of what there is.",
  ],
  [
    "that is no JSON",
    '{\n  "version": 1,,\n}',
    "The baseline b.json cannot be used: it is not valid JSON: ",
  ],
  [
    "of another version",
    '{ "version": 7, "files": {} }',
    'The baseline b.json cannot be used: its "version" is 7, and this version of cfn-audit reads 1 (line 1, column 3). Mend it, or make it anew with --create-baseline b.json.',
  ],
  [
    "of another shape",
    '{\n  "version": 1,\n  "files": { "a.json": { "door-open": "all" } }\n}',
    'The baseline b.json cannot be used: "door-open" must be a list of JSON paths (line 3, column 26).',
  ],
  ["that is no text", Buffer.from([0xff, 0x00, 0xff]), "The baseline b.json cannot be used: "],
])(
  "a baseline %s is 2, with what to do, and nothing on standard output",
  async (_, content, message) => {
    const cwd = folderOf({
      "a.json": house,
      ...(content === undefined ? {} : { "b.json": content }),
    });
    for (const format of ["pretty", "json"]) {
      const result = await start(cwd, `--baseline b.json a.json --format ${format}`);
      expect(result).toMatchObject({ code: 2, stdout: "" });
      expect(result.stderr).toContain(`error: ${message}`);
    }
  },
);

test("a folder is no baseline", async () => {
  const cwd = folderOf({ "a.json": house });
  mkdirSync(join(cwd, "b.json"));
  expect((await start(cwd, "--baseline b.json a.json")).stderr).toContain("it is a folder");
  expect((await start(cwd, "--create-baseline b.json a.json")).stderr).toContain(
    "The baseline b.json cannot be written: it is a folder.",
  );
});

test("a baseline that may not be written is not pruned", async () => {
  const cwd = folderOf({ "a.json": house });
  await start(cwd, "--create-baseline b.json a.json");
  chmodSync(join(cwd, "b.json"), 0o444);
  const { code, stderr } = await start(cwd, "--baseline b.json --prune-baseline a.json");
  expect(code).toBe(2);
  expect(stderr).toContain("The baseline b.json cannot be pruned: it is read-only.");
});

test("suppressions that hold nothing back are reported if asked for", async () => {
  const text = closed.replace(
    "{",
    '{ "Metadata": { "cfn-audit": { "ignore": [{ "rule": "door-open" }] } },',
  );
  const cwd = folderOf({ "a.json": text });
  const options = { rules: [doorOpen, suppressionUnused] };
  expect((await start(cwd, "a.json", options)).stdout).toBe("✔ No findings in 1 template\n");
  const asked = await start(cwd, "a.json --report-unused-suppressions", options);
  expect(asked.stdout).toContain("suppression-unused");
  expect(asked.stdout).toContain("cfn-audit --fix --report-unused-suppressions a.json");
  await start(cwd, "--fix --report-unused-suppressions a.json", options);
  expect(textOf(cwd, "a.json")).not.toContain("Metadata");
  expect(existsSync(join(cwd, "b.json"))).toBe(false);
});
