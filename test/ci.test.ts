import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../package.json" with { type: "json" };
import { formatNames } from "../server/src/report/formats.ts";
import { folderOf, runIn, textOf } from "./cli/harness.ts";
import { doorOpen, doorUnlocked, faulty, house } from "./report/reporting.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const ci = readFileSync(join(root, "docs/ci.md"), "utf8");
const blocksOf = (language: string): string[] =>
  [...ci.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, of, text = ""]) =>
    of === language ? [text] : [],
  );
const [workflow, preCommit] = blocksOf("yaml").map((text) => parse(text));
const [tasks] = blocksOf("json").map((text) => JSON.parse(text));

/** What npm packs, installed as a user does, but for the dependencies, which the command line needs none of. */
let home: string;
let bin: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "cfn-audit-pack-"));
  // In a copy, for packing builds, and other tests build too.
  const copy = join(home, "copy");
  for (const name of ["server", "shared", "scripts", "package.json", "LICENSE", ".npmrc"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const pack = spawnSync("npm", ["pack", `--pack-destination=${home}`], { cwd: copy });
  const archive = `cfn-audit-${manifest.version}.tgz`;
  // The hook's manager takes all that it prints for the archive's name.
  expect([pack.status, pack.stdout.toString()], pack.stderr.toString()).toEqual([
    0,
    `${archive}\n`,
  ]);
  const unpack = ["-xzf", archive];
  expect(spawnSync("tar", unpack, { cwd: home }).status).toBe(0);
  bin = join(home, "bin");
  mkdirSync(bin);
  symlinkSync(join(home, "package", manifest.bin["cfn-audit"]), join(bin, "cfn-audit"));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const bad =
  '{"Resources":{"Key":{"Type":"AWS::KMS::Key","Properties":{"EnableKeyRotation":false}}}}';
const good = '{"Resources":{"Handle":{"Type":"AWS::CloudFormation::WaitConditionHandle"}}}';

/** Runs a line of a shell with the packed command in a folder. */
function shell(cwd: string, line: string, env: Record<string, string> = {}) {
  const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  const done = spawnSync("bash", ["--norc", "-c", line], { cwd, env: { PATH: path, ...env } });
  return {
    code: done.status,
    stdout: done.stdout.toString("utf8"),
    stderr: done.stderr.toString("utf8"),
  };
}

test("the packed command says its version", () => {
  expect(shell(home, "cfn-audit --version")).toEqual({
    code: 0,
    stdout: `${manifest.version}\n`,
    stderr: "",
  });
});

test("the page tells of every format, and its commands run as they stand", () => {
  const rows = [...ci.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(rows).toEqual(formatNames);
  for (const block of blocksOf("sh"))
    for (const line of block.trim().split("\n")) {
      const cwd = folderOf({ "infrastructure/a.json": bad });
      expect(shell(cwd, line)).toMatchObject({ code: 1, stderr: "" });
    }
});

describe("the workflow", () => {
  const steps: readonly Record<string, unknown>[] = workflow.jobs.audit.steps;
  const audit = String(steps.find(({ name }) => name === "Audit templates")?.run);

  test("has what GitHub wants of one", () => {
    expect(Object.keys(workflow)).toEqual(["name", "on", "permissions", "jobs"]);
    expect(workflow.permissions).toEqual({ contents: "read", "security-events": "write" });
    for (const step of steps) expect([step.uses, step.run].filter(Boolean)).toHaveLength(1);
    expect(ci).toContain(`tools/cfn-audit-${manifest.version}.tgz`);
  });

  test("its step annotates, and leaves what the next one uploads", () => {
    const cwd = folderOf({ "infrastructure/a.json": bad, "summary.md": "" });
    const env = { GITHUB_WORKSPACE: cwd, GITHUB_STEP_SUMMARY: join(cwd, "summary.md") };
    const { code, stdout, stderr } = shell(cwd, audit, env);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toMatch(
      /^::error title=kms-key-rotation-disabled .*,file=infrastructure\/a\.json,/,
    );
    expect(textOf(cwd, "summary.md")).toContain("kms-key-rotation-disabled");
    const upload = steps.at(-1) as { with: { sarif_file: string } };
    const log = JSON.parse(textOf(cwd, upload.with.sarif_file));
    expect(log.runs[0].results).not.toEqual([]);
    const clean = folderOf({ "infrastructure/a.json": good });
    expect(shell(clean, audit)).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

describe("the hook", () => {
  const hooks = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));
  const [hook] = hooks;

  test("is what the page configures", () => {
    expect(hooks).toHaveLength(1);
    expect(preCommit.repos[0].hooks[0].id).toBe(hook.id);
    expect(hook).toMatchObject({ entry: "cfn-audit", language: "node" });
    for (const name of ["a.json", "b/c.template", "d.jsonc"])
      expect(name).toMatch(new RegExp(hook.files));
    expect("a.yaml").not.toMatch(new RegExp(hook.files));
  });

  test("fails on findings, and lets pass what is none", () => {
    const cwd = folderOf({ "bad.json": bad, "good.json": good, "package.json": "{}" });
    const line = (...files: string[]) => [hook.entry, ...hook.args, ...files].join(" ");
    expect(shell(cwd, line("good.json", "package.json"))).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    const { code, stdout } = shell(cwd, line("good.json", "bad.json", "package.json"));
    expect(code).toBe(1);
    expect(stdout).toContain("bad.json:1:");
  });
});

describe("the problem matcher", () => {
  const [matcher] = manifest.contributes.problemMatchers;
  const { regexp, ...groups } = matcher?.pattern ?? { regexp: "" };
  const read = (line: string) => {
    const match = new RegExp(regexp).exec(line);
    return Object.fromEntries(
      Object.entries(groups).map(([name, group]) => [name, match?.[group]]),
    );
  };

  test("is the one that the task names", () => {
    expect(manifest.contributes.problemMatchers).toHaveLength(1);
    expect(tasks.tasks[0].problemMatcher).toBe(`$${matcher?.name}`);
  });

  test("reads every line that the format writes", async () => {
    const cwd = folderOf({ "a b.json": house, "in:valid.json": '{"Resources": {"A": 1}' });
    const argv = [
      "a b.json",
      "in:valid.json",
      "gone.json",
      "--format",
      "compact",
      "--profile",
      "all",
    ];
    const rules = [doorOpen, doorUnlocked, faulty];
    const { stdout } = await runIn(cwd, argv, { rules });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => Object.values(read(line)).slice(0, 5))).toEqual([
      ["a b.json", "1", "1", "error", "defect"],
      ["a b.json", "7", "17", "critical", "door-open"],
      ["a b.json", "11", "5", "low", "door-unlocked"],
      ["a b.json", "14", "17", "critical", "door-open"],
      ["in:valid.json", "1", "23", "error", "invalid"],
      ["gone.json", "1", "1", "error", "unreadable"],
    ]);
    expect(read(lines[1] ?? "").message).toBe('Door "FrontDoor" is open: anybody comes in.');
  });

  test("reads what the task prints", () => {
    const { command, args } = tasks.tasks[0];
    const cwd = folderOf({ "infrastructure/a.json": bad });
    const { code, stdout } = shell(cwd, [command, ...args].join(" "));
    expect(code).toBe(0);
    for (const line of stdout.trimEnd().split("\n"))
      expect(read(line)).toMatchObject({ file: "infrastructure/a.json", line: "1" });
    expect(stdout).toContain("kms-key-rotation-disabled");
  });
});
