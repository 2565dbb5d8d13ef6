import { describe, expect, test } from "vitest";
import { sqsPlainHttpAllowed as rule } from "../../../server/src/rules/sqs/sqs-plain-http-allowed.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a queue without a policy gets one, a policy gets the statement", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue" },
//  ^^^^^^^^ 🔎 low: "Orders" takes requests over plain HTTP: no policy of the queue refuses them, and messages can be read and changed on their way.
    "Invoices": { "Type": "AWS::SQS::Queue" },
//  ^^^^^^^^^^ 🔎 low: "Invoices" takes requests over plain HTTP: no policy of the queue refuses them, and messages can be read and changed on their way.
    "Policy": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "Queues": [{ "Ref": "Invoices" }],
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" }
          ]
        }
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue" },
    "OrdersPolicy": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "Queues": [{ "Ref": "Orders" }],
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "RefusePlainHttp",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "sqs:*",
              "Resource": { "Fn::GetAtt": ["Orders", "Arn"] },
              "Condition": {
                "Bool": { "aws:SecureTransport": "false" }
              }
            }
          ]
        }
      }
    },
    "Invoices": { "Type": "AWS::SQS::Queue" },
    "Policy": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "Queues": [{ "Ref": "Invoices" }],
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" }, "Action": "sqs:SendMessage", "Resource": "*" },
            {
              "Sid": "RefusePlainHttp",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "sqs:*",
              "Resource": { "Fn::GetAtt": ["Invoices", "Arn"] },
              "Condition": {
                "Bool": { "aws:SecureTransport": "false" }
              }
            }
          ]
        }
      }
    }
  }
}`,
  );
});

const Orders = { Type: "AWS::SQS::Queue" };
const deny = {
  Effect: "Deny",
  Principal: "*",
  Action: "SQS:*",
  Resource: { "Fn::GetAtt": ["Orders", "Arn"] },
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policy = (statement: object, ...queues: unknown[]) => ({
  Type: "AWS::SQS::QueuePolicy",
  Properties: { Queues: queues, PolicyDocument: { Statement: [statement] } },
});

describe("silent", () => {
  test("where a policy refuses it", () =>
    silent(rule, { Orders, Policy: policy(deny, { Ref: "Orders" }) }));
  test("where the queue's own policy refuses it", () => {
    const Policy = {
      Type: "AWS::SQS::QueueInlinePolicy",
      Properties: { Queue: { Ref: "Orders" }, PolicyDocument: { Statement: deny } },
    };
    silent(rule, { Orders, Policy });
  });
  test("where a policy may be this queue's", () => {
    const Policy = policy(deny, { "Fn::Select": [0, { Ref: "Queues" }] });
    silent(rule, { Orders, Policy });
  });
});

test("a statement that refuses sending alone is not enough, nor one of a policy for others", () => {
  const count = (Policy: object) => findingsOf(rule, templateOf({ Orders, Policy })).length;
  expect(count(policy({ ...deny, Action: "sqs:SendMessage" }, { Ref: "Orders" }))).toBe(1);
  expect(count(policy(deny, { Ref: "OtherQueueUrl" }))).toBe(1);
});

test("a policy of several queues stays as it is", () => {
  const Policy = policy({ ...deny, Effect: "Allow" }, { Ref: "Orders" }, { Ref: "Invoices" });
  const text = templateOf({ Orders, Invoices: Orders, Policy });
  expect(findingsOf(rule, text).flatMap(({ fixes }) => fixes())).toEqual([]);
});

test.each([["alias/aws/sqs"], [{ "Fn::GetAtt": ["Key", "Arn"] }], [{ Ref: "MaybeKey" }]])(
  "under the KMS key %j HTTPS is all that there is",
  (KmsMasterKeyId) =>
    silent(rule, { Orders: { Type: "AWS::SQS::Queue", Properties: { KmsMasterKeyId } } }),
);

test.each([[true], ["true"], [{ Ref: "Encrypt" }]])(
  "where SqsManagedSseEnabled is %j HTTPS is all that there is",
  (SqsManagedSseEnabled) =>
    silent(rule, { Orders: { Type: "AWS::SQS::Queue", Properties: { SqsManagedSseEnabled } } }),
);

test("without encryption plain HTTP is taken", () => {
  const Orders = { Type: "AWS::SQS::Queue", Properties: { SqsManagedSseEnabled: false } };
  expect(findingsOf(rule, templateOf({ Orders }))).toHaveLength(1);
});

test("an empty name is no key", () => {
  const Orders = { Type: "AWS::SQS::Queue", Properties: { KmsMasterKeyId: "" } };
  expect(findingsOf(rule, templateOf({ Orders }))).toHaveLength(1);
});
