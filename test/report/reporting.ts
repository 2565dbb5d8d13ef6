/** Rules made up for the tests of the reports, so that those do not hang on what the real ones say. */
import { docsOf } from "../../server/src/report/docs.ts";
import type { Audit, Format } from "../../server/src/report/format.ts";
import { type FileReport, noFiles, plus, type Summary } from "../../server/src/report/report.ts";
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
