import { describe, expect, test } from "vitest";
import { configRuleBeforeRecorder as rule } from "../../../server/src/rules/config/config-rule-before-recorder.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const Recorder = { Type: "AWS::Config::ConfigurationRecorder", Properties: { RoleARN: "arn" } };
const Rule = { Type: "AWS::Config::ConfigRule", Properties: { Source: { Owner: "AWS" } } };

test("a rule is made to wait for the recorder", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Recorder": { "Type": "AWS::Config::ConfigurationRecorder", "Properties": { "RoleARN": "arn" } },
    "Rule": { "Type": "AWS::Config::ConfigRule", "Properties": { "Source": { "Owner": "AWS" } } }
//  ^^^^^^ 💡 high: "Rule" may come before recorder "Recorder": AWS Config then refuses it.
  }
}`,
    `
{
  "Resources": {
    "Recorder": { "Type": "AWS::Config::ConfigurationRecorder", "Properties": { "RoleARN": "arn" } },
    "Rule": { "Type": "AWS::Config::ConfigRule", "DependsOn": ["Recorder"], "Properties": { "Source": { "Owner": "AWS" } } }
  }
}`,
  );
});

test("so is a conformance pack", () => {
  const Pack = {
    Type: "AWS::Config::ConformancePack",
    Properties: { ConformancePackName: "orders" },
  };
  expect(findingsOf(rule, templateOf({ Recorder, Pack }))).toHaveLength(1);
});

describe("silent", () => {
  test.each([
    ["it waits", { Recorder, Rule: { ...Rule, DependsOn: ["Recorder"] } }],
    [
      "what it waits for waits",
      {
        Recorder,
        Channel: { Type: "AWS::Config::DeliveryChannel", DependsOn: "Recorder" },
        Rule: { ...Rule, DependsOn: "Channel" },
      },
    ],
    ["a recorder elsewhere", { Rule }],
    [
      "a recorder that may not be there",
      { Recorder: { ...Recorder, Condition: "Undefined" }, Rule },
    ],
  ])("%s", (_, resources) => silent(rule, resources));
});
