import { describe, expect, test } from "vitest";
import { lambdaWithoutDeadLetterQueue as rule } from "../../../server/src/rules/lambda/lambda-without-dead-letter-queue.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const orders = (Properties: object = {}) => ({
  Orders: { Type: "AWS::Lambda::Function", Properties },
});
const permission = (Principal: unknown, FunctionName: unknown = { Ref: "Orders" }) => ({
  Type: "AWS::Lambda::Permission",
  Properties: { FunctionName, Principal, Action: "lambda:InvokeFunction" },
});
const invokeConfig = (FunctionName: unknown, OnFailure?: object) => ({
  Type: "AWS::Lambda::EventInvokeConfig",
  Properties: { FunctionName, Qualifier: "$LATEST", DestinationConfig: { OnFailure } },
});
const isReported = (resources: object) => findingsOf(rule, templateOf(resources)).length === 1;

describe("lambda-without-dead-letter-queue", () => {
  test("a queue, and a role that may send there wherever the function is", () => {
    checkFix(
      rule,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": { "Policies": [{ "PolicyName": "logs", "PolicyDocument": { "Statement": [] } }] }
    },
    "Orders": {
//  ^^^^^^^^ 🔎 low: Function "Orders" has no dead-letter queue: an event that it fails at three times is gone.
      "Type": "AWS::Lambda::Function",
      "Condition": "IsProd",
      "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] } }
    }
  }
}`,
      `
{
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": { "Policies": [{ "PolicyName": "logs", "PolicyDocument": { "Statement": [] } }, { "Fn::If": ["IsProd", { "PolicyName": "OrdersFailedEvents", "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": { "Fn::GetAtt": ["OrdersFailedEvents", "Arn"] } }] } }, { "Ref": "AWS::NoValue" }] }] }
    },
    "Orders": {
      "Type": "AWS::Lambda::Function",
      "Condition": "IsProd",
      "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] }, "DeadLetterConfig": { "TargetArn": { "Fn::GetAtt": ["OrdersFailedEvents", "Arn"] } } }
    },
    "OrdersFailedEvents": {
      "Type": "AWS::SQS::Queue",
      "Condition": "IsProd",
      "Properties": {
        "MessageRetentionPeriod": 1209600,
        "SqsManagedSseEnabled": true
      }
    }
  }
}`,
    );
  });

  test("no fix where the role stands elsewhere, or its policies are a function's", () => {
    expect(findingsOf(rule, templateOf(orders()))[0]?.fixes()).toEqual([]);
    const template = templateOf({
      Role: { Type: "AWS::IAM::Role", Properties: { Policies: { Ref: "Policies" } } },
      ...orders({ Role: { "Fn::GetAtt": ["Role", "Arn"] } }),
    });
    expect(findingsOf(rule, template)[0]?.fixes()).toEqual([]);
  });

  test.each([
    ["a queue", { DeadLetterConfig: { TargetArn: { Ref: "Arn" } } }],
    ["what may be a queue", { DeadLetterConfig: { "Fn::If": ["Unknown", {}, {}] } }],
  ])("silent with %s", (_, properties) => silent(rule, orders(properties)));

  test("callers that wait learn of the failure themselves", () => {
    silent(rule, { ...orders(), Api: permission("apigateway.amazonaws.com") });
    silent(rule, {
      ...orders(),
      Alb: permission("elasticloadbalancing.amazonaws.com", { "Fn::GetAtt": ["Orders", "Arn"] }),
    });
    silent(rule, {
      ...orders(),
      Mapping: {
        Type: "AWS::Lambda::EventSourceMapping",
        Properties: { FunctionName: { Ref: "Orders" } },
      },
    });
    const both = {
      Api: permission("apigateway.amazonaws.com"),
      Events: permission("events.amazonaws.com"),
    };
    expect(isReported({ ...orders(), ...both })).toBe(true);
    expect(isReported({ ...orders(), Any: permission({ Ref: "Principal" }) })).toBe(true);
    expect(
      isReported({ ...orders(), Other: permission("apigateway.amazonaws.com", "other") }),
    ).toBe(true);
  });

  test("who calls a URL waits", () => {
    const Url = {
      Type: "AWS::Lambda::Url",
      Properties: { TargetFunctionArn: { Ref: "Orders" }, AuthType: "NONE" },
    };
    const toEveryone = (more: object) => ({
      Type: "AWS::Lambda::Permission",
      Properties: { FunctionName: { Ref: "Orders" }, Principal: "*", ...more },
    });
    const open = {
      Url,
      MayCallUrl: toEveryone({
        Action: "lambda:InvokeFunctionUrl",
        FunctionUrlAuthType: "NONE",
      }),
      MayCall: toEveryone({ Action: "lambda:InvokeFunction", InvokedViaFunctionUrl: true }),
    };
    silent(rule, { ...orders(), Url });
    silent(rule, { ...orders(), ...open });
    const sam = { Type: "AWS::Serverless::Function", Properties: {} };
    const FunctionUrlConfig = { AuthType: "NONE" };
    silent(rule, { Orders: { ...sam, Properties: { FunctionUrlConfig } } });
    silent(rule, { Orders: sam }, { Globals: { Function: { FunctionUrlConfig } } });
    expect(isReported({ ...orders(), ...open, Events: permission("events.amazonaws.com") })).toBe(
      true,
    );
  });

  test("a function of SAM's, unless it or Globals say more", () => {
    const sam = (Properties: object = {}) => ({
      Orders: { Type: "AWS::Serverless::Function", Properties },
    });
    const [finding] = findingsOf(rule, templateOf(sam()));
    expect(finding?.message).toContain('"Orders" has no dead-letter queue');
    expect(finding?.fixes()).toEqual([]);
    for (const name of ["DeadLetterQueue", "EventInvokeConfig", "Events"]) {
      silent(rule, sam({ [name]: {} }));
      silent(rule, sam(), { Globals: { Function: { [name]: {} } } });
    }
    silent(rule, { ...sam(), Api: permission("apigateway.amazonaws.com") });
  });

  test("a destination for failures does as well", () => {
    const destination = { Destination: { Ref: "QueueArn" } };
    silent(rule, { ...orders(), Config: invokeConfig({ Ref: "Orders" }, destination) });
    silent(rule, { ...orders(), Config: invokeConfig({ Ref: "Name" }, destination) });
    silent(rule, {
      ...orders(),
      Live: { Type: "AWS::Lambda::Alias", Properties: { FunctionName: { Ref: "Orders" } } },
      Config: invokeConfig({ Ref: "Live" }, destination),
    });
    expect(isReported({ ...orders(), Config: invokeConfig({ Ref: "Orders" }) })).toBe(true);
  });

  test("silent about a function at CloudFront's edge, which can have none", () =>
    silent(rule, {
      ...orders(),
      Version: { Type: "AWS::Lambda::Version", Properties: { FunctionName: { Ref: "Orders" } } },
      Pages: {
        Type: "AWS::CloudFront::Distribution",
        Properties: {
          DistributionConfig: {
            CacheBehaviors: [
              { LambdaFunctionAssociations: [{ LambdaFunctionARN: { Ref: "Version" } }] },
            ],
          },
        },
      },
    }));
});
