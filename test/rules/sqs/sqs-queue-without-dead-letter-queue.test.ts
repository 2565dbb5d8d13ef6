import { describe, expect, test } from "vitest";
import { sqsQueueWithoutDeadLetterQueue as rule } from "../../../server/src/rules/sqs/sqs-queue-without-dead-letter-queue.ts";
import { checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

test("messages that cannot be dealt with get a queue of the same kind", () => {
  checkFix(
    rule,
    `
{
  "Conditions": { "IsPaid": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue" },
//  ^^^^^^^^ 🔎 low: "Orders" has no dead-letter queue: a message that cannot be dealt with comes back until SQS deletes it, unseen.
    "Invoices": {
//  ^^^^^^^^^^ 🔎 low: "Invoices" has no dead-letter queue: a message that cannot be dealt with comes back until SQS deletes it, unseen.
      "Type": "AWS::SQS::Queue",
      "Condition": "IsPaid",
      "Properties": { "FifoQueue": true, "KmsMasterKeyId": { "Ref": "Key" } }
    }
  }
}`,
    `
{
  "Conditions": { "IsPaid": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["OrdersDeadLetters", "Arn"] }, "maxReceiveCount": 5 } } },
    "OrdersDeadLetters": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "MessageRetentionPeriod": 1209600,
        "SqsManagedSseEnabled": true
      }
    },
    "Invoices": {
      "Type": "AWS::SQS::Queue",
      "Condition": "IsPaid",
      "Properties": { "FifoQueue": true, "KmsMasterKeyId": { "Ref": "Key" }, "RedrivePolicy": { "deadLetterTargetArn": { "Fn::GetAtt": ["InvoicesDeadLetters", "Arn"] }, "maxReceiveCount": 5 } }
    },
    "InvoicesDeadLetters": {
      "Type": "AWS::SQS::Queue",
      "Condition": "IsPaid",
      "Properties": {
        "FifoQueue": true,
        "MessageRetentionPeriod": 1209600,
        "KmsMasterKeyId": { "Ref": "Key" }
      }
    }
  }
}`,
  );
});

const Orders = { Type: "AWS::SQS::Queue" };
const arn = { "Fn::GetAtt": ["Orders", "Arn"] };

describe("silent about a queue", () => {
  test.each<[string, object]>([
    ["that has one", { RedrivePolicy: { deadLetterTargetArn: "arn", maxReceiveCount: 3 } }],
    ["that may have one", { RedrivePolicy: { Ref: "Policy" } }],
    ["that says whose dead letters it takes", { RedriveAllowPolicy: {} }],
    ["that is called one", { QueueName: { "Fn::Sub": "${AWS::StackName}-orders-dlq" } }],
  ])("%s", (_, Properties) => silent(rule, { Orders: { ...Orders, Properties } }));

  test.each<[string, string, object]>([
    [
      "another queue's",
      "AWS::SQS::Queue",
      { RedrivePolicy: { deadLetterTargetArn: arn, maxReceiveCount: 3 } },
    ],
    ["a subscription's", "AWS::SNS::Subscription", { RedrivePolicy: { deadLetterTargetArn: arn } }],
    ["a function's", "AWS::Lambda::Function", { DeadLetterConfig: { TargetArn: arn } }],
    [
      "asynchronous calls'",
      "AWS::Lambda::EventInvokeConfig",
      { DestinationConfig: { OnFailure: { Destination: arn } } },
    ],
    ["a rule's", "AWS::Events::Rule", { Targets: [{ Id: "x", DeadLetterConfig: { Arn: arn } }] }],
  ])("that is %s", (_, Type, Properties) => silent(rule, { Orders, Other: { Type, Properties } }));

  test("that another names as text", () => {
    const Failed = { ...Orders, Properties: { QueueName: "orders-lost" } };
    const target = { "Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders-lost" };
    const RedrivePolicy = { deadLetterTargetArn: target, maxReceiveCount: 3 };
    silent(rule, { Failed, Other: { ...Orders, Properties: { RedrivePolicy } } });
  });

  test("where another stack may complete it", () => {
    const Nested = {
      Type: "AWS::CloudFormation::Stack",
      Properties: { Parameters: { Queue: { Ref: "Orders" } } },
    };
    silent(rule, { Orders, Nested });
    silent(rule, { Orders }, { Transform: "Macro" });
  });
});

test("what reads the queue does not make it one", () => {
  const Source = { Type: "AWS::Lambda::EventSourceMapping", Properties: { EventSourceArn: arn } };
  expect(findingsOf(rule, templateOf({ Orders, Source }))).toHaveLength(1);
});

test("no fix where only deployment can tell what kind of queue it is", () => {
  const text = templateOf({ Orders: { ...Orders, Properties: { FifoQueue: { Ref: "IsFifo" } } } });
  expect(fixEach(rule, text)).toBe(text);
});

test("no fix where the name says another kind than the queue is", () => {
  const text = templateOf({ Orders: { ...Orders, Properties: { QueueName: "orders.fifo" } } });
  expect(fixEach(rule, text)).toBe(text);
});
