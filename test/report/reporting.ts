/** Rules made up for the tests of the reports, so that those do not hang on what the real ones say. */
import { analyze } from "../../server/src/analyze.ts";
import { docsOf } from "../../server/src/report/docs.ts";
import type { Audit, Format } from "../../server/src/report/format.ts";
import {
  type FileReport,
  noFiles,
  plus,
  reportOf,
  type Summary,
  unreadable,
} from "../../server/src/report/report.ts";
import type { ResourceRule, Rule } from "../../server/src/rules/rule.ts";
import { set } from "../../server/src/syntax/change.ts";
import { equals } from "../../server/src/template/value.ts";
import type { Severity } from "../../shared/settings.ts";

const base = {
  profile: "essential",
  category: "Security",
  docs: {
    summary: "A door stands open.",
    why: "Somebody may come in.",
    bad: "{}",
    good: "{}",
    links: ["https://docs.aws.amazon.com/"],
  },
  equivalents: { checkov: ["CKV_1"] },
} as const;

export const ruleOf = (
  id: string,
  severity: Severity,
  check: ResourceRule["check"],
): ResourceRule => ({ ...base, id, severity, resourceTypes: ["Test::House::Door"], check });

/** Reports doors that are open, and closes them: safely. */
export const doorOpen = ruleOf("door-open", "critical", (door, report) => {
  const open = door.get("Open");
  if (equals(open, true) !== true) return;
  report({
    at: open.at,
    message: `Door "${door.id}" is open: anybody comes in.`,
    fixes: () => [
      { title: `Close "${door.id}"`, safety: "safe", changes: [set(open.path(), false)] },
    ],
  });
});

/** Reports doors without a lock, in relation to the first door, and fits one: to be reviewed, or two other ways. */
export const doorUnlocked = ruleOf("door-unlocked", "low", (door, report, template) => {
  const lock = door.get("Lock");
  if (lock.kind !== "absent") return;
  const [first = door] = template.resources();
  const withLock = (kind: string) => ({
    title: `Fit a ${kind} lock`,
    safety: "review" as const,
    changes: [set(lock.path(), kind)],
  });
  report({
    at: door.key,
    message: `Door "${door.id}" has no lock.`,
    related: [{ at: first.key, message: "the front door" }],
    fixes: () => [withLock("brass"), withLock("steel")],
  });
});

/** Throws on every door. */
export const faulty = ruleOf("faulty", "high", () => {
  throw new Error("no such hinge");
});

/** Throws when its fix is asked for. */
export const faultyFix = ruleOf("faulty-fix", "high", (door, report) => {
  report({
    at: door.key,
    message: "Something is wrong.",
    fixes: () => {
      throw new Error("no such screw");
    },
  });
});

/** Its fix leaves text that is not JSON, which no rule of ours may. */
export const breaking = ruleOf("breaking", "high", (door, report) => {
  const noValue = { odd: undefined as unknown as null };
  report({
    at: door.key,
    message: "Something is wrong.",
    fixes: () => [
      { title: "Break it", safety: "safe", changes: [set(door.get("Lock").path(), noValue)] },
    ],
  });
});

export const house = `{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {
    "FrontDoor": {
      "Type": "Test::House::Door",
      "Properties": {
        "Open": true,
        "Lock": "brass"
      }
    },
    "BackDoor": {
      "Type": "Test::House::Door",
      "Properties": {
        "Open": true
      }
    }
  }
}
`;

export const summaryOf = (reports: readonly FileReport[]): Summary => reports.reduce(plus, noFiles);

/** What a format writes of these reports, all of which are of the same text. */
export function written(
  format: Format,
  reports: readonly FileReport[],
  {
    text = house,
    rules = [],
    ...audit
  }: Partial<Audit> & { text?: string; rules?: readonly Rule[] } = {},
): string {
  const writer = format.begin({
    version: "1.2.3",
    today: "2026-11-27",
    docs: docsOf(rules, undefined),
    failOn: "high",
    applied: "none",
    isDryRun: false,
    isQuiet: false,
    hasErrorsApart: false,
    operands: "house.json",
    style: { colour: false, width: undefined },
    fromRoot: (path) => path,
    ...audit,
  });
  const files = reports.map((report) => writer.file(report, text));
  return [writer.head, ...files, writer.end(summaryOf(reports))].join("");
}

/** What a template may hold to be taken for markup, a command or a formula. */
export const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "'\"><b>&amp;&#60;",
  "]]></failure><x>",
  "| a | b |",
  "`code` **bold** _it_ ~~s~~ $x^2$",
  "[here](https://evil.example) ![](https://evil.example/x.png)",
  "https://evil.example www.evil.example a@evil.example",
  "@octocat #1 :smile: \\",
  "=HYPERLINK(1)",
  "%0A::error::x",
  "\n::error::y\r\n",
  "a,b;c",
  "\u001b[2J\u202e\u0000\ud800\ufffe",
  "{0} ${x}",
] as const;

/** A house of which every door is called so. */
export const hostileHouse: string = JSON.stringify(
  {
    AWSTemplateFormatVersion: "2010-09-09",
    Resources: Object.fromEntries(
      hostile.map((id) => [id, { Type: "Test::House::Door", Properties: { Open: true } }]),
    ),
  },
  null,
  1,
);

/** What the reports of the tests are of. */
export const reportIn = (
  path: string,
  text: string,
  rules: readonly Rule[],
  withEdits = false,
): FileReport => reportOf(path, text, analyze(text, { rules }), { withEdits });

/** A house whose back door may be as it is, for a reason that it gives. */
export const suppressingHouse: string = house.replace(
  '"BackDoor": {',
  '"BackDoor": { "Metadata": { "cfn-audit": { "ignore": [{ "rule": "door-*", "reason": "<Nobody> knows | it" }] } },',
);

/** One of each: findings, none, no template, unreadable, invalid and defective. */
export const allKinds = (withEdits = false): FileReport[] => [
  reportIn("s/house.json", house, [doorOpen, doorUnlocked], withEdits),
  reportIn("clean.json", house, [], withEdits),
  reportIn("other.json", '{"Resources": []}', [], withEdits),
  unreadable("gone.json", "there is no such file or folder"),
  reportIn("invalid.json", house.replace('"Open": true,', '"Open": true'), [doorOpen], withEdits),
  reportIn("defect.json", house, [faulty, doorUnlocked], withEdits),
];
