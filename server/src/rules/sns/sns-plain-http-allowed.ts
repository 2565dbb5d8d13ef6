import { ref } from "../../template/intrinsics.ts";
import { hasKmsKey, plainHttpCheck } from "../iam/plainHttp.ts";
import type { ResourceRule } from "../rule.ts";

const topicType = "AWS::SNS::Topic";
const policies = { "AWS::SNS::TopicPolicy": "Topics", "AWS::SNS::TopicInlinePolicy": "TopicArn" };

export const snsPlainHttpAllowed: ResourceRule = {
  id: "sns-plain-http-allowed",
  severity: "low",
  category: "Security",
  catalogue: ["sns-ssl-publish-only"],
  needsNesting: true,
  resourceTypes: [topicType],
  alsoReads: Object.keys(policies),
  docs: {
    summary: "A topic takes messages over plain HTTP.",
    why: "SNS answers over HTTP as well as over HTTPS in most regions. Requests are signed, but not secret without TLS: whoever is on the way reads the messages. For a topic that a KMS key encrypts it takes HTTPS alone. One statement in the topic's policy refuses them. A topic that has no policy of its own has SNS's default one, which lets its account publish: the first policy takes that one's place.",
    bad: `{
  "Orders": {
    "Type": "AWS::SNS::Topic"
  },
  "OrdersPolicy": {
    "Type": "AWS::SNS::TopicPolicy",
    "Properties": {
      "Topics": [{ "Ref": "Orders" }],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "events.amazonaws.com" },
            "Action": "sns:Publish",
            "Resource": { "Ref": "Orders" }
          }
        ]
      }
    }
  }
}`,
    good: `{
  "Orders": {
    "Type": "AWS::SNS::Topic"
  },
  "OrdersPolicy": {
    "Type": "AWS::SNS::TopicPolicy",
    "Properties": {
      "Topics": [{ "Ref": "Orders" }],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "events.amazonaws.com" },
            "Action": "sns:Publish",
            "Resource": { "Ref": "Orders" }
          },
          {
            "Sid": "RefusePlainHttp",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "sns:Publish",
            "Resource": { "Ref": "Orders" },
            "Condition": {
              "Bool": { "aws:SecureTransport": "false" }
            }
          }
        ]
      }
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html"],
  },
  equivalents: { cdk_nag: ["AwsSolutions-SNS3", "SNSTopicSSLPublishOnly"] },

  check: plainHttpCheck({
    service: "sns",
    // Of a topic's policy SNS refuses actions that are not about topics, and so all of them at once.
    action: "sns:Publish",
    policies,
    isHttpsOnly: hasKmsKey,
    named: (template, value) => template.resource(template.target(value)?.to ?? ""),
    isAll: () => true,
    all: ref,
    // It would take the place of the default policy, by which alarms and the account's own services publish.
    policy: () => undefined,
    message: (id) =>
      `"${id}" takes messages over plain HTTP: no policy of the topic refuses them, and they can be read and changed on their way.`,
  }),
};
