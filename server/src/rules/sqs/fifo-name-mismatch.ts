import { set } from "../../syntax/change.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { fifoKinds, isFifo, isNamedFifo } from "./fifo.ts";

export const fifoNameMismatch: ResourceRule = {
  id: "fifo-name-mismatch",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: Object.keys(fifoKinds),
  docs: {
    summary: "A FIFO queue or topic whose name does not end in .fifo, or the other way round.",
    why: "SQS and SNS refuse to create it: names of queues and topics that keep the order of messages must end in .fifo, and no others may. The stack is rolled back.",
    bad: `{
  "Queue": {
    "Type": "AWS::SQS::Queue",
    "Properties": { "QueueName": "orders", "FifoQueue": true }
  }
}`,
    good: `{
  "Queue": {
    "Type": "AWS::SQS::Queue",
    "Properties": { "QueueName": "orders.fifo", "FifoQueue": true }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html#cfn-sqs-queue-queuename",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html#cfn-sns-topic-topicname",
    ],
  },
  equivalents: { "cfn-lint": ["E3501"] },

  check(resource, report, template) {
    const { flag, name: property } = fifoKinds[resource.type] ?? { flag: "", name: "" };
    const name = resource.get(property);
    const [isOne, isNamed] = [isFifo(resource), isNamedFifo(template, name)];
    if (isOne === undefined || isNamed === undefined || isOne === isNamed) return;
    const text = textOf(name);
    report({
      at: name.at,
      message: isOne
        ? `"${resource.id}" has ${flag}, but its name does not end in ".fifo": AWS refuses to create it.`
        : `The name of "${resource.id}" ends in ".fifo", but it has no ${flag}: AWS refuses to create it.`,
      fixes: () => {
        if (!isOne)
          return [
            {
              title: `Set ${flag} to true`,
              safety: "review",
              changes: [set(resource.get(flag).path(), true)],
            },
          ];
        return text === undefined
          ? []
          : [
              {
                title: `Call it "${text}.fifo"`,
                safety: "review",
                changes: [setValue(name, `${text}.fifo`)],
              },
            ];
      },
    });
  },
};
