import { describe, expect, test } from "vitest";
import { apigatewayStageBeforeAccount as rule } from "../../../server/src/rules/apigateway/apigateway-stage-before-account.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const Account = { Type: "AWS::ApiGateway::Account", Properties: { CloudWatchRoleArn: "arn" } };
const stage = (properties: object, attributes: object = {}) => ({
  Type: "AWS::ApiGateway::Stage",
  ...attributes,
  Properties: { RestApiId: "a1b2c3", ...properties },
});
const levels = (LoggingLevel: unknown) => ({ MethodSettings: [{ HttpMethod: "*", LoggingLevel }] });
const access = { AccessLogSetting: { DestinationArn: { "Fn::GetAtt": ["Logs", "Arn"] } } };

test("a stage is made to wait for the role", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Account": { "Type": "AWS::ApiGateway::Account", "Properties": { "CloudWatchRoleArn": "arn" } },
    "Stage": {
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Logs"],
//                 ^^^^^^^^ 💡 high: "Stage" writes logs, and may come before "Account", which gives API Gateway the role for them: where the account has none yet, it is refused.
      "Properties": { "RestApiId": "a1b2c3", "AccessLogSetting": { "DestinationArn": { "Fn::GetAtt": ["Logs", "Arn"] } } }
    },
    "Logs": { "Type": "AWS::Logs::LogGroup" }
  }
}`,
    `
{
  "Resources": {
    "Account": { "Type": "AWS::ApiGateway::Account", "Properties": { "CloudWatchRoleArn": "arn" } },
    "Stage": {
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Logs", "Account"],
      "Properties": { "RestApiId": "a1b2c3", "AccessLogSetting": { "DestinationArn": { "Fn::GetAtt": ["Logs", "Arn"] } } }
    },
    "Logs": { "Type": "AWS::Logs::LogGroup" }
  }
}`,
  );
});

test.each([
  ["a level for methods", stage(levels("INFO"))],
  [
    "the stage that a deployment makes",
    {
      Type: "AWS::ApiGateway::Deployment",
      Properties: {
        RestApiId: "a1b2c3",
        StageName: "prod",
        StageDescription: { LoggingLevel: "ERROR" },
      },
    },
  ],
])("%s", (_, Stage) => expect(findingsOf(rule, templateOf({ Account, Stage }))).toHaveLength(1));

describe("silent", () => {
  test.each([
    ["it waits", { Account, Stage: stage(access, { DependsOn: "Account" }) }],
    [
      "what it needs waits",
      {
        Account,
        Logs: { Type: "AWS::Logs::LogGroup", DependsOn: "Account" },
        Stage: stage(access),
      },
    ],
    ["no logs", { Account, Stage: stage(levels("OFF")) }],
    ["logs that deployment decides", { Account, Stage: stage(levels({ Ref: "Level" })) }],
    ["a role from elsewhere", { Stage: stage(levels("INFO")) }],
    [
      "a role that may not be there",
      { Account: { ...Account, Condition: "Undefined" }, Stage: stage(levels("INFO")) },
    ],
  ])("%s", (_, resources) =>
    silent(rule, resources, { Parameters: { Level: { Type: "String" } } }),
  );
});
