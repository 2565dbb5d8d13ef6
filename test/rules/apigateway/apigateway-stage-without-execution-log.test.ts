import { describe, test } from "vitest";
import { apigatewayStageWithoutExecutionLog as rule } from "../../../server/src/rules/apigateway/apigateway-stage-without-execution-log.ts";
import { check, checkFix, silent } from "../../fixture.ts";

describe("apigateway-stage-without-execution-log", () => {
  test("errors of all methods are logged, once the account has a role for it", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Account": {
      "Type": "AWS::ApiGateway::Account",
      "Properties": { "CloudWatchRoleArn": { "Ref": "RoleArn" } }
    },
    "Live": {
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Account"],
      "Properties": {
        "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "OFF" }]
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: Stage "Live" logs no errors: nobody can tell why API Gateway refuses a request, or fails at one.
      }
    },
    "Test": {
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Account"],
      "Properties": {
        "MethodSettings": [{ "HttpMethod": "GET", "ResourcePath": "/orders", "MetricsEnabled": true }]
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: Stage "Test" logs no errors: nobody can tell why API Gateway refuses a request, or fails at one.
      }
    },
    "Next": { "Type": "AWS::ApiGateway::Stage" }
//  ^^^^^^ 🔎 low: Stage "Next" logs no errors: nobody can tell why API Gateway refuses a request, or fails at one.
  }
}`,
      `
{
  "Resources": {
    "Account": {
      "Type": "AWS::ApiGateway::Account",
      "Properties": { "CloudWatchRoleArn": { "Ref": "RoleArn" } }
    },
    "Live": {
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Account"],
      "Properties": {
        "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "ERROR" }]
      }
    },
    "Test": {
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Account"],
      "Properties": {
        "MethodSettings": [{ "HttpMethod": "GET", "ResourcePath": "/orders", "MetricsEnabled": true }, { "HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "ERROR" }]
      }
    },
    "Next": { "Type": "AWS::ApiGateway::Stage", "Properties": { "MethodSettings": [{ "HttpMethod": "*", "ResourcePath": "/*", "LoggingLevel": "ERROR" }] }, "DependsOn": ["Account"] }
  }
}`,
    );
  });

  test("without a role for it API Gateway would refuse the stage", () => {
    check(
      rule,
      `
{
  "Resources": { "Live": { "Type": "AWS::ApiGateway::Stage" } }
//               ^^^^^^ low: Stage "Live" logs no errors: nobody can tell why API Gateway refuses a request, or fails at one.
}`,
    );
  });

  test.each([
    ["errors", [{ HttpMethod: "*", ResourcePath: "/*", LoggingLevel: "ERROR" }]],
    ["everything", [{ LoggingLevel: "INFO" }]],
    ["what nobody knows yet", [{ LoggingLevel: { Ref: "Level" } }]],
    ["settings that nobody knows yet", { Ref: "Settings" }],
  ])("silent with %s", (_, MethodSettings) =>
    silent(rule, { Live: { Type: "AWS::ApiGateway::Stage", Properties: { MethodSettings } } }),
  );
});
