import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { buildProgram, folderOf, type Outcome, runIn, textOf } from "../cli/harness.ts";
import { doorOpen, house, ruleOf } from "../report/reporting.ts";

const rules = [doorOpen];
const audit = async (cwd: string, ...argv: string[]) => {
  const { code, stdout, stderr } = await runIn(cwd, ["--format", "json", ...argv], { rules });
  const { files } = JSON.parse(stdout) as {
    files: { path: string; status: string; reason: string | null }[];
  };
  return { code, stderr, files: files.map(({ path, status, reason }) => [path, status, reason]) };
};

describe("links and folders", () => {
  test("links to files and folders are followed, and each file is audited once", async () => {
    const cwd = folderOf({ "a.json": house, "elsewhere/b.json": house });
    mkdirSync(join(cwd, "s"));
    symlinkSync("../a.json", join(cwd, "s/link.json"));
    symlinkSync("../elsewhere", join(cwd, "s/folder.json"));
    expect(await audit(cwd, "s", "a.json", "elsewhere")).toMatchObject({
      code: 1,
      files: [
        ["s/folder.json/b.json", "analyzed", null],
        ["s/link.json", "analyzed", null],
      ],
    });
  });

  test("links round in a circle end, named ones with an error", async () => {
    const cwd = folderOf({ "s/a.json": house });
    // Were both followed to where the system ends it, there would be 2^40 folders.
    for (const name of ["up", "again"]) symlinkSync("..", join(cwd, "s", name));
    symlinkSync("self.json", join(cwd, "s/self.json"));
    symlinkSync("pong.json", join(cwd, "s/ping.json"));
    symlinkSync("ping.json", join(cwd, "s/pong.json"));
    for (const operand of ["s", ".", "s/*", "**"])
      expect((await audit(cwd, operand)).files).toContainEqual(["s/a.json", "analyzed", null]);
    expect(await audit(cwd, "s/self.json", "s/ping.json")).toMatchObject({
      code: 2,
      files: [
        ["s/self.json", "unreadable", "its symbolic links lead round in a circle"],
        ["s/ping.json", "unreadable", "its symbolic links lead round in a circle"],
      ],
    });
  });

  test("a link to nothing is an error if it is named, and passed over in a folder", async () => {
    const cwd = folderOf({ "a.json": house });
    symlinkSync("gone.json", join(cwd, "b.json"));
    expect((await audit(cwd, ".")).files).toEqual([["a.json", "analyzed", null]]);
    expect(await audit(cwd, "b.json")).toMatchObject({
      code: 2,
      files: [["b.json", "unreadable", "there is no such file or folder"]],
    });
  });

  test("a folder that is called like a template is a folder", async () => {
    const cwd = folderOf({ "x.json/a.json": house });
    for (const operand of [".", "x.json", "*.json"])
      expect((await audit(cwd, operand)).files).toEqual([["x.json/a.json", "analyzed", null]]);
  });
});

describe("names", () => {
  const names = [
    "with space.json",
    "quote'\".json",
    "new\nline.json",
    "tab\t.json",
    "ümläut 名前 😀.json",
    "-dash.json",
    "--fix.json",
    "back\\slash.json",
    "\u001b[31mred.json",
    "\u009b2J.json",
    "$(reboot) `x` ;&|.json",
    "{a,b}*.json",
    "[x](command:evil).json",
  ];

  test("of any kind are read, fixed, and told from one another", async () => {
    const cwd = folderOf(Object.fromEntries(names.map((name) => [name, house])));
    const { files } = await audit(cwd, ".");
    expect(files.map(([path]) => path)).toEqual([...names].sort());
    for (const name of names) expect((await audit(cwd, "--", name)).files).toHaveLength(1);
    expect((await audit(cwd, ".", "--fix")).code).toBe(0);
    for (const name of names) expect(textOf(cwd, name)).not.toBe(house);
    expect(readdirSync(cwd).sort()).toEqual([...names].sort());
  });

  test("none gives an order to the terminal, in a report, a diff or an error", async () => {
    const cwd = folderOf(Object.fromEntries(names.map((name) => [name, house])));
    const lines = async (...argv: string[]) => {
      const { stdout, stderr } = await runIn(cwd, argv, {
        rules,
        terminal: 100,
        env: { NO_COLOR: "1" },
      });
      return `${stdout}${stderr}`.split("\n");
    };
    for (const argv of [
      ["."],
      [".", "--fix-dry-run"],
      ["gone\u001b[31m\n.json"],
      ["--rule", "\u001bc", "."],
    ])
      for (const line of await lines(...argv))
        expect(line.replaceAll("\t", "")).not.toMatch(/\p{Cc}/u);
  });

  test("git applies a diff to every one of them", async () => {
    const cwd = folderOf(Object.fromEntries(names.map((name) => [name, house])));
    const { stdout } = await runIn(cwd, [".", "--fix-dry-run"], { rules });
    const git = spawnSync("git", ["apply", "--whitespace=nowarn"], { cwd, input: stdout });
    expect(git.stderr.toString()).toBe("");
    for (const name of names) expect(textOf(cwd, name)).not.toBe(house);
  });
});

test("a file that vanishes before its turn is an error, and the others are audited", async () => {
  const cwd = folderOf({ "a.json": house, "b.json": house, "c.json": house });
  const removing = ruleOf("removing", "low", () => {
    rmSync(join(cwd, "b.json"), { force: true });
    return [];
  });
  const { code, stdout } = await runIn(cwd, [".", "--format", "json"], { rules: [removing] });
  expect(code).toBe(2);
  expect(JSON.parse(stdout).files.map((file: { status: string }) => file.status)).toEqual([
    "analyzed",
    "unreadable",
    "analyzed",
  ]);
});

describe("permissions", () => {
  // Root may read and write everything: there the program runs as nobody.
  const isRoot = process.getuid?.() === 0;
  const nobody = 65_534;
  const home = mkdtempSync(join(tmpdir(), "cfn-audit-files-"));
  const cfnAudit = buildProgram(home, isRoot ? nobody : undefined);
  chmodSync(home, 0o755);
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const key = (rotation: boolean) =>
    `{ "Resources": { "Key": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": ${rotation} } } } }\n`;
  const run = (cwd: string, ...argv: string[]): Outcome =>
    cfnAudit(cwd, [...argv, "--rule", "kms-key-rotation-disabled"]);
  /** A folder of files that belong to whom the program runs as. */
  const own = (files: Readonly<Record<string, string>>): string => {
    const cwd = folderOf(files);
    chmodSync(cwd, 0o755);
    if (isRoot)
      for (const path of ["", ...Object.keys(files)]) chownSync(join(cwd, path), nobody, nobody);
    return cwd;
  };

  test("a file that may not be read is an error that says so, and the others are audited", () => {
    const cwd = own({ "a.json": key(false), "b.json": key(false) });
    chmodSync(join(cwd, "a.json"), 0);
    const { code, stdout, stderr } = run(cwd, ".");
    expect(code).toBe(2);
    expect(stderr).toContain("a.json  error\n  Not audited: permission denied; check who may read");
    expect(stdout).toContain("b.json:1:");
  });

  test("so is a folder", () => {
    const cwd = own({ "a.json": key(false) });
    mkdirSync(join(cwd, "closed"), { mode: 0 });
    const { code, stdout, stderr } = run(cwd, ".");
    expect(code).toBe(2);
    expect(stderr).toContain("closed  error\n  Not audited: permission denied");
    expect(stdout).toContain("a.json:1:");
    chmodSync(join(cwd, "closed"), 0o755);
  });

  test("in a folder that may not be written --fix leaves all as it is, and says so", () => {
    const cwd = own({ "a.json": key(false) });
    chmodSync(cwd, 0o555);
    const { code, stderr } = run(cwd, "a.json", "--fix");
    chmodSync(cwd, 0o755);
    expect(code).toBe(2);
    expect(stderr).toContain("Nothing was fixed here: it could not be written: permission denied");
    expect([readdirSync(cwd), textOf(cwd, "a.json")]).toEqual([["a.json"], key(false)]);
  });
});
