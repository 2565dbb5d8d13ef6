/** What the properties of state machines must be. */
import { propertyRules } from "../propertyRules.ts";

const developerGuide = "https://docs.aws.amazon.com/step-functions/latest/dg";
const machine = {
  RoleArn: { "Fn::ImportValue": "OrderFlowRoleArn" },
  DefinitionString: '{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}',
};

export const stepfunctionsProperties = propertyRules([
  {
    id: "stepfunctions-executions-not-logged",
    severity: "low",
    topics: ["security", "operations"],
    catalogue: ["stepfunctions-logging"],
    controls: ["FSBP StepFunctions.1"],
    equivalents: { cdk_nag: ["AwsSolutions-SF1", "StepFunctionStateMachineAllLogsToCloudWatch"] },
    types: ["AWS::StepFunctions::StateMachine"],
    property: "LoggingConfiguration.Level",
    wants: { notBe: ["OFF"] },
    noun: "A state machine",
    problem: "logs nothing of its executions",
    consequence: "why one failed cannot be told after 90 days, and of an express one not at all",
    why: "Step Functions keeps the history of a standard execution for 90 days, and none of an express one. With logging every step is written to a log group, where it can be searched and raise alarms. The role of the state machine needs permission for it.",
    example: machine,
    mended: {
      ...machine,
      LoggingConfiguration: {
        Level: "ALL",
        Destinations: [
          {
            CloudWatchLogsLogGroup: { LogGroupArn: { "Fn::ImportValue": "OrderFlowLogGroupArn" } },
          },
        ],
      },
    },
    links: [`${developerGuide}/cw-logs.html`],
  },
  {
    id: "stepfunctions-executions-not-traced",
    severity: "low",
    category: "Configuration",
    catalogue: ["stepfunctions-tracing"],
    equivalents: { cdk_nag: ["AwsSolutions-SF2", "StepFunctionStateMachineXray"] },
    types: ["AWS::StepFunctions::StateMachine"],
    property: "TracingConfiguration.Enabled",
    wants: { be: true },
    noun: "A state machine",
    problem: "sends no traces to X-Ray",
    consequence:
      "which of the services that it calls is slow or fails has to be found out one by one",
    why: "A trace shows an execution and all that it calls as one picture, with the time that each took. The role of the state machine needs permission to send traces, and X-Ray bills them.",
    fix: {
      to: true,
      safety: "review",
      cost: "its role needs permission to write to X-Ray, and traces are paid for",
    },
    example: machine,
    links: [`${developerGuide}/concepts-xray-tracing.html`],
  },
]);
