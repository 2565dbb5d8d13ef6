import { describe, expect, test } from "vitest";
import { lambdaProperties } from "../../../server/src/rules/lambda/properties.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const functionWith = (Properties: object) => ({
  Orders: { Type: "AWS::Lambda::Function", Properties },
});

describe("lambda-url-public", () => {
  const rule = ruleOf(lambdaProperties, "lambda-url-public");

  test("a URL asks its callers to sign", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Url": {
      "Type": "AWS::Lambda::Url",
      "Properties": { "TargetFunctionArn": { "Ref": "Orders" }, "AuthType": "NONE" }
//                                                                          ^^^^^^ 🔎 high: "Url" lets in everyone who knows it: whoever finds the URL calls the function, at your cost and with its permissions.
    }
  }
}`,
      `
{
  "Resources": {
    "Url": {
      "Type": "AWS::Lambda::Url",
      "Properties": { "TargetFunctionArn": { "Ref": "Orders" }, "AuthType": "AWS_IAM" }
    }
  }
}`,
    );
  });

  test.each([["AWS_IAM"], [{ Ref: "AuthType" }], [undefined]])("silent about %j", (AuthType) =>
    silent(rule, { Url: { Type: "AWS::Lambda::Url", Properties: { AuthType } } }),
  );
});

describe("lambda-outside-vpc", () => {
  const rule = ruleOf(lambdaProperties, "lambda-outside-vpc");

  test("a function without a VPC", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python3.13" } }
//  ^^^^^^^^ low: "Orders" runs outside of your VPCs: no security group limits where its code connects to, and flow logs do not see it.
  }
}`,
    );
  });

  test.each([
    ["one in a VPC", { VpcConfig: { SubnetIds: [{ Ref: "Subnet" }] } }],
    [
      "one that may be in a VPC",
      { VpcConfig: { "Fn::If": ["Unknown", {}, { Ref: "AWS::NoValue" }] } },
    ],
  ])("silent about %s", (_, Properties) => silent(rule, functionWith(Properties)));

  test("silent about a function at CloudFront's edge, which can be in none", () =>
    silent(rule, {
      ...functionWith({}),
      Version: { Type: "AWS::Lambda::Version", Properties: { FunctionName: { Ref: "Orders" } } },
      Pages: {
        Type: "AWS::CloudFront::Distribution",
        Properties: {
          DistributionConfig: {
            DefaultCacheBehavior: {
              LambdaFunctionAssociations: [
                { EventType: "viewer-request", LambdaFunctionARN: { Ref: "Version" } },
              ],
            },
          },
        },
      },
    }));
});

describe("lambda-concurrency-unreserved", () => {
  const rule = ruleOf(lambdaProperties, "lambda-concurrency-unreserved");

  test("a function without a share of its own", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Lambda::Function", "Properties": { "Runtime": "python3.13" } }
//  ^^^^^^^^ low: "Orders" shares the account's concurrency with all others: a flood of calls to one of them leaves none for this one, and the other way round.
  }
}`,
    );
  });

  test.each([[0], [20], [{ Ref: "Share" }]])("silent about %j", (ReservedConcurrentExecutions) =>
    silent(rule, functionWith({ ReservedConcurrentExecutions })),
  );
});

describe("functions of SAM's", () => {
  const count = (id: string, Globals: object, Properties: object = {}) =>
    findingsOf(
      ruleOf(lambdaProperties, id),
      templateOf({ Orders: { Type: "AWS::Serverless::Function", Properties } }, { Globals }),
    ).length;

  test.each<[string, string, object?]>([
    ["lambda-outside-vpc", "VpcConfig"],
    ["lambda-concurrency-unreserved", "ReservedConcurrentExecutions"],
    [
      "lambda-environment-without-own-key",
      "KmsKeyArn",
      { Environment: { Variables: { TABLE: "orders" } } },
    ],
  ])("%s looks at Globals too", (id, property, properties) => {
    expect(count(id, {}, properties)).toBe(1);
    expect(count(id, { Api: { [property]: 1 } }, properties)).toBe(1);
    expect(count(id, { Function: { [property]: 1 } }, properties)).toBe(0);
  });
});

describe("lambda-environment-without-own-key", () => {
  const rule = ruleOf(lambdaProperties, "lambda-environment-without-own-key");

  test("variables under a key of AWS's", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Orders": {
//  ^^^^^^^^ low: "Orders" has its environment variables encrypted with a key of AWS's: you can neither say who may use that key, nor take it away.
      "Type": "AWS::Lambda::Function",
      "Properties": { "Environment": { "Variables": { "TABLE": { "Ref": "Table" } } } }
    }
  }
}`,
    );
  });

  test.each([
    ["no variables", {}],
    ["variables that nobody knows yet", { Environment: { Ref: "Environment" } }],
    ["a key", { Environment: { Variables: { A: "b" } }, KmsKeyArn: { Ref: "KeyArn" } }],
  ])("silent with %s", (_, Properties) => silent(rule, functionWith(Properties)));
});
