import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  doorOpen,
  doorUnlocked,
  faulty,
  house,
  ruleOf,
  suppressingHouse,
} from "../report/reporting.ts";
import { folderOf, type RunOptions, runIn, textOf } from "./harness.ts";

const rules = [doorOpen, doorUnlocked];
const audit = (cwd: string, line: string, options: RunOptions = { rules }) =>
  runIn(cwd, line.split(" "), options);

test("one audit in several formats", async () => {
  const cwd = folderOf({ "a.json": house });
  const alone = await audit(cwd, "a.json --format json");
  const result = await audit(
    cwd,
    "a.json --format json --output-file out/a/r.json --format compact --output-file r.txt --format pretty",
  );
  expect(result).toEqual(await audit(cwd, "a.json"));
  expect(textOf(cwd, "out/a/r.json")).toBe(alone.stdout);
  expect(textOf(cwd, "r.txt")).toBe((await audit(cwd, "a.json --format compact")).stdout);
  expect(readdirSync(cwd).sort()).toEqual(["a.json", "out", "r.txt"]);
});

test("what goes to a file has neither colours nor a width, and tells errors; standard error does too", async () => {
  const cwd = folderOf({ "a.json": house, "b.json": "{}" });
  const line = "a.json b.json gone.json --output-file r.txt";
  const result = await audit(cwd, line, { rules, terminal: 30, env: { NO_COLOR: "1" } });
  expect(result.stdout).toBe("");
  expect(result.stderr.replaceAll(/\s+/g, " ")).toContain(
    "gone.json error Not audited: there is no such file or folder.",
  );
  const text = textOf(cwd, "r.txt");
  expect(text).not.toContain("\u001b");
  expect(text).toContain('  Door "FrontDoor" is open: anybody comes in.\n');
  expect(text).toContain("gone.json  error\n");
  expect(text).toContain("b.json: not a CloudFormation template:");
  expect(text).toMatch(/✖ 3 findings in 1 template: 2 critical, 1 low\n.*\n.*\n$/);
});

test("standard error tells errors where the format on standard output does not", async () => {
  const cwd = folderOf({ "a.json": house });
  const stderr = async (line: string) => (await audit(cwd, `gone.json ${line}`)).stderr;
  expect(await stderr("--format json")).toBe("");
  expect(await stderr("--format compact")).toBe("");
  expect(await stderr("--format json --output-file r.json")).toContain("gone.json  error");
  expect(await stderr("--format pretty")).toContain("gone.json  error");
});

test("a file is replaced whole: its mode stays, and a link stays one", async () => {
  const cwd = folderOf({ "a.json": house, "real/r.txt": "old" });
  chmodSync(join(cwd, "real/r.txt"), 0o640);
  symlinkSync("real/r.txt", join(cwd, "r.txt"));
  const before = statSync(join(cwd, "r.txt")).ino;
  await audit(cwd, "a.json --format compact --output-file r.txt");
  expect(textOf(cwd, "real/r.txt")).toMatch(/^a\.json:7:17/);
  const after = statSync(join(cwd, "real/r.txt"));
  expect(after.ino).not.toBe(before);
  expect(after.mode & 0o777).toBe(0o640);
  expect(readdirSync(join(cwd, "real"))).toEqual(["r.txt"]);
});

test("what cannot be written is 2 before anything is done", async () => {
  const cwd = folderOf({ "a.json": house, "read-only.txt": "old" });
  mkdirSync(join(cwd, "folder"));
  chmodSync(join(cwd, "read-only.txt"), 0o444);
  const refusal = async (...files: string[]) => {
    const line = files.map((file) => `--format json --output-file ${file}`).join(" ");
    const { code, stdout, stderr } = await audit(cwd, `a.json --fix ${line}`);
    expect([code, stdout, textOf(cwd, "a.json")]).toEqual([2, "", house]);
    return stderr;
  };
  expect(await refusal("folder")).toBe("error: folder cannot be written: it is a folder.\n");
  expect(await refusal("read-only.txt")).toContain(
    "read-only.txt cannot be written: it is read-only",
  );
  expect(await refusal("a.json/r")).toContain("a part of its path is a file, not a folder");
  expect(await refusal("r", "./r")).toContain("./r cannot be written: another format goes there");
  expect(await refusal("a.json")).toContain("a.json is to be audited: it cannot be");
  expect(readdirSync(cwd).sort()).toEqual(["a.json", "folder", "read-only.txt"]);
});

test("a report among the templates is no input, but a template is never overwritten", async () => {
  const cwd = folderOf({ "s/a.json": house });
  const line = "s --format json --output-file s/report.json";
  expect((await audit(cwd, line)).code).toBe(1);
  const first = textOf(cwd, "s/report.json");
  expect(JSON.parse(first).summary.files).toBe(1);
  expect((await audit(cwd, line)).code).toBe(1);
  expect(textOf(cwd, "s/report.json")).toBe(first);
  const lost = await audit(cwd, "s --fix --format json --output-file s/a.json");
  expect(lost).toMatchObject({ code: 2, stdout: "" });
  expect(lost.stderr).toContain("s/a.json is to be audited");
  expect(textOf(cwd, "s/a.json")).toBe(house);
});

test("a folder that takes the report's place meanwhile is 2, and the report on standard output is whole", async () => {
  const cwd = folderOf({ "a.json": house });
  const blocking = ruleOf("blocking", "low", () => {
    mkdirSync(join(cwd, "r.json"), { recursive: true });
  });
  const result = await audit(cwd, "a.json --format json --output-file r.json --format compact", {
    rules: [doorOpen, blocking],
  });
  expect(result.code).toBe(2);
  expect(result.stderr).toBe("error: r.json could not be written: it is a folder.\n");
  expect(result.stdout.split("\n")).toHaveLength(3);
  expect(readdirSync(cwd).sort()).toEqual(["a.json", "r.json"]);
});

test("--quiet leaves what counts for the exit code, in every format, and no summary", async () => {
  const cwd = folderOf({ "a.json": house, "b.json": "{}" });
  const result = await audit(cwd, "a.json b.json --quiet");
  expect(result).toMatchObject({ code: 1, stderr: "" });
  expect(result.stdout).not.toMatch(/door-unlocked|findings/);
  expect(result.stdout.match(/door-open/g)).toHaveLength(2);
  const asJson = JSON.parse((await audit(cwd, "a.json -q --format json")).stdout);
  expect(asJson.summary).toMatchObject({ findings: 2, bySeverity: { critical: 2, low: 0 } });
  const fixed = await audit(cwd, "a.json -q --fix");
  expect(fixed).toEqual({ code: 0, stdout: "", stderr: "" });
  const none = await audit(cwd, "a.json -q --fail-on none");
  expect(none).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("--quiet keeps errors and defects", async () => {
  const cwd = folderOf({ "a.json": house });
  expect((await audit(cwd, "gone.json -q")).stderr).toContain("gone.json  error");
  const defect = await audit(cwd, "a.json -q", { rules: [faulty] });
  expect(defect.code).toBe(3);
  expect(defect.stderr).toContain("The rule faulty failed");
});

test("--max-warnings counts what is milder than --fail-on, shown or not", async () => {
  const cwd = folderOf({ "a.json": house });
  const of = async (line: string) => {
    const { code, stderr } = await audit(cwd, `a.json --rule door-* ${line}`);
    return `${code} ${stderr}`;
  };
  expect(await of("--rule door-unlocked --fail-on none --max-warnings 3")).toBe("0 ");
  expect(await of("--fail-on none --max-warnings 2")).toBe(
    "1 error: 3 findings milder than --fail-on none, and --max-warnings allows 2.\n",
  );
  const hidden = await audit(cwd, "a.json --max-warnings 0 -q", { rules: [doorUnlocked] });
  expect(hidden).toEqual({
    code: 1,
    stdout: "",
    stderr: "error: 1 finding milder than --fail-on high, and --max-warnings allows 0.\n",
  });
  expect((await audit(cwd, "a.json --max-warnings 0 gone.json")).code).toBe(2);
});

test("on a terminal a long audit says how far it is, and nothing of that is left", async () => {
  const files = Object.fromEntries([1, 2, 3, 4].map((i) => [`s/${i}.json`, house]));
  const cwd = folderOf(files);
  let time = 0;
  const slow = (terminal: Pick<RunOptions, "terminal" | "env">) =>
    audit(cwd, "s --format compact --output-file r", {
      rules,
      ...terminal,
      now: () => {
        time += 400;
        return time;
      },
    });
  const line = (count: number) => `\r\u001b[K${count} of 4 files read`;
  expect((await slow({ terminal: 80 })).stderr).toBe(`${line(1)}${line(2)}${line(3)}\r\u001b[K`);
  expect((await slow({})).stderr).toBe("");
  expect((await slow({ terminal: 80, env: { TERM: "dumb" } })).stderr).toBe("");
  const quick = await audit(cwd, "s --format compact --output-file r", { rules, terminal: 80 });
  expect(quick.stderr).toBe("");
});

test("in a workflow paths are seen from the repository, and the step's summary comes behind what is there", async () => {
  const cwd = folderOf({ "infra/a.json": house, "summary.md": "before\n" });
  const env = { GITHUB_WORKSPACE: cwd, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
  const argv = "a.json --format github --format sarif --output-file r.sarif".split(" ");
  const { code, stdout, stderr } = await runIn(join(cwd, "infra"), argv, { rules, env });
  expect([code, stderr]).toEqual([1, ""]);
  expect(stdout).toMatch(/^::error title=door-open \(critical\),file=infra\/a\.json,line=7,/);
  expect(textOf(cwd, "infra/r.sarif")).toContain('"uri":"infra/a.json"');
  expect(textOf(cwd, "summary.md")).toMatch(/^before\n## CloudFormation Audit\n/);
  const other = "a.json --format compact".split(" ");
  expect((await runIn(join(cwd, "infra"), other, { rules, env })).stdout).toMatch(/^a\.json:7/);
  expect(textOf(cwd, "summary.md").match(/^##/gm)).toHaveLength(1);
});

test("a summary that cannot be written is 2", async () => {
  const cwd = folderOf({ "a.json": house });
  const env = { GITHUB_STEP_SUMMARY: join(cwd, "gone/summary.md") };
  const { code, stderr } = await audit(cwd, "a.json --format github", { rules, env });
  expect(code).toBe(2);
  expect(stderr).toBe(
    "error: The step's summary could not be written: there is no such file or folder.\n",
  );
});

test("a file outside of the repository is called as the user calls it", async () => {
  const cwd = folderOf({ "s/here.json": "{}", "a.json": house });
  const { stdout } = await audit(join(cwd, "s"), "../a.json --format csv");
  expect(stdout).toContain('\n"../a.json",7,');
});

test("--quiet tells nothing of what is suppressed", async () => {
  const cwd = folderOf({ "a.json": suppressingHouse });
  const count = async (line: string) =>
    JSON.parse((await audit(cwd, `a.json --format json ${line}`)).stdout).summary.suppressed;
  expect([await count("--fail-on high"), await count("-q")]).toEqual([2, 0]);
});
