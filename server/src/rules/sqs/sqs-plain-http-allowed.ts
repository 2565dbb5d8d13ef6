import { getAtt } from "../../template/intrinsics.ts";
import { equals } from "../../template/value.ts";
import { hasKmsKey, plainHttpCheck } from "../iam/plainHttp.ts";
import type { ResourceRule } from "../rule.ts";

const queueType = "AWS::SQS::Queue";
const policies = { "AWS::SQS::QueuePolicy": "Queues", "AWS::SQS::QueueInlinePolicy": "Queue" };

export const sqsPlainHttpAllowed: ResourceRule = {
  id: "sqs-plain-http-allowed",
  severity: "low",
  category: "Security",
  catalogue: ["sqs-ssl-requests-only"],
  needsNesting: true,
  resourceTypes: [queueType],
  alsoReads: Object.keys(policies),
  docs: {
    summary: "A queue takes requests over plain HTTP.",
    why: "SQS answers over HTTP as well as over HTTPS in most regions. Requests are signed, but not secret without TLS: whoever is on the way reads the messages. For a queue that a KMS key encrypts, or that sets SqsManagedSseEnabled, it takes HTTPS alone. One statement in the queue's policy refuses them all. AWS's own SDKs use HTTPS unless they are told not to.",
    bad: `{
  "Orders": {
    "Type": "AWS::SQS::Queue"
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::SQS::Queue"
  },
  "OrdersPolicy": {
    "Type": "AWS::SQS::QueuePolicy",
    "Properties": {
      "Queues": [
        {
          "Ref": "Orders"
        }
      ],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "RefusePlainHttp",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "sqs:*",
            "Resource": {
              "Fn::GetAtt": [
                "Orders",
                "Arn"
              ]
            },
            "Condition": {
              "Bool": {
                "aws:SecureTransport": "false"
              }
            }
          }
        ]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    ],
  },
  equivalents: { cdk_nag: ["AwsSolutions-SQS4"] },

  check: plainHttpCheck({
    service: "sqs",
    action: "sqs:*",
    policies,
    // One that does not say so is encrypted by SQS too, but not if it was once created over plain HTTP.
    isHttpsOnly: (queue) =>
      hasKmsKey(queue) || equals(queue.get("SqsManagedSseEnabled"), true) !== false,
    named: (template, value) => template.resource(template.target(value)?.to ?? ""),
    isAll: () => true,
    all: (id) => getAtt(id, "Arn"),
    policy: (id, document) => ({
      type: "AWS::SQS::QueuePolicy",
      properties: { Queues: [{ Ref: id }], PolicyDocument: document },
    }),
    message: (id) =>
      `"${id}" takes requests over plain HTTP: no policy of the queue refuses them, and messages can be read and changed on their way.`,
  }),
};
