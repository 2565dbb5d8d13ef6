import { oncePer } from "../../syntax/oncePer.ts";
import type { Template } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import { mentions, written } from "../../template/written.ts";
import type { ResourceRule } from "../rule.ts";

export const cloudwatchAlarmWithoutActions: ResourceRule = {
  id: "cloudwatch-alarm-without-actions",
  severity: "low",
  category: "Configuration",
  catalogue: ["cloudwatch-alarm-actions"],
  needsNesting: true,
  resourceTypes: ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"],
  docs: {
    summary: "An alarm does nothing when it goes off.",
    why: "An alarm without actions changes its colour in the console, and tells nobody. An action may be a topic that people subscribe to, a scaling policy, or a function. Alarms that something else in the template looks at, such as a composite alarm, need none.",
    bad: `{
  "Errors": {
    "Type": "AWS::CloudWatch::Alarm",
    "Properties": {
      "Namespace": "AWS/Lambda",
      "MetricName": "Errors",
      "Statistic": "Sum",
      "Period": 300,
      "EvaluationPeriods": 1,
      "Threshold": 0,
      "ComparisonOperator": "GreaterThanThreshold"
    }
  }
}`,
    good: `{
  "Errors": {
    "Type": "AWS::CloudWatch::Alarm",
    "Properties": {
      "Namespace": "AWS/Lambda",
      "MetricName": "Errors",
      "Statistic": "Sum",
      "Period": 300,
      "EvaluationPeriods": 1,
      "Threshold": 0,
      "ComparisonOperator": "GreaterThanThreshold",
      "AlarmActions": [{ "Fn::ImportValue": "OnCallTopicArn" }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html",
    ],
  },
  equivalents: { guard: ["CLOUDWATCH_ALARM_ACTION_CHECK"], cdk_nag: ["CloudWatchAlarmAction"] },

  check(alarm, report, template) {
    const lists = actions.map((name) => alarm.get(name));
    const enabled = alarm.get("ActionsEnabled");
    const isOff = equals(enabled, false) === true;
    if (!isOff && lists.some((list) => list.items().length > 0)) return;
    if (template.hasHiddenResources || template.isPassedToNestedStack(alarm.id)) return;
    const isLookedAt = template
      .references()
      .to(alarm.id)
      .some(({ from, kind }) => from.section === "Resources" && kind !== "DependsOn");
    if (isLookedAt || watchesAlarms(template)) return;
    const name = written(template, alarm.get("AlarmName").node);
    if (name !== "" && rulesOfComposites(template).some((rule) => mentions(rule, name))) return;
    const empty = lists.find(({ kind }) => kind === "known");
    report({
      at: isOff ? enabled.at : (empty?.at ?? alarm.key),
      message: isOff
        ? `"${alarm.id}" has its actions turned off: when it goes off, nobody and nothing hears of it.`
        : `"${alarm.id}" has no actions: when it goes off, nobody and nothing hears of it.`,
    });
  },
};

const actions = ["AlarmActions", "OKActions", "InsufficientDataActions"];

/** Whether a rule of EventBridge hears of alarms: of which, its pattern need not say by reference. */
const watchesAlarms = oncePer((template: Template): boolean =>
  template
    .ofType("AWS::Events::Rule")
    .some((rule) => written(template, rule.get("EventPattern").node).includes("aws.cloudwatch")),
);

const rulesOfComposites = oncePer((template: Template): readonly string[] =>
  template
    .ofType("AWS::CloudWatch::CompositeAlarm")
    .map((composite) => written(template, composite.get("AlarmRule").node)),
);
