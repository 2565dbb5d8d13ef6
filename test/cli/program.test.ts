import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { profileOf } from "../../server/src/plan.ts";
import { topicsOf } from "../../server/src/report/rulePage.ts";
import { rules } from "../../server/src/rules/index.ts";
import { buildProgram, folderOf, textOf } from "./harness.ts";

const home = mkdtempSync(join(tmpdir(), "cfn-audit-program-"));
const program = join(home, "cli.js");
const cfnAudit = buildProgram(home);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const only = ["--rule", "kms-key-rotation-disabled"];
const template = (rotation: string) => `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "EnableKeyRotation": ${rotation}
      }
    }
  }
}
`;
const bad = template("false");
const good = template("true");

test("standard input without an end is read little further than the limit", async () => {
  const child = spawn(process.execPath, [program, "-"], { stdio: ["pipe", "ignore", "pipe"] });
  // What is not read any more cannot be written.
  child.stdin.on("error", () => {});
  child.stdin.write(Buffer.alloc(3_000_000, " "));
  const stderr = await text(child.stderr);
  expect(stderr).toContain("it is larger than 2 MB");
  expect(child.exitCode ?? (await once(child, "exit"))[0]).toBe(2);
});

test("0 without findings, 1 with some", () => {
  const cwd = folderOf({ "good.json": good, "bad.json": bad });
  expect(cfnAudit(cwd, ["good.json", ...only])).toEqual({
    code: 0,
    stdout: "✔ No findings in 1 template\n",
    stderr: "",
  });
  const found = cfnAudit(cwd, ["bad.json", ...only]);
  expect(found.code).toBe(1);
  expect(found.stdout).toContain(`   7 │         "EnableKeyRotation": false
     │                              ^^^^^
`);
});

test("2 for wrong usage and for files that are not there, 0 for help", () => {
  const cwd = folderOf();
  expect(cfnAudit(cwd, []).code).toBe(2);
  expect(cfnAudit(cwd, ["gone.json"]).code).toBe(2);
  expect(cfnAudit(cwd, ["--help"]).code).toBe(0);
});

test("cfn-audit rules lists every rule with its metadata", () => {
  const { code, stdout } = cfnAudit(folderOf(), ["rules", "--format", "json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).rules).toEqual(
    rules.map((rule) => ({
      id: rule.id,
      severity: rule.severity,
      profile: profileOf(rule),
      category: rule.category,
      topics: topicsOf(rule),
      lifecycle: rule.lifecycle,
      ...rule.docs,
      equivalents: rule.equivalents,
    })),
  );
});

test("--fix keeps CRLF, byte order mark and mode, and leaves nothing behind", () => {
  const odd = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
  const cwd = folderOf({ "a.json": odd(bad) });
  chmodSync(join(cwd, "a.json"), 0o640);
  expect(cfnAudit(cwd, ["a.json", "--fix", ...only]).code).toBe(0);
  expect(textOf(cwd, "a.json")).toBe(odd(good));
  expect(statSync(join(cwd, "a.json")).mode & 0o777).toBe(0o640);
  expect(readdirSync(cwd)).toEqual(["a.json"]);
});

test("--fix leaves a clean file untouched", () => {
  const cwd = folderOf({ "a.json": good });
  const before = statSync(join(cwd, "a.json"));
  expect(cfnAudit(cwd, ["a.json", "--fix", ...only]).code).toBe(0);
  const after = statSync(join(cwd, "a.json"));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
});

test("--fix follows a symbolic link and leaves it one", () => {
  const cwd = folderOf({ "real/a.json": bad });
  symlinkSync("real/a.json", join(cwd, "link.json"));
  expect(cfnAudit(cwd, ["link.json", "--fix", ...only]).code).toBe(0);
  expect(lstatSync(join(cwd, "link.json")).isSymbolicLink()).toBe(true);
  expect(textOf(cwd, "real/a.json")).toBe(good);
});

test("--fix leaves a read-only file as it is, says so, and fixes the others", () => {
  const cwd = folderOf({ "a.json": bad, "b.json": bad });
  chmodSync(join(cwd, "a.json"), 0o444);
  const { code, stderr } = cfnAudit(cwd, [".", "--fix", ...only]);
  expect(code).toBe(2);
  expect(stderr).toContain("a.json  error\n  Nothing was fixed here: it is read-only; make it");
  expect([textOf(cwd, "a.json"), textOf(cwd, "b.json")]).toEqual([bad, good]);
});

test("standard input goes through --fix as through a filter", () => {
  const { code, stdout, stderr } = cfnAudit(folderOf(), ["-", "--fix", ...only], bad);
  expect([code, stdout]).toEqual([0, good]);
  expect(stderr).toContain("✔ Fixed 1 finding\n");
  const latin1 = Buffer.from('{"Resources": "caf\xe9"}', "latin1");
  const child = spawnSync(process.execPath, [program, "-", "--fix"], { input: latin1 });
  expect(child.status).toBe(2);
  expect(child.stdout).toEqual(latin1);
});

test("git can apply what a dry run prints", () => {
  const cwd = folderOf({ "s/a.json": bad.replaceAll("\n", "\r\n") });
  const { stdout } = cfnAudit(cwd, ["s", "--fix-dry-run", ...only]);
  expect(textOf(cwd, "s/a.json")).toContain("false");
  const git = spawnSync("git", ["apply", "--whitespace=nowarn"], { cwd, input: stdout });
  expect(git.stderr.toString()).toBe("");
  expect(textOf(cwd, "s/a.json")).toBe(good.replaceAll("\n", "\r\n"));
});

test("a long report reaches a slow reader whole", () => {
  const files = Array.from({ length: 300 }, (_, i) => [`${i}.json`, bad]);
  const cwd = folderOf(Object.fromEntries(files));
  const { stdout } = cfnAudit(cwd, [".", "--format", "json", ...only]);
  expect(stdout.length).toBeGreaterThan(200_000);
  expect(JSON.parse(stdout).summary.findings).toBe(300);
});

test("a reader that leaves early is no error", async () => {
  const files = Array.from({ length: 300 }, (_, i) => [`${i}.json`, bad]);
  const cwd = folderOf(Object.fromEntries(files));
  const child = spawn(process.execPath, [program, ".", "--format", "json", ...only], { cwd });
  child.stdout.destroy();
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect([code, stderr]).toEqual([1, ""]);
});
