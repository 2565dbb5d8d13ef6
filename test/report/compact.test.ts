import { expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import { compact } from "../../server/src/report/compact.ts";
import { type FileReport, reportOf, unreadable } from "../../server/src/report/report.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { doorOpen, doorUnlocked, faulty, house, written } from "./reporting.ts";

const auditOf = (text: string, ...rules: Rule[]): FileReport =>
  reportOf("house.json", text, analyze(text, { rules }), { withEdits: false });

test("one line a finding", () => {
  expect(written(compact, [auditOf(house, doorOpen, doorUnlocked)])).toBe(
    `house.json:7:17: critical door-open Door "FrontDoor" is open: anybody comes in.
house.json:11:5: low door-unlocked Door "BackDoor" has no lock.
house.json:14:17: critical door-open Door "BackDoor" is open: anybody comes in.
`,
  );
  expect(written(compact, [auditOf(house)])).toBe("");
});

test("one line for each thing that failed", () => {
  const broken = house.replace('"Open": true,', '"Open": true');
  const files = [unreadable("a.json", "it is a folder"), auditOf(broken), auditOf(house, faulty)];
  expect(written(compact, files)).toBe(
    `a.json:1:1: error unreadable Not audited: it is a folder.
house.json:8:9: error invalid The text is not valid JSON here: comma expected.
house.json:1:1: error defect The rule faulty failed: no such hinge
`,
  );
});

test("whatever a file is called, a line is one line", () => {
  const report = { ...auditOf(house, doorUnlocked), path: "a\n\u001b[2J.json" };
  expect(written(compact, [report])).toBe(
    'a␊␛[2J.json:11:5: low door-unlocked Door "BackDoor" has no lock.\n',
  );
});
