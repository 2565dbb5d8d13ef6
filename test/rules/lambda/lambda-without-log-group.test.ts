import { describe, expect, test } from "vitest";
import { lambdaWithoutLogGroup as rule } from "../../../server/src/rules/lambda/lambda-without-log-group.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const withGroup = (LogGroupName: unknown, FunctionName?: unknown) => ({
  Orders: { Type: "AWS::Lambda::Function", Properties: { FunctionName } },
  Logs: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName } },
});
const isReported = (resources: object) => findingsOf(rule, templateOf(resources)).length === 1;

describe("lambda-without-log-group", () => {
  test("a function that another's log group does not serve", () => {
    checkFix(
      rule,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Orders": {
//  ^^^^^^^^ 🔎 low: The log group of function "Orders" is not in the template: Lambda makes one that keeps everything for ever, and that stays when the stack goes.
      "Type": "AWS::Lambda::Function",
      "Condition": "IsProd",
      "Properties": { "FunctionName": { "Fn::Sub": "orders-\${Env}" } }
    },
    "Other": { "Type": "AWS::Lambda::Function", "Properties": { "FunctionName": "other" } },
    "OtherLogs": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/aws/lambda/other" } }
  }
}`,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Condition": "IsProd",
      "Properties": { "FunctionName": { "Fn::Sub": "orders-\${Env}" } }
    },
    "OrdersLogGroup": {
      "Type": "AWS::Logs::LogGroup",
      "Condition": "IsProd",
      "Properties": {
        "LogGroupName": { "Fn::Sub": "/aws/lambda/\${Orders}" },
        "RetentionInDays": 30
      }
    },
    "Other": { "Type": "AWS::Lambda::Function", "Properties": { "FunctionName": "other" } },
    "OtherLogs": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/aws/lambda/other" } }
  }
}`,
    );
  });

  test.each([
    ["by the function", { "Fn::Sub": "/aws/lambda/${Orders}" }, undefined],
    ["by its name", "/aws/lambda/orders", "orders"],
    [
      "by the same expression",
      { "Fn::Join": ["", ["/aws/lambda/", { Ref: "Env" }, "-orders"]] },
      { "Fn::Sub": "${Env}-orders" },
    ],
    [
      "by what may be its name",
      { "Fn::Sub": "/aws/lambda/${Name}" },
      { "Fn::Sub": "${Env}-orders" },
    ],
    [
      "by what may be the name of what nobody knows yet",
      "/aws/lambda/orders",
      { "Fn::ImportValue": "Name" },
    ],
    ["by what only deployment knows", { "Fn::ImportValue": "LogGroup" }, undefined],
  ])("silent where it is called %s", (_, group, name) => silent(rule, withGroup(group, name)));

  test.each([
    ["another name", "/aws/lambda/order", "orders"],
    ["any name, if CloudFormation makes up the function's", "/aws/lambda/orders", undefined],
    [
      "another name of the same parts",
      { "Fn::Sub": "/aws/lambda/${Env}" },
      { "Fn::Sub": "${Env}-orders" },
    ],
    ["no name", undefined, "orders"],
    ["a name that begins otherwise", { "Fn::Sub": "aws-waf-logs-${Name}" }, { Ref: "Env" }],
    ["the same of what nobody knows yet", "aws-waf-logs-orders", { "Fn::ImportValue": "Name" }],
  ])("reported with %s", (_, group, name) => expect(isReported(withGroup(group, name))).toBe(true));

  test("silent where the function says where it logs", () =>
    silent(rule, {
      Orders: {
        Type: "AWS::Lambda::Function",
        Properties: { LoggingConfig: { LogGroup: { Ref: "Logs" } } },
      },
    }));

  test("silent where resources are hidden, or another stack has the function", () => {
    silent(rule, { Orders: { Type: "AWS::Lambda::Function" } }, { Transform: "Company::Logs" });
    silent(rule, {
      Orders: { Type: "AWS::Lambda::Function" },
      Logs: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { Parameters: { Name: { Ref: "Orders" } } },
      },
    });
  });
});

test("silent where the log group is there under a condition: a second one would take its name", () =>
  silent(
    rule,
    {
      Orders: { Type: "AWS::Lambda::Function", Properties: {} },
      Logs: {
        Type: "AWS::Logs::LogGroup",
        Condition: "IsProd",
        Properties: { LogGroupName: { "Fn::Sub": "/aws/lambda/${Orders}" } },
      },
    },
    { Conditions: { IsProd: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } } },
  ));
