import { expect, test } from "vitest";
import { scheduleExpressionInvalid as rule } from "../../../server/src/rules/events/schedule-expression-invalid.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const scheduled = (ScheduleExpression: unknown, Type = "AWS::Events::Rule") => ({
  Rule: { Type, Properties: { ScheduleExpression } },
});

test.each([
  ["daily", "it is neither rate(…) nor cron(…)"],
  ["at(2030-01-01T00:00:00)", "it is neither rate(…) nor cron(…)"],
  ["rate(five minutes)", "rate(…) wants a number and minutes, hours or days"],
  ["rate(5)", "rate(…) wants a number and minutes, hours or days"],
  ["rate(5 seconds)", "rate(…) wants a number and minutes, hours or days"],
  ["rate(0 minutes)", "rate(…) wants a number and minutes, hours or days"],
  [
    "cron()",
    "cron(…) wants six fields (minutes, hours, day of month, month, day of week, year), and has 0",
  ],
  ["cron(0 2 1 * 1 *)", 'one of day of month and day of week must be "?"'],
  ["cron(0 2 ? * 1)", "cron(…) wants six fields, the last of them the year, and has five"],
])("%s is not valid", (text, what) => {
  const findings = findingsOf(rule, templateOf(scheduled(text)));
  expect(findings.map(({ message }) => message)).toEqual([
    `The schedule "${text}" of "Rule" is not valid: ${what}.`,
  ]);
  expect(findings[0]?.fixes()).toEqual([]);
});

test.each([
  ["rate(1 minutes)", "rate(1 minute)"],
  ["rate(5 minute)", "rate(5 minutes)"],
  ["cron(0 2 * * *)", "cron(0 2 * * ? *)"],
  ["cron(0 2 * * * *)", "cron(0 2 * * ? *)"],
  ["cron(0 2 * * MON *)", "cron(0 2 ? * MON *)"],
])("%s becomes %s", (before, after) => {
  expect(fixEach(rule, templateOf(scheduled(before)))).toBe(templateOf(scheduled(after)));
});

test("a schedule may be for one time", () => {
  silent(rule, scheduled("at(2030-01-01T00:00:00)", "AWS::Scheduler::Schedule"));
  silent(rule, scheduled("rate(1 hours)", "AWS::Scheduler::Schedule"));
  const text = templateOf(scheduled("at(tomorrow)", "AWS::Scheduler::Schedule"));
  expect(findingsOf(rule, text)).toHaveLength(1);
});

test.each([
  ["rate(1 day)"],
  ["rate(12 hours)"],
  ["cron(0/15 8-18 ? * MON-FRI *)"],
  ["cron(0 2 L * ? *)"],
  [{ Ref: "Schedule" }],
  ["{{resolve:ssm:x}}"],
  [null],
])("silent about %j", (text) => silent(rule, scheduled(text)));
