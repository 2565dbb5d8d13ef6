import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Analysis, analyze } from "../../server/src/analyze.ts";
import type { Finding, Fix } from "../../server/src/rules/rule.ts";
import { append, insert, remove, rename, set } from "../../server/src/syntax/change.ts";
import { parse } from "../../server/src/syntax/syntax.ts";
import { newErrors } from "./cfnLint.ts";
import { checkFolders, type Tools } from "./checkFolders.ts";
import { findingViolations } from "./findings.ts";
import { broughtBy, editViolations, fixViolations, removalViolations } from "./fixes.ts";
import { layoutChanges } from "./layout.ts";
import { layouts } from "./layouts.ts";
import { changed } from "./meaning.ts";
import { progressTo } from "./progress.ts";
import { readingViolations } from "./reading.ts";
import { options, strictJson } from "./violations.ts";

// What holds the properties is itself held here: each of these must be able to say that something is wrong.

const text = `{
  "Resources": {
    "Key": {
      "Type": "AWS::KMS::Key"
    }
  }
}
`;
const analysis = analyze(text, options);
const [finding] = analysis.findings as [Finding];
const but = (changes: Partial<Finding>): Analysis => ({
  ...analysis,
  findings: [{ ...finding, ...changes }],
});

describe("findings", () => {
  const at = text.indexOf('"Key"');
  test.each<[string, Partial<Finding>, string | undefined]>([
    ["on a key", {}, undefined],
    ["beyond the text", { span: { start: at, end: 999 } }, `covers ${at} to 999`],
    ["of nothing", { span: { start: at, end: at } }, `covers ${at} to ${at}`],
    ["over lines", { span: { start: at, end: at + 20 } }, "covers several lines"],
    ["on part of a key", { span: { start: at, end: at + 3 } }, "covers no value or key"],
    ["with nothing to say", { message: "" }, "says"],
    [
      "related to nothing",
      { related: [{ span: { start: 5, end: 1 }, message: "x." }] },
      "covers 5",
    ],
  ])("%s", (_, changes, what) => {
    const violations = findingViolations(text, but(changes));
    expect(violations).toEqual(what === undefined ? [] : [expect.stringContaining(what)]);
  });

  test("a rule that throws", () => {
    const error = new Error("no");
    expect(findingViolations(text, { ...analysis, defects: [{ rule: "x", error }] })).toEqual([
      expect.stringContaining("x throws: Error: no"),
    ]);
  });
});

test.each([
  ["with an error", '{ "a": 1 }', '{ "a": 1', 'is read with the error "close brace expected" at 8'],
  ["as another value", '{ "a": [1, 0] }', '{ "a": [1, -0] }', "is read as another value"],
  ["with its keys in another order", '{ "a": 1, "b": 2 }', '{ "b": 2, "a": 1 }', "another value"],
  ["as a list", "{}", "[]", "another value"],
  ["without what is last", "[1, 2]", "[1]", "another value"],
])("strict JSON that is read %s", (_, text, read, what) => {
  expect(readingViolations(text)).toEqual([]);
  expect(readingViolations(text, parse(read))).toEqual([expect.stringContaining(what)]);
  expect(readingViolations(`${text},`, parse(read))).toEqual([]);
});

describe("fixes", () => {
  const fix: Fix = {
    title: "Do",
    safety: "safe",
    changes: [set(["Resources", "Key", "Properties", "EnableKeyRotation"], true)],
  };
  const rotation = analysis.findings.find(({ rule }) => rule === "kms-key-rotation-disabled");
  const inserted = `,
      "Properties": {
        "EnableKeyRotation": true
      }`;
  const offset = text.indexOf('::Key"') + 6;
  const violationsOf = (content: string) =>
    fixViolations(text, analysis, [
      {
        finding: rotation as Finding,
        fix,
        edits: [{ offset, length: 0, content }],
        text: text.slice(0, offset) + content + text.slice(offset),
      },
    ]).map((violation) => violation.replace(/^.*the fix "Do" /, ""));

  test.each([
    ["as it should be", inserted, []],
    ["breaks the JSON", inserted.replace("{", "{,"), ["leaves no strict JSON"]],
    [
      "in another layout",
      inserted.replaceAll("        ", "\t"),
      ["changes the steps of indentation"],
    ],
    ["with other line ends", inserted.replaceAll("\n", "\r\n"), ["changes the line ends"]],
    [
      "to no effect",
      inserted.replace("true", "false"),
      ["leaves its finding", "writes something else"],
    ],
    [
      "with more than it says",
      inserted.replace("true", 'true,\n        "Enabled": true'),
      ["writes something else"],
    ],
    [
      "twice",
      `${inserted},\n      "Type": "AWS::KMS::Key"`,
      ["repeats the key of a member: Type", "brings key-duplicate", "brings key-duplicate"],
    ],
    [
      "with a new problem",
      inserted.replace("true", 'true,\n        "Tags": [{ "Key": "Name", "Value": "x" }]'),
      ["brings name-without-environment-suffix", "writes something else"],
    ],
  ])("%s", (_, content, expected) => {
    expect(violationsOf(content)).toEqual(expected.map((what) => expect.stringContaining(what)));
  });

  describe("what they bring", () => {
    const at = (path: string, more: Partial<Finding> = {}): Finding => {
      const steps = path.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      return { ...finding, rule: "x", logicalId: String(steps[1]), path: steps, ...more };
    };
    const refused = at("Resources/A/Properties/P", { category: "Template", severity: "critical" });
    const severe = at("Resources/A/Properties/P/0/Q", { category: "Template", severity: "high" });
    const brought = (
      changes: Fix["changes"],
      now: Finding,
      { of = refused, safety = "review" as Fix["safety"], before = [] as readonly Finding[] } = {},
    ) => {
      const made = { finding: of, fix: { title: "Do", safety, changes } };
      return broughtBy([made], safety, before, [now]).length > 0;
    };
    const path = ["Resources", "A", "Properties", "P"];

    test.each([
      ["of fixes to review what is severe", "review", "high", true],
      ["of others nothing", "review", "medium", false],
      ["of safe fixes all", "safe", "low", true],
    ] as const)("counts: %s", (_, safety, severity, expected) => {
      const now = { ...severe, severity };
      expect(brought([append(path, 1)], now, { safety })).toBe(expected);
      expect(brought([append(path, 1)], now, { safety, before: [now] })).toBe(false);
    });

    test.each([
      ["below a value that was refused", [set(path, [1])], severe, false],
      ["in that value's place", [set(path, [1])], refused, true],
      [
        "beside a value that was refused",
        [set(path, [1])],
        at("Resources/A/Properties", { category: "Template" }),
        false,
      ],
      ["below a value that was not there", [set([...path, 0], [1])], severe, true],
      ["below a new name", [rename(["Resources", "A", "Properties", "O"], "P")], severe, false],
      ["below another name", [rename(["Resources", "A", "Properties", "O"], "R")], severe, true],
      ["in a type that there is", [set(["Resources", "A", "Type"], "T")], severe, false],
      ["of how it is deployed", [set(path, 1)], { ...severe, category: "Security" }, false],
      ["of another resource", [set(path, 1)], at("Resources/B", { severity: "high" }), true],
    ] as const)("is only shown: %s", (_, changes, now, expected) => {
      expect(brought(changes, { ...now, severity: "high" })).toBe(expected);
    });

    test("what moves into a resource of its own takes along what is wrong with it", () => {
      const moving = [remove(path), insert(["Resources", "B"], {}, "A")];
      const now = at("Resources/B/Properties", { category: "Template", severity: "high" });
      expect(brought(moving, now, { before: [severe] })).toBe(false);
      expect(brought(moving, now)).toBe(true);
      expect(brought([remove(path)], now, { before: [severe] })).toBe(true);
    });

    test("of a template that was refused as a whole nothing was said", () => {
      const now = at("Resources/B", { severity: "high" });
      expect(brought([set(path, 1)], now, { of: { ...refused, logicalId: undefined } })).toBe(
        false,
      );
      const isMilder = { ...refused, logicalId: undefined, severity: "low" } as const;
      expect(brought([set(path, 1)], now, { of: isMilder })).toBe(true);
    });

    test("what is found under a new name was found under the old one", () => {
      const under = (id: string) =>
        at(`Resources/${id}/Properties/P`, { category: "Template", severity: "high" });
      const renaming = [rename(["Resources", "A"], "B")];
      expect(brought(renaming, under("B"), { before: [under("A")] })).toBe(false);
      expect(brought(renaming, under("B"))).toBe(true);
    });

    test("what only something unused used was unused", () => {
      const unused = at("Parameters/A", { tag: "unnecessary" });
      const gone = [remove(["Conditions", "B"])];
      expect(brought(gone, unused, { of: unused, safety: "safe" })).toBe(false);
      expect(brought(gone, { ...unused, tag: undefined }, { of: unused, safety: "safe" })).toBe(
        true,
      );
    });
  });

  test("text outside the edits, and edits that overlap", () => {
    const edits = [{ offset: 1, length: 1, content: "xx" }];
    expect(editViolations("abc", edits, "axxc")).toEqual([]);
    expect(editViolations("abc", edits, "axxd")).toHaveLength(1);
    expect(editViolations("abc", edits, "axxcd")).toHaveLength(1);
    expect(editViolations("abc", [...edits, ...edits], "axxxxc")).toHaveLength(1);
  });

  test("text taken away beyond a value", () => {
    const taken = (length: number) =>
      removalViolations('{"a": [1], "b": 2}', [{ offset: 6, length, content: "" }]);
    expect(taken(3)).toEqual([]);
    expect(taken(5)).toHaveLength(1);
  });

  test("changes as values", () => {
    const before = { a: 1, b: { c: [1] }, old: 2 };
    expect(
      changed(before, [
        rename(["old"], "new"),
        set(["old"], 3),
        set(["a", "x"], true),
        append(["b", "c"], 2),
        append(["l"], "y"),
        set(["b", "c", 0], 9),
      ]),
    ).toEqual({ a: { x: true }, b: { c: [9, 2] }, new: 3, l: ["y"] });
    expect(before).toEqual({ a: 1, b: { c: [1] }, old: 2 });
  });
});

describe("layouts", () => {
  const value = { a: { b: [{ c: 1 }, { d: "e" }] }, f: [] };

  test.each(layouts)("$name: the same value in another text", ({ name, write }) => {
    const written = write(value);
    expect(written).not.toBe(JSON.stringify(value, null, 2));
    // Only comments and trailing commas are not strict.
    expect(strictJson(written)).toEqual(name.includes("comments") ? undefined : value);
    expect(layoutChanges(written, written)).toEqual([]);
  });

  test("tells the byte order mark and the end of the text", () => {
    expect(layoutChanges("\uFEFF{}\n", "{}\n")).toEqual([
      expect.stringContaining("byte order mark"),
    ]);
    expect(layoutChanges("{}\n", "{}")).toEqual([expect.stringContaining("the end of the text")]);
  });
});

test("cfn-lint: only errors that were not there before count", () => {
  const error = (said: string) => ({ said, path: ["Resources", "Key"] });
  const said = new Map([
    ["a", [error("E1 x"), error("E2 y")]],
    ["b", [error("E2 y"), error("E3 z")]],
  ]);
  const pairs = [
    { before: "a", after: "b" },
    { before: "b", after: "b" },
    { before: "b", after: "c" },
  ];
  expect(newErrors(pairs, () => said)).toEqual([[error("E3 z")], [], []]);
});

describe("a folder of templates", () => {
  const check = async (folders: readonly string[], tools: Partial<Tools> = {}) => {
    const printed: string[] = [];
    const judged = { findings: 2, applied: [], violations: [] };
    const code = await checkFolders(folders, {
      print: (line) => printed.push(line),
      progress: () => {},
      judge: async (content) => (content.includes("Resources") ? judged : undefined),
      lint: undefined,
      ...tools,
    });
    return { code, printed };
  };
  const folderOf = (files: Readonly<Record<string, string>>): string => {
    const folder = mkdtempSync(join(tmpdir(), "cfn-audit-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  };

  test("with nothing wrong", async () => {
    const folder = folderOf({ "a.json": text, "b.json": "{}", "c.txt": text });
    expect(await check([folder])).toEqual({
      code: 0,
      printed: [
        "cfn-lint is not on PATH: no fix was held against it.",
        "1 templates, 2 findings, 0 fixes, 0 violations",
      ],
    });
  });

  test("with violations, of ours and by cfn-lint", async () => {
    const folder = folderOf({ "a.json": text });
    const applied = {
      finding,
      fix: { title: "Do", safety: "safe", changes: [] },
      edits: [],
      text: "{}",
    } as const;
    const { code, printed } = await check([folder], {
      judge: async () => ({ findings: 1, applied: [applied], violations: ["is wrong"] }),
      lint: (pairs) =>
        pairs.map(({ before, after }) => {
          const said = `E1 ${before === text} ${after === "{}"}`;
          return [
            { said, path: ["Resources", "Key"] },
            { said, path: ["Resources", "Other"] },
          ];
        }),
      lintsFixAll: true,
    });
    expect(code).toBe(1);
    const about = `${finding.rule} at ${finding.path.join("/")}: the fix "Do"`;
    expect(printed).toEqual([
      `${join(folder, "a.json")}: is wrong`,
      "cfn-lint looks at 2 texts that fixes leave, of each rule at up to 4.",
      `${join(folder, "a.json")}: ${about} brings cfn-lint's E1 true true`,
      `${join(folder, "a.json")}: fix-all (safe) brings cfn-lint's E1 true false`,
      "1 templates, 1 findings, 1 fixes, 3 violations",
    ]);
  });

  test("files that are named, linked, cannot be read as text, are too large or have a strange name", async () => {
    const large = `${text}${" ".repeat(2_000_000)}`;
    const folder = folderOf({ "a.json": text, "b.json": `\ufeff${text}`, "c\n.json": large });
    writeFileSync(join(folder, "d.json"), Buffer.from(text, "utf16le"));
    symlinkSync(join(folder, "b.json"), join(folder, "e.template"));
    const { code, printed } = await check([folder, join(folder, "a.json")]);
    expect(code).toBe(0);
    expect(printed).toEqual([
      `${join(folder, "c␊.json")}: not checked: it is larger than 2 MB`,
      `${join(folder, "d.json")}: not checked: it is UTF-16, not UTF-8; save it as UTF-8`,
      expect.stringContaining("cfn-lint"),
      "3 templates, 6 findings, 0 fixes, 0 violations",
    ]);
  });

  test("how far it is: before each file, of all folders together", async () => {
    const [one, two] = [folderOf({ "a.json": text, "b.json": text }), folderOf({ "c.json": text })];
    const heard: string[] = [];
    let time = 0;
    const progress = progressTo(
      (line) => heard.push(line),
      () => time,
    );
    const judged = { findings: 0, applied: [], violations: [] };
    const judge = async () => {
      time += 6000;
      return judged;
    };
    await check([one, two], { progress, judge });
    // The file between them came four seconds too early.
    expect(heard).toEqual([
      `1 of 3 files, at ${join(one, "a.json")}`,
      `3 of 3 files, at ${join(two, "c.json")}`,
    ]);
  });

  test("without templates, not there, or not said", async () => {
    const empty = folderOf({ "b.json": "{}" });
    expect(await check([empty])).toEqual({
      code: 2,
      printed: [
        `There is no CloudFormation template in JSON that can be checked in ${empty}.`,
        "cfn-lint is not on PATH: no fix was held against it.",
        "0 templates, 0 findings, 0 fixes, 0 violations",
      ],
    });
    const { code, printed } = await check([join(empty, "missing")]);
    expect([code, printed[0]]).toEqual([2, expect.stringContaining("there is no such file")]);
    expect(await check([])).toEqual({
      code: 2,
      printed: [expect.stringContaining("npm run corpus")],
    });
  });
});
