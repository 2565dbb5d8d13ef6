import { scheduleMistake, scheduleProperties } from "../../aws/schedules.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const scheduleExpressionInvalid: ResourceRule = {
  id: "schedule-expression-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: Object.keys(scheduleProperties),
  docs: {
    summary: "A schedule is not written as EventBridge reads it.",
    why: "EventBridge refuses the rule or schedule (“Parameter ScheduleExpression is not valid”), and the stack is rolled back. It wants six fields in cron(…), where Unix has five, and the unit of rate(…) in the singular after 1.",
    bad: `{
  "Nightly": {
    "Type": "AWS::Events::Rule",
    "Properties": { "ScheduleExpression": "cron(0 2 * * *)" }
  }
}`,
    good: `{
  "Nightly": {
    "Type": "AWS::Events::Rule",
    "Properties": { "ScheduleExpression": "cron(0 2 * * ? *)" }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
      "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3027"] },

  check(resource, report) {
    const expression = resource.get("ScheduleExpression");
    const text = textOf(expression);
    if (text === undefined || expression.node?.type !== "string" || text.includes("{")) return;
    const mistake = scheduleMistake(text, scheduleProperties[resource.type]?.takesTime === true);
    if (!mistake) return;
    const { what, right } = mistake;
    report({
      at: expression.at,
      message: `The schedule "${text}" of "${resource.id}" is not valid: ${what}.`,
      fixes: () =>
        right === undefined
          ? []
          : [
              {
                title: `Write it "${right}"`,
                safety: "review",
                changes: [setValue(expression, right)],
              },
            ],
    });
  },
};
