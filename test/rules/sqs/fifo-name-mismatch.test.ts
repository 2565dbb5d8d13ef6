import { test } from "vitest";
import { fifoNameMismatch as rule } from "../../../server/src/rules/sqs/fifo-name-mismatch.ts";
import { checkFix, silent } from "../../fixture.ts";

test("name and kind are brought together", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "orders", "FifoQueue": "true" } },
//                                                                      ^^^^^^^^ 🔎 critical: "Orders" has FifoQueue, but its name does not end in ".fifo": AWS refuses to create it.
    "Events": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${AWS::StackName}.fifo" } } }
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: The name of "Events" ends in ".fifo", but it has no FifoTopic: AWS refuses to create it.
  }
}`,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "orders.fifo", "FifoQueue": "true" } },
    "Events": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${AWS::StackName}.fifo" }, "FifoTopic": true } }
  }
}`,
  );
});

const queue = (properties: object) => ({
  Queue: { Type: "AWS::SQS::Queue", Properties: properties },
});

test.each([
  ["a FIFO queue", queue({ QueueName: "a.fifo", FifoQueue: true })],
  ["a standard one", queue({ QueueName: "orders" })],
  ["one without a name", queue({ FifoQueue: true })],
  ["a name of a parameter", queue({ QueueName: { Ref: "Name" }, FifoQueue: true })],
  [
    "a name that a short text ends",
    queue({ QueueName: { "Fn::Sub": "${Name}fo" }, FifoQueue: true }),
  ],
  ["a kind of a parameter", queue({ QueueName: "orders.fifo", FifoQueue: { Ref: "Fifo" } })],
])("silent about %s", (_, resources) => silent(rule, resources));
