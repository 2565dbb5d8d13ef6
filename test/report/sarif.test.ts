import { readFileSync } from "node:fs";
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import type { FileReport } from "../../server/src/report/report.ts";
import { sarif } from "../../server/src/report/sarif.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { Fix, Rule } from "../../server/src/rules/rule.ts";
import { set } from "../../server/src/syntax/change.ts";
import { applyEdits } from "../../server/src/syntax/edit.ts";
import { printable } from "../../shared/printable.ts";
import {
  allKinds,
  doorOpen,
  doorUnlocked,
  hostile,
  hostileHouse,
  house,
  reportIn,
  ruleOf,
  suppressingHouse,
  written,
} from "./reporting.ts";

const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isValid = ajv.compile(schema);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
      readonly region: Region;
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly object[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
}

/** The run of a log, which must be as the schema says. */
function runOf(reports: readonly FileReport[], used: readonly Rule[] = [], text = house) {
  const log = JSON.parse(written(sarif, reports, { rules: used, text }));
  isValid(log);
  expect(isValid.errors).toBe(null);
  expect(log.version).toBe("2.1.0");
  const [run] = log.runs;
  for (const { ruleId, ruleIndex } of run.results)
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  return run as {
    readonly columnKind: string;
    readonly results: readonly Result[];
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly { readonly message: { text: string } }[];
    }[];
    readonly tool: {
      readonly driver: {
        readonly [name: string]: unknown;
        readonly rules: readonly {
          readonly id: string;
          readonly help: { readonly text: string };
          readonly helpUri: string;
          readonly properties: { readonly tags: readonly string[] };
        }[];
      };
    };
  };
}

test("the schema is strict enough to find what is wrong", () => {
  const log = JSON.parse(written(sarif, allKinds(true)));
  log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
  log.runs[0].results[1].level = "critical";
  expect(isValid(log)).toBe(false);
  expect(isValid.errors?.map(({ instancePath }) => instancePath)).toEqual(
    expect.arrayContaining([
      "/runs/0/results/0/locations/0/physicalLocation/region/startLine",
      "/runs/0/results/1/level",
    ]),
  );
});

test("a result: rule, level, message, places, fixes", () => {
  const report = reportIn("s/house.json", house, [doorOpen, doorUnlocked], true);
  const run = runOf([report], [doorOpen]);
  const artifactLocation = { uri: "s/house.json", uriBaseId: "%SRCROOT%" };
  expect(run.columnKind).toBe("utf16CodeUnits");
  expect(run.results).toHaveLength(3);
  expect(run.results[1]).toEqual({
    ruleId: "door-unlocked",
    ruleIndex: 1,
    level: "note",
    message: { text: 'Door "BackDoor" has no lock.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation,
          region: { startLine: 11, startColumn: 5, endLine: 11, endColumn: 15 },
        },
        logicalLocations: [
          { name: "BackDoor", fullyQualifiedName: "Resources/BackDoor", kind: "object" },
        ],
      },
    ],
    relatedLocations: [
      {
        id: 1,
        physicalLocation: {
          artifactLocation,
          region: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 16 },
        },
        message: { text: "the front door" },
      },
    ],
    partialFingerprints: { "cfnAuditPath/v1": expect.stringMatching(/^[0-9a-f]{16}:1$/) },
    suppressions: [],
    fixes: ["brass", "steel"].map((kind) => ({
      description: { text: `Fit a ${kind} lock (review)` },
      artifactChanges: [
        {
          artifactLocation,
          replacements: [
            {
              deletedRegion: { startLine: 14, startColumn: 21, endLine: 14, endColumn: 21 },
              insertedContent: { text: `,\n        "Lock": "${kind}"` },
            },
          ],
        },
      ],
    })),
    properties: { severity: "low", category: "Security" },
  });
});

test("the rules that found something, with what code scanning shows of them", () => {
  const tidy: Rule = {
    ...ruleOf("door-untidy", "medium", (door, report) => report({ at: door.key, message: "m" })),
    category: "Template",
  };
  const used = [doorUnlocked, doorOpen, tidy, ruleOf("silent", "low", () => {})];
  const { driver } = runOf([reportIn("a.json", house, used)], used).tool;
  expect(driver).toMatchObject({ name: "cfn-audit", version: "1.2.3", semanticVersion: "1.2.3" });
  expect(driver.rules.map(({ id }) => id)).toEqual(["door-untidy", "door-open", "door-unlocked"]);
  expect(driver.rules[1]).toEqual({
    id: "door-open",
    shortDescription: { text: "A door stands open." },
    fullDescription: { text: "A door stands open. Somebody may come in." },
    help: {
      text: "A door stands open.\n\nSomebody may come in.\n\nhttps://docs.aws.amazon.com/",
      markdown: expect.stringContaining(
        "## Why it matters\n\nSomebody may come in.\n\n## Reported",
      ),
    },
    helpUri: "https://docs.aws.amazon.com/",
    defaultConfiguration: { level: "error" },
    properties: {
      tags: ["security", "cloudformation"],
      precision: "high",
      "security-severity": "9.5",
    },
  });
  expect(driver.rules[0]).toMatchObject({
    defaultConfiguration: { level: "warning" },
    properties: {
      tags: ["operations", "cloudformation", "template"],
      precision: "very-high",
      "problem.severity": "warning",
    },
  });
});

test("real rules and templates are valid, within what GitHub takes", () => {
  const text = readFileSync(new URL("../../examples/TapStack.json", import.meta.url), "utf8");
  const run = runOf([reportIn("examples/TapStack.json", text, rules, true)], rules, text);
  expect(run.results.length).toBeGreaterThan(10);
  for (const { properties, help, helpUri } of run.tool.driver.rules) {
    const { tags } = properties;
    expect(tags.length).toBeLessThanOrEqual(20);
    expect(new Set(tags).size).toBe(tags.length);
    expect(helpUri).toMatch(/^https:/);
    expect(help.text).not.toBe("");
  }
  const all = [
    reportIn(
      "a.json",
      house,
      rules.map((rule) =>
        ruleOf(rule.id, rule.severity, (door, report) => report({ at: door.key, message: "m" })),
      ),
    ),
  ];
  const known = runOf(all, rules).tool.driver.rules;
  expect(known).toHaveLength(rules.length);
});

/** The text after a fix, read as a viewer does that knows nothing but lines and columns. */
function fixed(text: string, { fixes = [] }: Result, index = 0): string {
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length),
  ];
  const bom = text.startsWith("\uFEFF") ? 1 : 0;
  const offset = (line: number, column: number) =>
    (starts[line - 1] ?? 0) + (line === 1 ? bom : 0) + column - 1;
  const replacements = fixes[index]?.artifactChanges[0]?.replacements ?? [];
  return applyEdits(
    text,
    replacements.map(({ deletedRegion: at, insertedContent }) => {
      const start = offset(at.startLine, at.startColumn);
      return {
        offset: start,
        length: offset(at.endLine, at.endColumn) - start,
        content: insertedContent.text,
      };
    }),
  );
}

test.each([
  ["LF", house],
  ["CRLF and a byte order mark", `\uFEFF${house.replaceAll("\n", "\r\n")}`],
  ["one line", JSON.stringify(JSON.parse(house))],
  ["characters of two units", house.replace('"AWST', '"😀": 1, "AWST')],
])("the regions of fixes are those of the text: %s", (_, text) => {
  const { results } = runOf([reportIn("a.json", text, [doorOpen], true)], [], text);
  expect(fixed(text, results[0] as Result)).toBe(text.replace("true", "false"));
  expect(results).toHaveLength(2);
});

test("a fix that findings share is written once", () => {
  const changes = ["FrontDoor", "BackDoor"].map((id) =>
    set(["Resources", id, "Properties", "Open"], false),
  );
  const closeAll: Fix = { title: "Close all doors", safety: "safe", changes };
  const doorsOpen = ruleOf("doors-open", "low", (door, report) => {
    report({ at: door.key, message: `"${door.id}" is open.`, fixes: () => [closeAll] });
  });
  const { results } = runOf([reportIn("a.json", house, [doorsOpen], true)]);
  expect(fixed(house, results[0] as Result)).toBe(house.replaceAll("true", "false"));
  expect(results[1]).not.toHaveProperty("fixes");
});

const fingerprints = (path: string, text: string, ...used: Rule[]): string[] =>
  runOf([reportIn(path, text, used)], [], text).results.flatMap(({ partialFingerprints }) =>
    Object.values(partialFingerprints),
  );

test("fingerprints stay as lines and values change, and tell files, rules and places apart", () => {
  const before = fingerprints("a.json", house, doorOpen, doorUnlocked);
  expect(new Set(before).size).toBe(3);
  const moved = [
    `\n\n${house}`,
    JSON.stringify(JSON.parse(house)),
    house.replace('"Resources"', '"Description": "x",\n  "Resources"'),
    house.replaceAll("true", '"true"'),
  ];
  for (const text of moved)
    expect(fingerprints("a.json", text, doorOpen, doorUnlocked)).toEqual(before);
  const others = [
    ...fingerprints("b.json", house, doorOpen, doorUnlocked),
    ...fingerprints("a.json", house.replaceAll('Door"', 'Gate"'), doorOpen, doorUnlocked),
    ...fingerprints(
      "a.json",
      house,
      ruleOf("other", "low", (door, report) => report({ at: door.key, message: "m" })),
    ),
  ];
  for (const other of others) expect(before).not.toContain(other);
});

test("findings of one rule at one place have fingerprints of their own", () => {
  const twice = ruleOf("twice", "low", (door, report) => {
    for (const message of ["m", "n"]) report({ at: door.key, message });
  });
  const all = fingerprints("a.json", house, twice);
  expect(new Set(all).size).toBe(4);
  expect(all.map((each) => each.slice(-2))).toEqual([":1", ":2", ":1", ":2"]);
});

test.each([
  ["s/my stack#1?.json", "s/my%20stack%231%3F.json", "%SRCROOT%"],
  ["a:b.json", "a%3Ab.json", "%SRCROOT%"],
  ["<stdin>", "%3Cstdin%3E", "%SRCROOT%"],
  ["../é.json", "../%C3%A9.json", "%SRCROOT%"],
  ["/srv/a b.json", "file:///srv/a%20b.json", undefined],
  ["C:/a b.json", "file:///C:/a%20b.json", undefined],
])("%s is %s", (path, uri, uriBaseId) => {
  const [result] = runOf([reportIn(path, house, [doorOpen])]).results;
  const { artifactLocation } = (result as Result).locations[0]?.physicalLocation ?? {};
  expect(artifactLocation).toEqual(uriBaseId ? { uri, uriBaseId } : { uri });
});

test("what failed is a notification, and the run no success", () => {
  const [clean] = runOf([reportIn("a.json", house, [doorOpen])]).invocations;
  expect(clean).toEqual({ executionSuccessful: true, toolExecutionNotifications: [] });
  const [failed] = runOf(allKinds(true)).invocations;
  expect(failed?.executionSuccessful).toBe(false);
  expect(failed?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
    "Not audited: there is no such file or folder.",
    "The text is not valid JSON here: comma expected.",
    "A defect of cfn-audit: the rule faulty failed: no such hinge",
  ]);
  expect(runOf([]).results).toEqual([]);
});

test("whatever a template holds is text, and no link", () => {
  const { results } = runOf([reportIn("a.json", hostileHouse, [doorOpen], true)]);
  const shown = hostile.map((id) => printable(id).replaceAll("](", "] ("));
  expect(results.map(({ message }) => message.text)).toEqual(
    shown.map((id) => `Door "${id}" is open: anybody comes in.`),
  );
  for (const result of results) expect(fixed(hostileHouse, result)).toContain('"Open": false');
});

test("what a template suppresses is a result all the same, and says so", () => {
  const report = reportIn("a.json", suppressingHouse, [doorOpen, doorUnlocked], true);
  const { results } = runOf([report], [], suppressingHouse);
  expect(results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
    ["door-open", []],
    ["door-unlocked", [expect.anything()]],
    ["door-open", [{ kind: "inSource", status: "accepted", justification: "<Nobody> knows | it" }]],
  ]);
  const all = runOf([reportIn("a.json", house, [doorOpen, doorUnlocked])]).results;
  const prints = (of: readonly Result[]) =>
    of.map(({ ruleId, partialFingerprints }) => ruleId + Object.values(partialFingerprints)).sort();
  expect(prints(results)).toEqual(prints(all));
});
