import { describe, test } from "vitest";
import { cloudwatchAlarmWithoutActions as rule } from "../../../server/src/rules/cloudwatch/cloudwatch-alarm-without-actions.ts";
import { check, silent } from "../../fixture.ts";

test("an alarm that nobody hears", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Errors": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "MetricName": "Errors" } },
//  ^^^^^^^^ low: "Errors" has no actions: when it goes off, nobody and nothing hears of it.
    "Delays": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "AlarmActions": [], "OKActions": [{ "Ref": "AWS::NoValue" }] } },
//                                                                                ^^ low: "Delays" has no actions: when it goes off, nobody and nothing hears of it.
    "Muted": { "Type": "AWS::CloudWatch::Alarm", "Properties": { "ActionsEnabled": "false", "AlarmActions": [{ "Ref": "Later" }] } },
//                                                                                 ^^^^^^^ low: "Muted" has its actions turned off: when it goes off, nobody and nothing hears of it.
    "Both": { "Type": "AWS::CloudWatch::CompositeAlarm", "Properties": { "AlarmRule": "ALARM(other)" } },
//  ^^^^^^ low: "Both" has no actions: when it goes off, nobody and nothing hears of it.
    "Later": { "Type": "AWS::SNS::Topic", "DependsOn": "Errors" }
  },
  "Outputs": { "Errors": { "Value": { "Ref": "Errors" } } }
}`,
  );
});

const alarm = (Properties: object = {}) => ({ Type: "AWS::CloudWatch::Alarm", Properties });

describe("silent about an alarm", () => {
  test.each([
    ["with an action", { AlarmActions: [{ Ref: "Topic" }] }],
    ["whose actions may be turned off", { ActionsEnabled: { Ref: "On" }, OKActions: ["arn"] }],
    ["with another kind of action", { InsufficientDataActions: ["arn"] }],
    ["with actions that a parameter tells", { OKActions: { Ref: "Topics" } }],
  ])("%s", (_, properties) => silent(rule, { Errors: alarm(properties) }));

  test("that a composite alarm looks at", () => {
    const composite = (AlarmRule: unknown) => ({
      Type: "AWS::CloudWatch::CompositeAlarm",
      Properties: { AlarmRule, AlarmActions: ["arn"] },
    });
    silent(rule, { Errors: alarm(), All: composite({ "Fn::Sub": "ALARM(${Errors})" }) });
    silent(rule, { Errors: alarm({ AlarmName: "errors" }), All: composite('ALARM("errors")') });
  });

  test("that a deployment looks at", () => {
    const Group = {
      Type: "AWS::CodeDeploy::DeploymentGroup",
      Properties: { AlarmConfiguration: { Alarms: [{ Name: { Ref: "Errors" } }] } },
    };
    silent(rule, { Errors: alarm(), Group });
  });

  test("that a rule of EventBridge may hear of", () => {
    const Rule = {
      Type: "AWS::Events::Rule",
      Properties: { EventPattern: { source: ["aws.cloudwatch"] } },
    };
    silent(rule, { Errors: alarm(), Rule });
  });

  test("where not all of the template is written out", () =>
    silent(rule, { Errors: alarm() }, { Transform: "Macro" }));
});
