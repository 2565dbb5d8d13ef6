import { describe, test } from "vitest";
import { stepfunctionsProperties } from "../../../server/src/rules/stepfunctions/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("stepfunctions-executions-not-logged", () => {
  const rule = ruleOf(stepfunctionsProperties, "stepfunctions-executions-not-logged");

  test("nobody is told where to log to", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS" } },
//  ^^^ low: "A" logs nothing of its executions: why one failed cannot be told after 90 days, and of an express one not at all.
    "B": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "LoggingConfiguration": { "Level": "OFF" } } }
//                                                                                                        ^^^^^ low: "B" logs nothing of its executions: why one failed cannot be told after 90 days, and of an express one not at all.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS" } },
    "B": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "LoggingConfiguration": { "Level": "OFF" } } }
  }
}`,
    );
  });

  test.each([
    ["logs all", { LoggingConfiguration: { Level: "ALL" } }],
    ["logs errors", { LoggingConfiguration: { Level: "ERROR" } }],
    ["does what a parameter tells", { LoggingConfiguration: { Level: { Ref: "Level" } } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::StepFunctions::StateMachine", Properties } }),
  );
});

describe("stepfunctions-executions-not-traced", () => {
  const rule = ruleOf(stepfunctionsProperties, "stepfunctions-executions-not-traced");

  test("executions are traced", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS" } },
//  ^^^ 🔎 low: "A" sends no traces to X-Ray: which of the services that it calls is slow or fails has to be found out one by one.
    "B": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "TracingConfiguration": { "Enabled": false } } }
//                                                                                                          ^^^^^ 🔎 low: "B" sends no traces to X-Ray: which of the services that it calls is slow or fails has to be found out one by one.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "StateMachineType": "EXPRESS", "TracingConfiguration": { "Enabled": true } } },
    "B": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { "TracingConfiguration": { "Enabled": true } } }
  }
}`,
    );
  });

  test.each([
    ["is traced", { TracingConfiguration: { Enabled: "true" } }],
    ["does what a parameter tells", { TracingConfiguration: { Enabled: { Ref: "Trace" } } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::StepFunctions::StateMachine", Properties } }),
  );
});
