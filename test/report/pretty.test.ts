import { expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import {
  prettyDefects,
  prettyErrors,
  prettyFindings,
  prettyNote,
} from "../../server/src/report/pretty.ts";
import { prettyRules } from "../../server/src/report/prettyRules.ts";
import { prettySummary } from "../../server/src/report/prettySummary.ts";
import { defectOf, type FileReport, reportOf, unreadable } from "../../server/src/report/report.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { doorOpen, doorUnlocked, faulty, house, summaryOf } from "./reporting.ts";

const plain = { colour: false, width: undefined };
const auditOf = (text: string, ...rules: Rule[]): FileReport =>
  reportOf("house.json", text, analyze(text, { rules }), { withEdits: false });
const findings = (text: string, ...rules: Rule[]): string =>
  prettyFindings(auditOf(text, ...rules), text, plain);

test("a finding: place, severity, rule, message, line with carets, fix", () => {
  expect(findings(house, doorOpen)).toBe(`house.json:7:17  critical  door-open
  Door "FrontDoor" is open: anybody comes in.
     │
   7 │         "Open": true,
     │                 ^^^^
     ╰ fix: Close "FrontDoor"

house.json:14:17  critical  door-open
  Door "BackDoor" is open: anybody comes in.
     │
  14 │         "Open": true
     │                 ^^^^
     ╰ fix: Close "BackDoor"

`);
});

test("what it relates to, and alternatives to review", () => {
  expect(findings(house, doorUnlocked)).toBe(`house.json:11:5  low  door-unlocked
  Door "BackDoor" has no lock.
     │
  11 │     "BackDoor": {
     │     ^^^^^^^^^^
     ┆
   4 │     "FrontDoor": {
     │     ----------- the front door
     ├ fix (review): Fit a brass lock
     ╰ or (review): Fit a steel lock

`);
});

test("on a terminal, messages are wrapped and lines cut to its width", () => {
  const text = JSON.stringify(JSON.parse(house));
  expect(prettyFindings(auditOf(text, doorOpen), text, { colour: false, width: 40 })).toContain(
    `house.json:1:116  critical  door-open
  Door "FrontDoor" is open: anybody
  comes in.
     │
   1 │ …s":{"Open":true,"Lock":"brass"}…
     │             ^^^^
`,
  );
});

test("what is too long for the terminal goes on in the next line", () => {
  const shown = prettyFindings(auditOf(house, doorUnlocked), house, { colour: false, width: 30 });
  expect(shown).toContain(`
   4 │     "FrontDoor": {
     │     -----------
     │ the front door
     ├ fix (review): Fit a
     │               brass
     │               lock
     ╰ or (review): Fit a
                    steel lock
`);
});

test("colours, where the style has them", () => {
  const [first] = prettyFindings(auditOf(house, doorOpen), house, {
    colour: true,
    width: undefined,
  }).split("\n");
  expect(first).toBe(
    "\u001b[1mhouse.json\u001b[0m\u001b[2m:7:17\u001b[0m  \u001b[1;31mcritical\u001b[0m  \u001b[2mdoor-open\u001b[0m",
  );
});

test("control characters of the template or its name never come out raw", () => {
  const text = house.replace('"BackDoor"', '"Back\u001b[2J\u202eDoor"');
  const report = { ...auditOf(text, doorOpen, doorUnlocked), path: "a\u001b[0m\n.json" };
  const shown = prettyFindings(report, text, plain) + prettyErrors(report, text, plain);
  expect(shown).toContain('"Back␛[2J�Door": {');
  expect(shown).toContain("a␛[0m␊.json:11:5");
  expect(shown).not.toContain("\u001b");
  expect(shown).not.toContain("\u202e");
});

test("what was fixed stands before what is left", () => {
  const fixed = [
    {
      rule: "door-open",
      message: "…",
      logicalId: "D",
      title: 'Close "D"',
      safety: "safe" as const,
    },
  ];
  expect(prettyFindings({ ...auditOf(house), fixed }, house, plain)).toBe(
    '✔ house.json: Close "D"  door-open\n\n',
  );
});

test("of syntax errors the first three are shown, and what has no place comes after them", () => {
  const text = `${house.slice(0, -2)}, a b c d`;
  const report = auditOf(text);
  const shown = prettyErrors(
    { ...report, errors: [...report.errors, { message: "Nothing was fixed here." }] },
    text,
    plain,
  );
  expect(report.errors.length).toBeGreaterThan(3);
  expect(shown).toContain("house.json:18:5  error\n  The text is not valid JSON here: ");
  expect(shown.match(/\^/g)?.length).toBe(3);
  expect(shown).toContain(`And ${report.errors.length - 3} more error`);
  expect(shown).toMatch(/house\.json {2}error\n {2}Nothing was fixed here\.\n\n$/);
});

test("a file that cannot be read says why", () => {
  expect(prettyErrors(unreadable("a.json", "it is a folder"), "", plain)).toBe(
    "a.json  error\n  Not audited: it is a folder.\n\n",
  );
});

test("a file that is no template says why, on one line", () => {
  expect(prettyNote(auditOf('{"Resources": 1}'), plain)).toBe(
    'house.json: not a CloudFormation template: "Resources" is not an object.\n',
  );
});

test("a defect names the rule and does not blame the template", () => {
  const shown = prettyDefects(auditOf(house, faulty), plain);
  expect(shown).toMatch(/^house\.json {2}defect of cfn-audit\n {2}The rule faulty failed: no such/);
  expect(shown).toContain("Your template is not to blame.");
  expect(shown).toMatch(/\n {2}at .*reporting\.ts/);
  const report = { ...unreadable("a.json", ""), defects: [defectOf(null, "thrown text")] };
  expect(prettyDefects(report, plain)).toContain("  The audit failed: thrown text\n");
});

const options = {
  failOn: "high",
  applied: "none",
  isDryRun: false,
  operands: "house.json",
} as const;

test("the summary counts, and says how to have the rest fixed", () => {
  const summary = summaryOf([auditOf(house, doorOpen, doorUnlocked)]);
  expect(prettySummary(summary, options, plain)).toBe(
    `✖ 3 findings in 1 template: 2 critical, 1 low
  2 have a safe fix:      cfn-audit --fix house.json
  1 has a fix to review:  cfn-audit --fix-all house.json
`,
  );
  expect(prettySummary(summary, { ...options, applied: "safe", failOn: "none" }, plain)).toBe(
    `⚠ 3 findings left in 1 template: 2 critical, 1 low
  1 has a fix to review:  cfn-audit --fix-all house.json
`,
  );
  expect(prettySummary(summary, { ...options, applied: "review", isDryRun: true }, plain)).toBe(
    "✖ 3 findings would be left in 1 template: 2 critical, 1 low\n",
  );
});

test("the summary tells what templates suppress and the baseline knows", () => {
  const metadata = `"Metadata": { "cfn-audit": { "ignore": [{ "rule": "door-open" }] } },\n  "Res`;
  const summary = summaryOf([auditOf(house.replace('"Res', metadata), doorOpen)]);
  expect(prettySummary(summary, options, plain)).toBe(
    "✔ No findings in 1 template\n  Not counted: 2 suppressed\n",
  );
  expect(prettySummary({ ...summary, baseline: 3 }, options, plain)).toBe(
    "✔ No findings in 1 template\n  Not counted: 2 suppressed, 3 in the baseline\n",
  );
});

test("the summary of a clean audit, of none, and of failures", () => {
  const said = (...files: FileReport[]) => prettySummary(summaryOf(files), options, plain);
  expect(said(auditOf(house), auditOf(house))).toBe("✔ No findings in 2 templates\n");
  expect(said()).toBe("No CloudFormation template to audit\n");
  expect(said(unreadable("a.json", "gone"))).toBe("✖ 1 file with errors, see above\n");
  const fixed = [{ rule: "r", message: "m", logicalId: null, title: "t", safety: "safe" as const }];
  expect(said({ ...auditOf(house), fixed })).toBe(
    "✔ Fixed 1 finding\n✔ No findings left in 1 template\n",
  );
});

test("fixes in files that do not parse are not offered", () => {
  const broken = house.slice(0, -3);
  expect(prettySummary(summaryOf([auditOf(broken, doorOpen)]), options, plain)).toBe(
    "✖ 1 file with errors, see above\n✖ 2 findings in 1 template: 2 critical\n",
  );
});

test("the list of rules", () => {
  expect(prettyRules([doorOpen, doorUnlocked], plain)).toBe(
    `door-open  critical  Security
  A door stands open.

door-unlocked  low  Security
  A door stands open.
`,
  );
});
