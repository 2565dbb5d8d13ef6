import { expect, test } from "vitest";
import { lambdaPermissionWithoutSource as rule } from "../../../server/src/rules/lambda/lambda-permission-without-source.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a service without a source is limited to the account", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Permission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": "orders",
        "Action": "lambda:InvokeFunction",
        "Principal": "s3.amazonaws.com"
//                   ^^^^^^^^^^^^^^^^^^ 🔎 high: "Permission" lets s3.amazonaws.com call the function for anyone: nothing says whose events are meant.
      }
    },
    "Logs": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": "orders",
        "Action": "lambda:InvokeFunction",
        "Principal": { "Fn::Sub": "logs.\${AWS::URLSuffix}" }
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: "Logs" lets logs.amazonaws.com call the function for anyone: nothing says whose events are meant.
      }
    },
    "Bucket": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": "orders",
        "Action": "lambda:InvokeFunction",
        "Principal": "s3.amazonaws.com",
        "SourceArn": "arn:aws:s3:::orders"
//                   ^^^^^^^^^^^^^^^^^^^^^ 🔎 low: "Bucket" lets a bucket call the function whoever owns it: its ARN has no account, and once it is deleted anyone can make one of its name.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Permission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": "orders",
        "Action": "lambda:InvokeFunction",
        "Principal": "s3.amazonaws.com",
        "SourceAccount": { "Ref": "AWS::AccountId" }
      }
    },
    "Logs": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": "orders",
        "Action": "lambda:InvokeFunction",
        "Principal": { "Fn::Sub": "logs.\${AWS::URLSuffix}" },
        "SourceAccount": { "Ref": "AWS::AccountId" }
      }
    },
    "Bucket": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": "orders",
        "Action": "lambda:InvokeFunction",
        "Principal": "s3.amazonaws.com",
        "SourceArn": "arn:aws:s3:::orders",
        "SourceAccount": { "Ref": "AWS::AccountId" }
      }
    }
  }
}`,
  );
});

test("a service that the template has call the function is limited to that", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Function": { "Type": "AWS::Lambda::Function" },
    "Rule": {
      "Type": "AWS::Events::Rule",
      "Properties": { "Targets": [{ "Id": "1", "Arn": { "Fn::GetAtt": ["Function", "Arn"] } }] }
    },
    "RulePermission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": { "Ref": "Function" },
        "Action": "lambda:InvokeFunction",
        "Principal": "events.amazonaws.com"
//                   ^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: "RulePermission" lets events.amazonaws.com call the function for anyone: nothing says whose events are meant.
      }
    },
    "Topic": { "Type": "AWS::SNS::Topic" },
    "Subscription": {
      "Type": "AWS::SNS::Subscription",
      "Properties": { "TopicArn": { "Ref": "Topic" }, "Endpoint": { "Fn::GetAtt": ["Function", "Arn"] } }
    },
    "TopicPermission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": { "Fn::GetAtt": ["Function", "Arn"] },
        "Action": "lambda:InvokeFunction",
        "Principal": "sns.amazonaws.com"
//                   ^^^^^^^^^^^^^^^^^^^ 🔎 high: "TopicPermission" lets sns.amazonaws.com call the function for anyone: nothing says whose events are meant.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Function": { "Type": "AWS::Lambda::Function" },
    "Rule": {
      "Type": "AWS::Events::Rule",
      "Properties": { "Targets": [{ "Id": "1", "Arn": { "Fn::GetAtt": ["Function", "Arn"] } }] }
    },
    "RulePermission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": { "Ref": "Function" },
        "Action": "lambda:InvokeFunction",
        "Principal": "events.amazonaws.com",
        "SourceArn": { "Fn::GetAtt": ["Rule", "Arn"] }
      }
    },
    "Topic": { "Type": "AWS::SNS::Topic" },
    "Subscription": {
      "Type": "AWS::SNS::Subscription",
      "Properties": { "TopicArn": { "Ref": "Topic" }, "Endpoint": { "Fn::GetAtt": ["Function", "Arn"] } }
    },
    "TopicPermission": {
      "Type": "AWS::Lambda::Permission",
      "Properties": {
        "FunctionName": { "Fn::GetAtt": ["Function", "Arn"] },
        "Action": "lambda:InvokeFunction",
        "Principal": "sns.amazonaws.com",
        "SourceArn": { "Ref": "Topic" }
      }
    }
  }
}`,
  );
});

const permission = (Properties: object, more: object = {}) => ({
  Permission: {
    Type: "AWS::Lambda::Permission",
    Properties: {
      FunctionName: { Ref: "Function" },
      Principal: "events.amazonaws.com",
      ...Properties,
    },
    ...more,
  },
});
const rule1 = (more: object = {}) => ({
  Type: "AWS::Events::Rule",
  Properties: { Targets: [{ Arn: { "Fn::GetAtt": ["Function", "Arn"] } }] },
  ...more,
});

test.each<[string, object]>([
  ["nothing calls the function", permission({})],
  ["the function is another stack's", { ...permission({ FunctionName: "orders" }), Rule: rule1() }],
  ["two rules call it", { ...permission({}), One: rule1(), Two: rule1() }],
  ["the rule may not be there", { ...permission({}), Rule: rule1({ Condition: "Prod" }) }],
  [
    "the rule waits for the permission",
    { ...permission({}), Rule: rule1({ DependsOn: "Permission" }) },
  ],
])("no fix where %s", (_, resources) => {
  const [finding, ...more] = findingsOf(rule, templateOf(resources));
  expect([finding?.severity, finding?.fixes(), more]).toEqual(["high", [], []]);
});

test("a topic's own subscription is a source too", () => {
  const resources = {
    ...permission({ Principal: "sns.amazonaws.com" }),
    Topic: {
      Type: "AWS::SNS::Topic",
      Properties: {
        Subscription: [{ Protocol: "lambda", Endpoint: { "Fn::GetAtt": ["Function", "Arn"] } }],
      },
    },
  };
  expect(findingsOf(rule, templateOf(resources))[0]?.fixes()[0]?.title).toContain("SourceArn");
});

const bucket = { Bucket: { Type: "AWS::S3::Bucket" } };

test("a bucket's ARN has no account, whoever makes it", () => {
  for (const SourceArn of [
    { "Fn::GetAtt": ["Bucket", "Arn"] },
    { "Fn::Sub": "arn:${AWS::Partition}:s3:::${Name}" },
  ]) {
    const resources = { ...bucket, ...permission({ Principal: "s3.amazonaws.com", SourceArn }) };
    expect(findingsOf(rule, templateOf(resources)).map(({ severity }) => severity)).toEqual([
      "low",
    ]);
  }
});

test.each<[string, object]>([
  ["an account", permission({ Principal: "111122223333" })],
  ["a principal of a parameter", permission({ Principal: { Ref: "Who" } })],
  ["a service of Alexa", permission({ Principal: "alexa-appkit.amazon.com" })],
  ["one source", permission({ SourceArn: { Ref: "Source" } })],
  ["one account", permission({ SourceAccount: { Ref: "AWS::AccountId" } })],
  ["an organization", permission({ PrincipalOrgID: "o-1" })],
  ["a token", permission({ EventSourceToken: "token" })],
  [
    "a bucket of an account",
    permission({ Principal: "s3.amazonaws.com", SourceArn: "arn:aws:s3:::x", SourceAccount: "1" }),
  ],
  [
    "a bucket that only deployment knows",
    permission({ Principal: "s3.amazonaws.com", SourceArn: { Ref: "Arn" } }),
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
