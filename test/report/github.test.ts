import * as core from "@actions/core";
import { expect, test } from "vitest";
import { github } from "../../server/src/report/github.ts";
import { stepSummary } from "../../server/src/report/markdown.ts";
import type { FindingReport } from "../../server/src/report/report.ts";
import { printable } from "../../shared/printable.ts";
import type { Severity } from "../../shared/settings.ts";
import {
  allKinds,
  doorOpen,
  doorUnlocked,
  hostileHouse,
  house,
  reportIn,
  ruleOf,
  written,
} from "./reporting.ts";

/** What GitHub's own library writes for the same annotation. */
function byGitHub(
  say: typeof core.error,
  message: string,
  properties: core.AnnotationProperties,
): string {
  const { write } = process.stdout;
  let text = "";
  process.stdout.write = (data) => {
    text += data;
    return true;
  };
  try {
    say(message, properties);
  } finally {
    process.stdout.write = write;
  }
  return text;
}

const annotationOf = (
  { range, rule, severity, message, fixes }: FindingReport,
  file: string,
): string =>
  byGitHub(
    severity === "critical" ? core.error : core.notice,
    `${printable(message)}${fixes[0] ? `\nFix${fixes[0].safety === "review" ? " (review)" : ""}: ${printable(fixes[0].title)}` : ""}`,
    {
      title: `${rule} (${severity})`,
      file,
      startLine: range.start.line,
      endLine: range.end.line,
      startColumn: range.start.column,
      endColumn: range.end.column,
    },
  );

test("an annotation a finding, the gravest first", () => {
  const text = written(github, [reportIn("s/house.json", house, [doorOpen, doorUnlocked])]);
  expect(text).toBe(
    `::error title=door-open (critical),file=s/house.json,line=7,endLine=7,col=17,endColumn=21::Door "FrontDoor" is open: anybody comes in.%0AFix: Close "FrontDoor"
::error title=door-open (critical),file=s/house.json,line=14,endLine=14,col=17,endColumn=21::Door "BackDoor" is open: anybody comes in.%0AFix: Close "BackDoor"
::notice title=door-unlocked (low),file=s/house.json,line=11,endLine=11,col=5,endColumn=15::Door "BackDoor" has no lock.%0AFix (review): Fit a brass lock
`,
  );
});

test.each<[Severity, string]>([
  ["critical", "error"],
  ["high", "error"],
  ["medium", "warning"],
  ["low", "notice"],
])("%s is %s", (severity, command) => {
  const rule = ruleOf("r", severity, (door, report) => report({ at: door.key, message: "m" }));
  expect(written(github, [reportIn("a.json", house, [rule])])).toMatch(`::${command} title=`);
});

test("it is escaped as GitHub's own library does", () => {
  const file = "a,b:c%25\n.json";
  for (const text of [house, hostileHouse]) {
    const report = reportIn(file, text, [doorOpen, doorUnlocked]);
    const lines = report.findings.map((finding) => annotationOf(finding, file));
    const inOrder = [
      ...lines.filter((line) => line.startsWith("::error")),
      ...lines.filter((line) => line.startsWith("::notice")),
    ];
    expect(written(github, [report])).toBe(inOrder.join(""));
  }
});

test("no line is anything else than a command of ours", () => {
  const text = written(github, [
    ...allKinds(),
    reportIn("a\r\n::x::.json", hostileHouse, [doorOpen]),
  ]);
  for (const line of text.split("\n").slice(0, -1))
    expect(line).toMatch(
      /^::(error|notice) title=[\w% -]+( \(\w+\))?,file=[^:,]+(,[a-zA-Z]+=\d+)*::[^\r\n]+$/,
    );
});

test("a range of several lines has no columns", () => {
  const [finding] = reportIn("a.json", house, [doorUnlocked]).findings as [FindingReport];
  const range = { start: { line: 2, column: 3 }, end: { line: 4, column: 5 } };
  const report = { ...reportIn("a.json", house, []), findings: [{ ...finding, range }] };
  expect(written(github, [report])).toContain(",line=2,endLine=4::");
});

test("what failed comes before findings", () => {
  expect(
    written(github, allKinds())
      .split("\n")
      .map((line) => line.replace(/::.*::/, ""))
      .slice(0, 4),
  ).toEqual([
    "gone.json: Not audited: there is no such file or folder.",
    "The text is not valid JSON here: comma expected.",
    "The rule faulty failed: no such hinge",
    'Door "FrontDoor" is open: anybody comes in.%0AFix: Close "FrontDoor"',
  ]);
});

test("the step's summary: the gravest of all files, and not more than anybody reads", () => {
  const low = reportIn("low.json", house, [doorUnlocked]);
  const grave = reportIn("grave.json", house, [doorOpen]);
  const rows = (count: number) =>
    written(stepSummary, [...Array.from({ length: count }, () => low), grave])
      .split("\n")
      .filter((line) => /^\| (critical|low) /.test(line));
  expect(rows(2)).toEqual([
    '| critical | door-open | `grave.json:7` | Door "FrontDoor" is open: anybody comes in. |',
    '| critical | door-open | `grave.json:14` | Door "BackDoor" is open: anybody comes in. |',
    '| low | door-unlocked | `low.json:11` | Door "BackDoor" has no lock. |',
    '| low | door-unlocked | `low.json:11` | Door "BackDoor" has no lock. |',
  ]);
  expect(rows(500)).toHaveLength(100);
  const gone = Array.from({ length: 500 }, () => allKinds()[3] ?? low);
  const text = written(stepSummary, [...Array.from({ length: 500 }, () => low), grave, ...gone]);
  expect(text).toContain("**502 findings** in 501 templates: 2 critical, 500 low.");
  expect(text).toContain("\nAnd 402 more findings.\n");
  expect(text.match(/^- /gm)).toHaveLength(100);
});

test("the step's summary is short, however long a name is", () => {
  const text = house.replace("FrontDoor", "D".repeat(1e6));
  const summary = written(stepSummary, [reportIn("a.json", text, [doorOpen])]);
  expect(summary.length).toBeLessThan(2000);
  expect(summary).toContain("DDD… |\n");
});
