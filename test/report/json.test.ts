import { expect, test } from "vitest";
import { analyze } from "../../server/src/analyze.ts";
import { json, rulesJson } from "../../server/src/report/json.ts";
import { reportOf, unreadable } from "../../server/src/report/report.ts";
import type { Fix, Rule } from "../../server/src/rules/rule.ts";
import { set } from "../../server/src/syntax/change.ts";
import { applyEdits } from "../../server/src/syntax/edit.ts";
import { doorOpen, doorUnlocked, faulty, faultyFix, house, ruleOf, written } from "./reporting.ts";

const jsonOf = (text: string, ...rules: Rule[]) =>
  JSON.parse(
    written(json, [reportOf("house.json", text, analyze(text, { rules }), { withEdits: true })]),
  );

test("the shape of the JSON output", () => {
  expect(jsonOf(house, doorOpen, doorUnlocked)).toEqual({
    version: 1,
    files: [
      {
        path: "house.json",
        status: "analyzed",
        reason: null,
        findings: [
          expect.objectContaining({ rule: "door-open", logicalId: "FrontDoor" }),
          {
            rule: "door-unlocked",
            severity: "low",
            category: "Security",
            message: 'Door "BackDoor" has no lock.',
            logicalId: "BackDoor",
            path: ["Resources", "BackDoor"],
            range: { start: { line: 11, column: 5 }, end: { line: 11, column: 15 } },
            offset: house.indexOf('"BackDoor"'),
            length: 10,
            related: [
              {
                message: "the front door",
                range: { start: { line: 4, column: 5 }, end: { line: 4, column: 16 } },
                offset: house.indexOf('"FrontDoor"'),
                length: 11,
              },
            ],
            fixes: [
              {
                title: "Fit a brass lock",
                safety: "review",
                edits: [
                  {
                    range: { start: { line: 14, column: 21 }, end: { line: 14, column: 21 } },
                    offset: house.lastIndexOf("true") + 4,
                    length: 0,
                    content: ',\n        "Lock": "brass"',
                  },
                ],
              },
              expect.objectContaining({ title: "Fit a steel lock" }),
            ],
          },
          expect.objectContaining({ rule: "door-open", logicalId: "BackDoor" }),
        ],
        suppressed: [],
        baseline: 0,
        goneFromBaseline: [],
        errors: [],
        fixed: [],
        defects: [],
      },
    ],
    summary: {
      files: 1,
      analyzed: 1,
      notTemplates: 0,
      unreadable: 0,
      findings: 3,
      bySeverity: { critical: 2, high: 0, medium: 0, low: 1 },
      suppressed: 0,
      baseline: 0,
      fixable: { safe: 2, review: 1 },
      fixed: 0,
      failed: 0,
    },
  });
});

test("what the template suppresses is told apart, with whose form it is and the reason", () => {
  const text = house.replace(
    '"Type": "Test::House::Door",',
    `"Type": "Test::House::Door",
      "Metadata": {
        "cfn-audit": { "ignore": [{ "rule": "door-open", "reason": "A museum" }] },
        "checkov": { "skip": [{ "id": "CKV_1" }] }
      },`,
  );
  const { files, summary } = jsonOf(text, doorOpen, doorUnlocked);
  const [front, ...others] = files[0].suppressed;
  expect(front).toEqual({
    rule: "door-open",
    severity: "critical",
    category: "Security",
    message: 'Door "FrontDoor" is open: anybody comes in.',
    logicalId: "FrontDoor",
    path: ["Resources", "FrontDoor", "Properties", "Open"],
    range: { start: { line: 11, column: 17 }, end: { line: 11, column: 21 } },
    offset: text.indexOf("true"),
    length: 4,
    related: [],
    by: "cfn-audit",
    reason: "A museum",
  });
  expect(others).toEqual([]);
  expect(files[0].findings.map(({ logicalId }: { logicalId: string }) => logicalId)).toEqual([
    "BackDoor",
    "BackDoor",
  ]);
  expect(summary).toMatchObject({ findings: 2, suppressed: 1, bySeverity: { critical: 1 } });
});

test("edits are of the text that was read, byte order mark and CRLF and all", () => {
  const text = `\uFEFF${house.replaceAll("\n", "\r\n")}`;
  const [finding] = jsonOf(text, doorOpen).files[0].findings;
  expect(finding.range.start).toEqual({ line: 7, column: 17 });
  expect(text.slice(finding.offset, finding.offset + finding.length)).toBe("true");
  expect(applyEdits(text, finding.fixes[0].edits)).toBe(text.replace("true", "false"));
});

test("a fix that findings share has its edits at the first of them, to which the others refer", () => {
  const changes = ["FrontDoor", "BackDoor"].map((id) =>
    set(["Resources", id, "Properties", "Open"], false),
  );
  const closeAll: Fix = { title: "Close all doors", safety: "review", changes };
  const doorsOpen = ruleOf("doors-open", "low", (door, report) => {
    const bolt = set(door.get("Bolt").path(), true);
    const alone: Fix = { title: `Bolt "${door.id}"`, safety: "safe", changes: [bolt] };
    report({ at: door.key, message: `"${door.id}" is open.`, fixes: () => [alone, closeAll] });
  });
  const [first, second] = jsonOf(house, doorsOpen).files[0].findings;
  expect(first.fixes[1].edits).toHaveLength(2);
  expect(first.fixes[1]).not.toHaveProperty("sameAs");
  expect(second.fixes[0].edits).toHaveLength(1);
  expect(second.fixes[1]).toEqual({
    title: "Close all doors",
    safety: "review",
    edits: [],
    sameAs: { finding: 0, fix: 1 },
  });
});

test("where a finding has no fixes because one of them failed, none is written out there", () => {
  const path = ["Resources", "FrontDoor", "Properties", "Open"];
  const close: Fix = { title: "Close it", safety: "review", changes: [set(path, false)] };
  const overlapping: Fix = { ...close, changes: [...close.changes, set(path.slice(0, 2), {})] };
  const doorsOpen = ruleOf("doors-open", "low", (door, report) => {
    const fixes = door.id === "FrontDoor" ? [close, overlapping] : [close];
    report({ at: door.key, message: `"${door.id}" is open.`, fixes: () => fixes });
  });
  const [{ findings, defects }] = jsonOf(house, doorsOpen).files;
  expect(defects).toHaveLength(1);
  expect(findings[0].fixes).toEqual([]);
  expect(findings[1].fixes[0].edits).toHaveLength(1);
});

test("syntax errors are listed with their places", () => {
  const [file] = jsonOf(house.replace('"Open": true,', '"Open": true')).files;
  expect(file.status).toBe("analyzed");
  expect(file.errors).toEqual([
    {
      message: "The text is not valid JSON here: comma expected.",
      range: { start: { line: 8, column: 9 }, end: { line: 8, column: 15 } },
      offset: house.indexOf('"Lock"') - 1,
      length: 6,
    },
  ]);
});

test("no template, nothing readable", () => {
  expect(jsonOf('{"Resources": []}').files[0]).toMatchObject({
    status: "not-a-template",
    reason: '"Resources" is not an object',
    findings: [],
  });
  const tooDeep = `{"Resources": ${"[".repeat(2000)}`;
  expect(jsonOf(tooDeep).files[0]).toMatchObject({
    status: "unreadable",
    reason: "its text cannot be parsed",
    errors: [{ message: "The text is not valid JSON here: nested too deeply." }],
  });
  expect(jsonOf('"Resources": {}').files[0]).toMatchObject({ status: "unreadable" });
  const { files, summary } = JSON.parse(written(json, [unreadable("a.json", "it is a folder")]));
  expect(files[0]).toMatchObject({ status: "unreadable", reason: "it is a folder" });
  expect(summary).toMatchObject({ files: 1, analyzed: 0, unreadable: 1, failed: 1 });
});

test("defects are listed without their stacks; a finding whose fix throws stays, without fixes", () => {
  const { files, summary } = jsonOf(house, faulty, faultyFix);
  expect(files[0].defects).toEqual([
    { rule: "faulty", message: "no such hinge" },
    { rule: "faulty-fix", message: "no such screw" },
    { rule: "faulty-fix", message: "no such screw" },
  ]);
  expect(files[0].findings).toHaveLength(2);
  expect(files[0].findings[0].fixes).toEqual([]);
  expect(summary.failed).toBe(1);
});

test("a rule says what the user must want for it to speak", () => {
  const { rules } = JSON.parse(rulesJson([doorOpen, { ...doorOpen, lifecycle: "retain" }]));
  expect(rules[0]).not.toHaveProperty("lifecycle");
  expect(rules[1].lifecycle).toBe("retain");
});

test("the rules' metadata", () => {
  expect(JSON.parse(rulesJson([doorOpen]))).toEqual({
    version: 1,
    rules: [
      {
        id: "door-open",
        severity: "critical",
        profile: "essential",
        category: "Security",
        topics: ["security"],
        summary: "A door stands open.",
        why: "Somebody may come in.",
        bad: doorOpen.docs.bad,
        good: doorOpen.docs.good,
        links: ["https://docs.aws.amazon.com/"],
        equivalents: { checkov: ["CKV_1"] },
      },
    ],
  });
});
