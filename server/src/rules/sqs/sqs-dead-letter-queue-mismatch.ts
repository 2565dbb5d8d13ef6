import type { ResourceRule } from "../rule.ts";
import { isFifo } from "./fifo.ts";

export const sqsDeadLetterQueueMismatch: ResourceRule = {
  id: "sqs-dead-letter-queue-mismatch",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::SQS::Queue"],
  alsoReads: ["AWS::SQS::Queue"],
  docs: {
    summary: "A FIFO queue has a standard dead-letter queue, or the other way round.",
    why: "SQS refuses the redrive policy: both queues must be FIFO, or none. The stack is rolled back.",
    bad: `{
  "Failed": { "Type": "AWS::SQS::Queue" },
  "Queue": {
    "Type": "AWS::SQS::Queue",
    "Properties": {
      "FifoQueue": true,
      "RedrivePolicy": {
        "deadLetterTargetArn": { "Fn::GetAtt": ["Failed", "Arn"] },
        "maxReceiveCount": 3
      }
    }
  }
}`,
    good: `{
  "Failed": { "Type": "AWS::SQS::Queue", "Properties": { "FifoQueue": true } },
  "Queue": {
    "Type": "AWS::SQS::Queue",
    "Properties": {
      "FifoQueue": true,
      "RedrivePolicy": {
        "deadLetterTargetArn": { "Fn::GetAtt": ["Failed", "Arn"] },
        "maxReceiveCount": 3
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3502"] },

  check(queue, report, template) {
    const target = template.target(queue.get("RedrivePolicy", "deadLetterTargetArn"));
    const other = template.resource(target?.to ?? "");
    if (other?.type !== "AWS::SQS::Queue") return;
    const [isOne, isOther] = [isFifo(queue), isFifo(other)];
    if (isOne === undefined || isOther === undefined || isOne === isOther) return;
    const flag = queue.get("FifoQueue");
    report({
      at: flag.node ?? queue.get("RedrivePolicy").at,
      message: `"${queue.id}" is ${kind(isOne)}, and its dead-letter queue "${other.id}" ${kind(isOther)}: SQS refuses that.`,
      related: [{ at: other.key, message: `This is ${kind(isOther)}.` }],
    });
  },
};

const kind = (isFifoQueue: boolean): string => (isFifoQueue ? "a FIFO queue" : "a standard queue");
