import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { run } from "../../server/src/cli/run.ts";
import { suppressionUnknown } from "../../server/src/rules/template/suppression-unknown.ts";
import type { Severity } from "../../shared/settings.ts";
import {
  breaking,
  doorOpen,
  doorUnlocked,
  faulty,
  faultyFix,
  house,
  ruleOf,
} from "../report/reporting.ts";
import { folderOf, runIn, textOf } from "./harness.ts";

const closed = house.replaceAll("true", "false");
const rules = [doorOpen, doorUnlocked];
const json = async (
  cwd: string,
  argv: string[],
  options: Parameters<typeof runIn>[2] = { rules },
) => {
  const { code, stdout, stderr } = await runIn(cwd, [...argv, "--format", "json"], options);
  return { code, stderr, ...JSON.parse(stdout) };
};
const pathsOf = ({ files }: { files: { path: string }[] }) => files.map(({ path }) => path);

test("help and version", async () => {
  const help = await runIn(".", ["--help"]);
  expect(help).toMatchObject({ code: 0, stderr: "" });
  for (const option of ["--fix-dry-run", "--fail-on", "--environment-parameter", "-h, --help"])
    expect(help.stdout).toContain(option);
  expect(await runIn(".", ["--version"])).toEqual({
    code: 0,
    stdout: `${manifest.version}\n`,
    stderr: "",
  });
});

test("wrong usage is 2, on standard error", async () => {
  expect(await runIn(".", ["--nonsense"])).toEqual({
    code: 2,
    stdout: "",
    stderr: "error: There is no option --nonsense.\nTry cfn-audit --help.\n",
  });
});

test("rules that do not exist are 2, with the near ones", async () => {
  const unknown = await runIn(".", ["--rule", "dor-open", "a.json"], { rules });
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('No rule is called "dor-open". Did you mean door-open?');
  const glob = await runIn(".", ["rules", "--rule", "window-*"], { rules });
  expect(glob.stderr).toContain('No rule is called "window-*". cfn-audit rules lists them all.');
});

test("the rules, as JSON and for people, all or some", async () => {
  const all = await runIn(".", ["rules", "--format", "json"], { rules });
  expect(all.code).toBe(0);
  const { version, rules: listed } = JSON.parse(all.stdout);
  expect(version).toBe(1);
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(["door-open", "door-unlocked"]);
  const some = await runIn(".", ["rules", "--rule", "*-open"], { rules });
  expect(some.stdout).toBe("door-open  critical  Security\n  A door stands open.\n");
});

test("exit code by severity and bar", async () => {
  const cwd = folderOf({ "a.json": house });
  const of = async (severity: Severity, ...bar: string[]) => {
    const rule = ruleOf("door", severity, (door, report) => {
      report({ at: door.key, message: "A door." });
    });
    return (await runIn(cwd, ["a.json", ...bar], { rules: [rule] })).code;
  };
  expect([await of("critical"), await of("high"), await of("medium"), await of("low")]).toEqual([
    1, 1, 0, 0,
  ]);
  expect(await of("high", "--fail-on", "critical")).toBe(0);
  expect(await of("critical", "--fail-on", "critical")).toBe(1);
  expect(await of("low", "--fail-on", "low")).toBe(1);
  expect(await of("critical", "--fail-on", "none")).toBe(0);
});

test("nothing on standard input is unreadable: what should have written there failed", async () => {
  for (const stdin of ["", " \n"]) {
    const { code, stderr } = await runIn(".", ["-"], { stdin });
    expect(code).toBe(2);
    expect(stderr).toContain("nothing came on standard input");
  }
});

test("--rule leaves only those rules", async () => {
  const cwd = folderOf({ "a.json": house });
  const { files } = await json(cwd, ["a.json", "--rule", "*-unlocked"]);
  expect(files[0].findings.map(({ rule }: { rule: string }) => rule)).toEqual(["door-unlocked"]);
});

test("a profile shows what belongs to it, and options that ask for more bring the one that has it", async () => {
  const cwd = folderOf({ "a.json": house });
  const rules = (["high", "medium", "low"] as const).map((severity) => {
    const { profile: _, ...rule } = ruleOf(severity, severity, (door, report) => {
      report({ at: door.key, message: "A door." });
    });
    return rule;
  });
  const shown = async (...argv: string[]) => {
    const { files } = await json(cwd, ["a.json", ...argv], { rules });
    return [...new Set(files[0].findings.map(({ rule }: { rule: string }) => rule))];
  };
  expect(await shown()).toEqual(["high"]);
  expect(await shown("--profile", "recommended")).toEqual(["high", "medium"]);
  expect(await shown("--profile", "all")).toEqual(["high", "medium", "low"]);
  expect(await shown("--fail-on", "medium")).toEqual(["high", "medium"]);
  expect(await shown("--fail-on", "low")).toEqual(["high", "medium", "low"]);
  expect(await shown("--fail-on", "low", "--profile", "essential")).toEqual(["high"]);
  expect(await shown("--rule", "low")).toEqual(["low"]);
});

test("--lifecycle reaches the rules", async () => {
  const cwd = folderOf({ "a.json": house });
  const rule = ruleOf("wish", "high", (door, report, { lifecycle }) => {
    report({ at: door.key, message: lifecycle });
  });
  const message = async (...argv: string[]) =>
    (await json(cwd, ["a.json", ...argv], { rules: [rule] })).files[0].findings[0].message;
  expect(await message()).toBe("off");
  expect(await message("--lifecycle", "retain")).toBe("retain");
});

test("--rule makes no rule unknown that a template suppresses", async () => {
  const suppressing = (rule: string) =>
    house.replace("{", `{ "Metadata": { "cfn-audit": { "ignore": [{ "rule": "${rule}" }] } },`);
  const cwd = folderOf({ "a.json": suppressing("door-open"), "b.json": suppressing("dor-open") });
  const { files } = await json(cwd, ["a.json", "b.json", "--rule", "suppression-*"], {
    rules: [...rules, suppressionUnknown],
  });
  expect(files.map(({ findings }: { findings: unknown[] }) => findings.length)).toEqual([0, 1]);
});

test("--environment-parameter reaches the rules", async () => {
  const cwd = folderOf({
    "a.json": house.replace("{", '{ "Parameters": { "Realm": { "Type": "String" } },'),
  });
  const rule = ruleOf("realm", "high", (door, report, { environment }) => {
    report({ at: door.key, message: JSON.stringify(environment().preferred ?? null) });
  });
  const messages = async (...argv: string[]) =>
    (await json(cwd, ["a.json", ...argv], { rules: [rule] })).files[0].findings[0].message;
  expect(await messages()).not.toContain("Realm");
  expect(await messages("--environment-parameter", "Realm")).toContain("Realm");
});

test("folders are searched for templates, each found once, and what is none is passed over in silence", async () => {
  const cwd = folderOf({
    "b/z.json": house,
    "b/y.template": house,
    "b/x.JSONC": `// ours\n${house}`,
    "b/c/w.template.json": house,
    "b/package.json": "{}",
    "b/notes.txt": house,
    "b/latin1.json": Buffer.from('{"caf\xe9": 1}', "latin1"),
    "b/node_modules/m/a.json": house,
    "b/.git/a.json": house,
    "a.json": house,
  });
  symlinkSync("..", join(cwd, "b/c/up"));
  symlinkSync("gone.json", join(cwd, "b/dangling.json"));
  symlinkSync("z.json", join(cwd, "b/zz.json"));
  const result = await json(cwd, ["b", "a.json", "./a.json", "b/z.json"]);
  expect(pathsOf(result)).toEqual([
    "b/c/w.template.json",
    "b/x.JSONC",
    "b/y.template",
    "b/z.json",
    "a.json",
  ]);
  expect(result.code).toBe(1);
});

test("a named file that is no template says so, and is no failure", async () => {
  const cwd = folderOf({ "package.json": '{ "name": "x" }', "a.txt": closed });
  const result = await runIn(cwd, ["package.json", "a.txt"], { rules: [doorOpen] });
  expect(result).toEqual({
    code: 0,
    stdout: "✔ No findings in 1 template\n",
    stderr:
      'package.json: not a CloudFormation template: it has neither "AWSTemplateFormatVersion" nor "Resources" at its top level.\n',
  });
  const { files } = await json(cwd, ["package.json"]);
  expect(files[0]).toMatchObject({ path: "package.json", status: "not-a-template" });
});

test("globs that the shell left are expanded; one that matches nothing is 2", async () => {
  const cwd = folderOf({ "s/a.json": house, "s/t/b.json": house, "s/x.json": "{}" });
  expect(pathsOf(await json(cwd, ["s/**/*.json"]))).toEqual(["s/a.json", "s/t/b.json"]);
  const none = await runIn(cwd, ["s/*.yaml"], { rules });
  expect(none.code).toBe(2);
  expect(none.stderr).toContain("s/*.yaml  error\n  Not audited: no file or folder matches this");
});

test("a file whose name looks like a glob is a file", async () => {
  const cwd = folderOf({ "a{b,c}.json": house });
  expect(pathsOf(await json(cwd, ["a{b,c}.json"]))).toEqual(["a{b,c}.json"]);
});

test("missing and unreadable files are 2, and the others are audited all the same", async () => {
  const cwd = folderOf({
    "a.json": house,
    "latin1.json": Buffer.from('{"Resources": "caf\xe9"}', "latin1"),
    "b.yaml": "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
  });
  const result = await json(cwd, ["gone.json", "a.json/b.json", "latin1.json", "b.yaml", "a.json"]);
  expect(result.code).toBe(2);
  expect(result.files.map((f: { status: string; reason: string }) => [f.status, f.reason])).toEqual(
    [
      ["unreadable", "there is no such file or folder"],
      ["unreadable", "a part of its path is a file, not a folder"],
      ["unreadable", expect.stringContaining("not UTF-8: line 1 has the byte 0xE9 in position 19")],
      ["unreadable", expect.stringContaining("it is YAML")],
      ["analyzed", null],
    ],
  );
  expect(result.stderr).toBe("");
});

test("text that does not parse is audited as far as it goes, is 2, and is never fixed", async () => {
  const broken = house.replace("true,", "true");
  const cwd = folderOf({ "a.json": broken });
  const result = await json(cwd, ["a.json", "--fix"]);
  expect(result.code).toBe(2);
  expect(result.files[0].findings.length).toBeGreaterThan(0);
  expect(result.files[0].fixed).toEqual([]);
  expect(result.files[0].errors.at(-1).message).toMatch(/^Nothing was fixed here: mend the JSON/);
  expect(textOf(cwd, "a.json")).toBe(broken);
  const pretty = await runIn(cwd, ["a.json"], { rules });
  expect(pretty.stderr).toContain("a.json:8:9  error\n  The text is not valid JSON here: comma");
  expect(pretty.stdout).toContain("door-open");
});

test("--fix applies what is safe, and reports what is left", async () => {
  const cwd = folderOf({ "a.json": house });
  const result = await json(cwd, ["a.json", "--fix"]);
  expect(textOf(cwd, "a.json")).toBe(closed);
  expect(result.code).toBe(0);
  expect(result.files[0].findings.map(({ rule }: { rule: string }) => rule)).toEqual([
    "door-unlocked",
  ]);
  expect(result.files[0].fixed).toEqual([
    {
      rule: "door-open",
      message: 'Door "FrontDoor" is open: anybody comes in.',
      logicalId: "FrontDoor",
      title: 'Close "FrontDoor"',
      safety: "safe",
    },
    expect.objectContaining({ rule: "door-open", logicalId: "BackDoor" }),
  ]);
  expect(result.summary).toMatchObject({ fixed: 2, findings: 1 });
});

test("--fix-all applies those to review too", async () => {
  const cwd = folderOf({ "a.json": house });
  const result = await runIn(cwd, ["a.json", "--fix-all"], { rules });
  expect(result.code).toBe(0);
  expect(textOf(cwd, "a.json")).toContain(
    '"Open": false,\n        "Lock": "brass"\n      }\n    }\n',
  );
  expect(result.stdout).toBe(`✔ a.json: Close "FrontDoor"  door-open
✔ a.json: Fit a brass lock  door-unlocked
✔ a.json: Close "BackDoor"  door-open

✔ Fixed 3 findings
✔ No findings left in 1 template
`);
});

test("a dry run prints a diff, writes nothing, and exits as the fix would", async () => {
  const cwd = folderOf({ "s/a.json": house });
  const result = await runIn(cwd, ["s", "--fix-dry-run"], { rules });
  expect(result.code).toBe(0);
  expect(result.stdout).toMatch(/^--- a\/s\/a\.json\n\+\+\+ b\/s\/a\.json\n@@ -4,14 \+4,14 @@\n/);
  expect(result.stdout).toContain('-        "Open": true,\n+        "Open": false,\n');
  expect(result.stderr).toBe(`✔ Would fix 2 findings
⚠ 1 finding would be left in 1 template: 1 low
  1 has a fix to review:  cfn-audit --fix-all s
`);
  expect(textOf(cwd, "s/a.json")).toBe(house);
  const all = await json(cwd, ["s", "--fix-dry-run", "--fix-all"]);
  expect(all.files[0].diff).toContain('+        "Lock": "brass"\n');
  expect(all.files[0].fixed).toHaveLength(3);
  expect(textOf(cwd, "s/a.json")).toBe(house);
});

test("a file that changes while it is audited is left as it is", async () => {
  const cwd = folderOf({ "a.json": house });
  const newer = house.replace("BackDoor", "SideDoor");
  const meddling = ruleOf("meddling", "low", () => {
    writeFileSync(join(cwd, "a.json"), newer);
    return [];
  });
  const result = await json(cwd, ["a.json", "--fix"], { rules: [doorOpen, meddling] });
  expect(result.code).toBe(2);
  expect(textOf(cwd, "a.json")).toBe(newer);
  expect(result.files[0]).toMatchObject({
    fixed: [],
    errors: [{ message: expect.stringContaining("somebody changed it while it was audited") }],
  });
  expect(result.files[0].findings).toHaveLength(2);
});

test("a file that vanishes while it is audited is not brought back", async () => {
  const cwd = folderOf({ "a.json": house });
  const removing = ruleOf("removing", "low", () => {
    rmSync(join(cwd, "a.json"), { force: true });
    return [];
  });
  const result = await runIn(cwd, ["a.json", "--fix"], { rules: [doorOpen, removing] });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain("Nothing was fixed here: it is gone");
  expect(() => textOf(cwd, "a.json")).toThrow("ENOENT");
});

test("a rule that throws is our defect, 3, and the others still speak", async () => {
  const cwd = folderOf({ "a.json": house });
  const result = await runIn(cwd, ["a.json", "gone.json"], { rules: [faulty, doorOpen] });
  expect(result.code).toBe(3);
  expect(result.stderr).toContain("The rule faulty failed: no such hinge");
  expect(result.stdout).toContain("✖ 2 findings in 1 template: 2 critical");
  expect((await runIn(cwd, ["a.json"], { rules: [faultyFix] })).code).toBe(3);
});

test("a fix that throws, or leaves what is not JSON, is our defect and nothing is written", async () => {
  const cwd = folderOf({ "a.json": house });
  for (const [rule, why] of [
    [faultyFix, "no such screw"],
    [breaking, "The fixes would leave text that is not JSON."],
  ] as const) {
    const result = await json(cwd, ["a.json", "--fix"], { rules: [rule] });
    expect(result.code).toBe(3);
    expect(result.files[0].defects.at(-1).message).toBe(why);
    expect(textOf(cwd, "a.json")).toBe(house);
  }
});

test("an error of the program itself is 3", async () => {
  const io = {
    cwd: ".",
    env: {},
    today: "2026-11-27",
    now: () => 0,
    stdin: () => Promise.reject(new Error("no standard input")),
    stdout: { isTerminal: false, columns: undefined, write: () => {} },
  };
  const said: unknown[] = [];
  const stderr = { ...io.stdout, write: (data: unknown) => void said.push(data) };
  expect(await run(["-"], { ...io, stderr }, rules)).toBe(3);
  expect(said.join("")).toContain("The audit failed: no standard input");
});

test("standard input is audited under the name that it is given", async () => {
  const result = await json(".", ["-"], { rules, stdin: house });
  expect(result.code).toBe(1);
  expect(pathsOf(result)).toEqual(["<stdin>"]);
  const named = await runIn(".", ["-", "--stdin-filename", "s/a.json"], { rules, stdin: house });
  expect(named.stdout).toContain("s/a.json:7:17  critical  door-open");
});

test("standard input with --fix comes out fixed, and the report beside it", async () => {
  const result = await runIn(".", ["-", "--fix"], { rules, stdin: house });
  expect(result).toMatchObject({ code: 0, stdout: closed });
  expect(result.stderr).toContain("✔ Fixed 2 findings\n⚠ 1 finding left");
  const asJson = await runIn(".", ["-", "--fix", "--format", "json"], { rules, stdin: house });
  expect(asJson.stdout).toBe(closed);
  expect(JSON.parse(asJson.stderr).summary.fixed).toBe(2);
});

test("standard input that cannot be fixed comes out as it came in", async () => {
  for (const [stdin, code] of [
    ["{}", 0],
    [closed, 0],
    [house.replace("true,", "true"), 2],
  ] as const) {
    const result = await runIn(".", ["-", "--fix"], { rules: [doorOpen], stdin });
    expect(result).toMatchObject({ code, stdout: stdin });
  }
});

test("standard input in a dry run gives the diff", async () => {
  const result = await runIn(".", ["-", "--fix-dry-run", "--stdin-filename", "a.json"], {
    rules,
    stdin: house,
  });
  expect(result.stdout).toMatch(/^--- a\/a\.json\n/);
});

test("colours are for terminals, and for whom FORCE_COLOR and NO_COLOR say", async () => {
  const cwd = folderOf({ "a.json": house });
  const isColoured = async (terminal: number | undefined, env: Record<string, string> = {}) => {
    const where = terminal === undefined ? {} : { terminal };
    return (await runIn(cwd, ["a.json"], { rules, env, ...where })).stdout.includes("\u001b[");
  };
  expect(await isColoured(undefined)).toBe(false);
  expect(await isColoured(80)).toBe(true);
  expect(await isColoured(80, { NO_COLOR: "1" })).toBe(false);
  expect(await isColoured(80, { NO_COLOR: "" })).toBe(true);
  expect(await isColoured(80, { TERM: "dumb" })).toBe(false);
  expect(await isColoured(undefined, { FORCE_COLOR: "1" })).toBe(true);
  expect(await isColoured(undefined, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(true);
  expect(await isColoured(80, { FORCE_COLOR: "0" })).toBe(false);
});

test("on a terminal no line of a report is wider than it, where words allow", async () => {
  const cwd = folderOf({ "a.json": JSON.stringify(JSON.parse(house)) });
  const { stdout } = await runIn(cwd, ["a.json"], { rules, terminal: 60, env: { NO_COLOR: "1" } });
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
});

test("a diff is exact for a program, and harmless on a terminal", async () => {
  const odd = house.replace("BackDoor", "Back\u009bDoor").replaceAll("\n", "\r\n");
  const cwd = folderOf({ "a.json": odd });
  const argv = ["a.json", "--fix-dry-run"];
  const exact = (await runIn(cwd, argv, { rules })).stdout;
  expect(exact).toContain('     "Back\u009bDoor": {\r\n');
  const shown = (await runIn(cwd, argv, { rules, terminal: 80, env: { NO_COLOR: "1" } })).stdout;
  expect(shown).toContain("Back\uFFFDDoor");
  expect(shown).not.toMatch(/\r/);
  expect((await runIn(cwd, argv, { rules, terminal: 80 })).stdout).toContain("\u001b[32m+");
});

test("the offered command audits the same files with the same rules", async () => {
  const cwd = folderOf({ "my stack.json": house });
  const argv = ["my stack.json", "--rule", "*-open", "--environment-parameter", "Realm"];
  expect((await runIn(cwd, argv, { rules })).stdout).toContain(
    "cfn-audit --fix --rule '*-open' --environment-parameter Realm 'my stack.json'\n",
  );
});
