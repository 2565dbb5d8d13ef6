import { describe, expect, test } from "vitest";
import { apigatewayStageWithoutAccessLog as rule } from "../../../server/src/rules/apigateway/apigateway-stage-without-access-log.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

describe("apigateway-stage-without-access-log", () => {
  test("an HTTP API logs without more", () => {
    checkFix(
      rule,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
    "Live": {
//  ^^^^^^ 🔎 low: Stage "Live" keeps no access log: nobody can tell later who called its API, and what they got.
      "Type": "AWS::ApiGatewayV2::Stage",
      "Condition": "IsProd",
      "Properties": { "ApiId": { "Ref": "Api" }, "StageName": "live" }
    }
  }
}`,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "HTTP" } },
    "Live": {
      "Type": "AWS::ApiGatewayV2::Stage",
      "Condition": "IsProd",
      "Properties": { "ApiId": { "Ref": "Api" }, "StageName": "live", "AccessLogSettings": { "DestinationArn": { "Fn::GetAtt": ["LiveAccessLog", "Arn"] }, "Format": "$context.requestId $context.requestTime $context.identity.sourceIp $context.routeKey $context.status" } }
    },
    "LiveAccessLog": {
      "Type": "AWS::Logs::LogGroup",
      "Condition": "IsProd",
      "Properties": { "RetentionInDays": 90 }
    }
  }
}`,
    );
  });

  test("a REST API logs once the account has a role for it", () => {
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
      "DependsOn": "Deployment",
      "Properties": {
        "RestApiId": { "Ref": "Api" },
        "AccessLogSetting": { "Format": "$context.requestId" }
//      ^^^^^^^^^^^^^^^^^^ 🔎 low: Stage "Live" keeps no access log: nobody can tell later who called its API, and what they got.
      }
    },
    "Test": {
//  ^^^^^^ 🔎 low: Stage "Test" keeps no access log: nobody can tell later who called its API, and what they got.
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Account"],
      "Properties": { "RestApiId": { "Ref": "Api" } }
    }
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
      "DependsOn": ["Deployment", "Account"],
      "Properties": {
        "RestApiId": { "Ref": "Api" },
        "AccessLogSetting": { "Format": "$context.requestId", "DestinationArn": { "Fn::GetAtt": ["LiveAccessLog", "Arn"] } }
      }
    },
    "LiveAccessLog": {
      "Type": "AWS::Logs::LogGroup",
      "Properties": { "RetentionInDays": 90 }
    },
    "Test": {
      "Type": "AWS::ApiGateway::Stage",
      "DependsOn": ["Account"],
      "Properties": { "RestApiId": { "Ref": "Api" }, "AccessLogSetting": { "DestinationArn": { "Fn::GetAtt": ["TestAccessLog", "Arn"] }, "Format": "$context.requestId $context.requestTime $context.identity.sourceIp $context.httpMethod $context.resourcePath $context.status" } }
    },
    "TestAccessLog": {
      "Type": "AWS::Logs::LogGroup",
      "Properties": { "RetentionInDays": 90 }
    }
  }
}`,
    );
  });

  test("without a role for it API Gateway would refuse the stage", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Live": { "Type": "AWS::ApiGateway::Stage", "Properties": { "RestApiId": { "Ref": "Api" } } },
//  ^^^^^^ low: Stage "Live" keeps no access log: nobody can tell later who called its API, and what they got.
    "Socket": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET" } },
    "Chat": { "Type": "AWS::ApiGatewayV2::Stage", "Properties": { "ApiId": { "Ref": "Socket" } } }
//  ^^^^^^ low: Stage "Chat" keeps no access log: nobody can tell later who called its API, and what they got.
  }
}`,
    );
  });

  test("an account that waits for the stage is no help", () => {
    const template = templateOf({
      Account: {
        Type: "AWS::ApiGateway::Account",
        DependsOn: "Live",
        Properties: { CloudWatchRoleArn: { Ref: "RoleArn" } },
      },
      Live: { Type: "AWS::ApiGateway::Stage" },
    });
    expect(findingsOf(rule, template)[0]?.fixes()).toEqual([]);
  });

  test("a stage of SAM's, unless Globals give it a log", () => {
    const api = { Live: { Type: "AWS::Serverless::Api" } };
    const http = { Live: { Type: "AWS::Serverless::HttpApi" } };
    const AccessLogSetting = { DestinationArn: "arn" };
    const count = (resources: object, Globals: object) =>
      findingsOf(rule, templateOf(resources, { Globals })).length;
    expect(count(api, { Api: { TracingEnabled: true } })).toBe(1);
    expect(count(api, { Api: { AccessLogSetting } })).toBe(0);
    expect(count(http, { Api: { AccessLogSetting } })).toBe(1);
    expect(count(http, { HttpApi: { AccessLogSettings: AccessLogSetting } })).toBe(0);
    expect(findingsOf(rule, templateOf(http))[0]?.message).toBe(
      'API "Live" keeps no access log: nobody can tell later who called it, and what they got.',
    );
  });

  test.each([
    ["AWS::ApiGateway::Stage", { AccessLogSetting: { DestinationArn: { Ref: "Arn" } } }],
    ["AWS::ApiGateway::Stage", { AccessLogSetting: { "Fn::If": ["Unknown", {}, {}] } }],
    ["AWS::ApiGatewayV2::Stage", { AccessLogSettings: { DestinationArn: "arn:aws:logs:…" } }],
  ])("silent about %s with %j", (Type, Properties) => silent(rule, { Live: { Type, Properties } }));
});
