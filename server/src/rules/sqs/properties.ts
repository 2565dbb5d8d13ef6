/** What the properties of queues must be. */
import { isSet, propertyRules } from "../propertyRules.ts";

const developerGuide = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide";

export const sqsProperties = propertyRules([
  {
    id: "sqs-queue-unencrypted",
    severity: "medium",
    catalogue: ["sqs-encryption"],
    controls: ["FSBP SQS.1"],
    equivalents: {
      checkov: ["CKV_AWS_27"],
      cfn_nag: ["W48"],
      guard: ["SQS_QUEUE_KMS_MASTER_KEY_ID_RULE"],
      cdk_nag: ["AwsSolutions-SQS2", "SQSQueueSSE"],
      trivy: ["AWS-0096"],
    },
    types: ["AWS::SQS::Queue"],
    property: "SqsManagedSseEnabled",
    wants: { be: true },
    absent: {
      severity: "low",
      problem: "does not say how its messages are encrypted",
      consequence:
        "SQS encrypts them with keys of its own, and audits of the template find nothing that says so",
    },
    unless: [isSet("KmsMasterKeyId")],
    noun: "A queue",
    problem: "does not encrypt its messages",
    consequence: "SQS keeps them as they were sent until they are deleted",
    why: "Since October 2022 SQS encrypts the messages of every new queue with keys of its own, which costs nothing and changes nothing for those who sign their requests and use TLS. SqsManagedSseEnabled turns that off or holds the queue to it; KmsMasterKeyId asks for a KMS key instead.",
    // A queue without encryption takes requests that one with it refuses.
    fix: (queue) =>
      queue.get("SqsManagedSseEnabled").kind === "absent"
        ? { to: true, safety: "safe" }
        : { to: true, safety: "review", cost: "who signs no requests, or uses no TLS, loses it" },
    example: { SqsManagedSseEnabled: false },
    links: [
      `${developerGuide}/sqs-server-side-encryption.html`,
      `${developerGuide}/sqs-configure-sqs-sse-queue.html`,
    ],
  },
]);
