import { oncePer } from "../../syntax/oncePer.ts";
import { jsonOf, pathOf } from "../../syntax/syntax.ts";
import { getAtt } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { mentions, written } from "../../template/written.ts";
import { addResource } from "../additions.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { isFifo, isNamedFifo } from "./fifo.ts";

const queueType = "AWS::SQS::Queue";

export const sqsQueueWithoutDeadLetterQueue: ResourceRule = {
  id: "sqs-queue-without-dead-letter-queue",
  severity: "low",
  category: "Configuration",
  topics: ["reliability", "operations"],
  catalogue: ["sqs-dlq"],
  needsNesting: true,
  resourceTypes: [queueType],
  alsoReads: [queueType],
  docs: {
    summary: "A queue has no dead-letter queue.",
    why: "A message that its receiver cannot deal with comes back again and again, holds up others, and is deleted when the queue's retention ends, unseen. With a dead-letter queue it moves there after some attempts, where it can be looked at and sent once more.",
    bad: `{
  "Orders": {
    "Type": "AWS::SQS::Queue",
    "Properties": {
      "VisibilityTimeout": 60
    }
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::SQS::Queue",
    "Properties": {
      "VisibilityTimeout": 60,
      "RedrivePolicy": {
        "deadLetterTargetArn": {
          "Fn::GetAtt": [
            "OrdersDeadLetters",
            "Arn"
          ]
        },
        "maxReceiveCount": 5
      }
    }
  },
  "OrdersDeadLetters": {
    "Type": "AWS::SQS::Queue",
    "Properties": {
      "MessageRetentionPeriod": 1209600,
      "SqsManagedSseEnabled": true
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    ],
  },
  equivalents: {
    cdk_nag: [
      "AwsSolutions-SQS3",
      "Serverless-SQSRedrivePolicy",
      "SQSQueueDLQ",
      "SQSRedrivePolicy",
    ],
  },

  check(queue, report, template) {
    const redrive = queue.get("RedrivePolicy");
    if (redrive.kind !== "absent" || takesDeadLetters(queue, template)) return;
    if (template.hasHiddenResources || template.isPassedToNestedStack(queue.id)) return;
    report({
      at: redrive.at,
      message: `"${queue.id}" has no dead-letter queue: a message that cannot be dealt with comes back until SQS deletes it, unseen.`,
      fixes: () => fixesFor(queue, template),
    });
  },
};

/** Whether a queue is one for dead letters: because something sends them there, or by what it says of itself. */
function takesDeadLetters(queue: Resource, template: Template): boolean {
  if (queue.get("RedriveAllowPolicy").kind !== "absent") return true;
  const name = written(template, queue.get("QueueName").node);
  if (saysSo.test(queue.id) || saysSo.test(name)) return true;
  if (name !== "" && redrivePolicies(template).some((policy) => mentions(policy, name)))
    return true;
  return template
    .references()
    .to(queue.id)
    .some(({ node, from }) => from.section === "Resources" && pathOf(node).some(isForFailures));
}

const saysSo = /dlq|dead/i;

/** Properties by which services say where to send what failed: RedrivePolicy, DeadLetterConfig, OnFailure, and so on. */
const isForFailures = (step: string | number): boolean =>
  typeof step === "string" && /redrive|deadletter|onfailure/i.test(step);

const redrivePolicies = oncePer((template: Template): readonly string[] =>
  template
    .ofType(queueType, "AWS::SNS::Subscription")
    .map((each) => written(template, each.get("RedrivePolicy").node)),
);

/** Adds a queue of the same kind that keeps messages as long as SQS can. */
function fixesFor(queue: Resource, template: Template): readonly Fix[] {
  const isOne = isFifo(queue);
  // One whose name says another kind is to be mended first: dead letters go to a queue of the same kind.
  if (isOne === undefined || isNamedFifo(template, queue.get("QueueName")) === !isOne) return [];
  const id = template.freshId(`${queue.id}DeadLetters`);
  const key = queue.get("KmsMasterKeyId").node;
  const properties = {
    ...(isOne && { FifoQueue: true }),
    MessageRetentionPeriod: fourteenDays,
    ...(key ? { KmsMasterKeyId: jsonOf(key) } : { SqsManagedSseEnabled: true }),
  };
  const redrive = { deadLetterTargetArn: getAtt(id, "Arn"), maxReceiveCount: 5 };
  return [
    {
      title: `Add the dead-letter queue "${id}", to which messages move after five attempts`,
      safety: "review",
      changes: [
        setValue(queue.get("RedrivePolicy"), redrive),
        addResource(id, { type: queueType, condition: queue.condition, properties }, queue.id),
      ],
    },
  ];
}

const fourteenDays = 1_209_600;
