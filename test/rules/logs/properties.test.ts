import { describe, expect, test } from "vitest";
import { logsProperties } from "../../../server/src/rules/logs/properties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("log-group-without-retention", () => {
  const rule = ruleOf(logsProperties, "log-group-without-retention");

  test("events end after a while", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/orders/api" } },
//  ^^^ 🔎 low: "A" keeps its events for ever: CloudWatch Logs bills more for storing them every month, and what personal data is among them stays.
    "B": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Ref": "AWS::NoValue" } } }
//                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: "B" keeps its events for ever: CloudWatch Logs bills more for storing them every month, and what personal data is among them stays.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/orders/api", "RetentionInDays": 90 } },
    "B": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": 90 } }
  }
}`,
    );
  });

  test.each([
    ["keeps them for a time", { RetentionInDays: 14 }],
    ["keeps them as long as a parameter tells", { RetentionInDays: { Ref: "Days" } }],
    ["only delivers them", { LogGroupClass: "DELIVERY" }],
    ["may only deliver them", { LogGroupClass: { Ref: "Class" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::Logs::LogGroup", Properties } }),
  );

  test("there is a choice of how long", () => {
    const text = templateOf({ A: { Type: "AWS::Logs::LogGroup" } });
    const titles = findingsOf(rule, text).flatMap(({ fixes }) => fixes().map(({ title }) => title));
    expect(titles).toEqual([90, 30, 365].map((days) => expect.stringContaining(` ${days};`)));
  });
});

describe("log-group-without-key", () => {
  const rule = ruleOf(logsProperties, "log-group-without-key");

  test("no key is at hand", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/orders/api" } }
//  ^^^ low: "A" encrypts its events without a KMS key of the account: whoever may read the log group reads them, and no key policy or key log stands in between.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/orders/api" } }
  }
}`,
    );
  });

  test.each([
    ["has a key", { KmsKeyId: { "Fn::GetAtt": ["Key", "Arn"] } }],
    ["only delivers", { LogGroupClass: "DELIVERY" }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::Logs::LogGroup", Properties } }),
  );
});
