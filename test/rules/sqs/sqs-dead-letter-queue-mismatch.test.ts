import { expect, test } from "vitest";
import { sqsDeadLetterQueueMismatch as rule } from "../../../server/src/rules/sqs/sqs-dead-letter-queue-mismatch.ts";
import { findingsOf, silent, templateOf } from "../../fixture.ts";

const queues = (from: object, to: object) => ({
  Queue: {
    Type: "AWS::SQS::Queue",
    Properties: {
      ...from,
      RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["Failed", "Arn"] } },
    },
  },
  Failed: { Type: "AWS::SQS::Queue", Properties: to },
});

test.each([
  [
    { FifoQueue: true },
    {},
    '"Queue" is a FIFO queue, and its dead-letter queue "Failed" a standard queue: SQS refuses that.',
  ],
  [
    {},
    { FifoQueue: true },
    '"Queue" is a standard queue, and its dead-letter queue "Failed" a FIFO queue: SQS refuses that.',
  ],
])("%j with %j", (from, to, message) => {
  expect(findingsOf(rule, templateOf(queues(from, to))).map((each) => each.message)).toEqual([
    message,
  ]);
});

test("worlds are told apart", () => {
  const fifo = { FifoQueue: { "Fn::If": ["Ordered", true, { Ref: "AWS::NoValue" }] } };
  silent(rule, queues(fifo, fifo), {
    Parameters: { Mode: { Type: "String" } },
    Conditions: { Ordered: { "Fn::Equals": [{ Ref: "Mode" }, "ordered"] } },
  });
});

test("silent where it cannot be known", () => {
  silent(rule, queues({ FifoQueue: { Ref: "Fifo" } }, {}));
  silent(rule, queues({}, {}));
  silent(rule, { Queue: { Type: "AWS::SQS::Queue", Properties: { RedrivePolicy: "{}" } } });
});
