import type { ResourceRule } from "../rule.ts";
import { typesThatGrant } from "./policies.ts";
import { statementsOf } from "./statements.ts";

export const iamAllowWithNotPrincipal: ResourceRule = {
  id: "iam-allow-with-not-principal",
  severity: "high",
  catalogue: ["policy-allow-not-principal"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesThatGrant,
  docs: {
    summary: "A policy lets in everyone but some.",
    why: "Whoever is not in NotPrincipal is let in: every other account of AWS, and whoever does not even sign his requests. With Effect Deny it keeps out all but a few, with Allow it opens what it protects to the world.",
    bad: `{
  "Policy": {
    "Type": "AWS::SQS::QueuePolicy",
    "Properties": {
      "Queues": ["https://sqs.eu-central-1.amazonaws.com/444455556666/orders"],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "*" }]
      }
    }
  }
}`,
    good: `{
  "Policy": {
    "Type": "AWS::SQS::QueuePolicy",
    "Properties": {
      "Queues": ["https://sqs.eu-central-1.amazonaws.com/444455556666/orders"],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "444455556666" }, "Action": "sqs:SendMessage", "Resource": "*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
    ],
  },
  equivalents: {
    cfn_nag: ["F6", "F7", "F8", "F9"],
    guard: [
      "IAM_ROLE_NO_ALLOW_PLUS_NOT_PRINCIPAL",
      "S3_BUCKETPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
      "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
      "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
    ],
  },

  check(resource, report, template) {
    for (const { effect, policy, value, isConditional } of statementsOf(resource, template)) {
      const excepted = value.get("NotPrincipal");
      // In an identity's policy it may not stand at all.
      if (effect !== "Allow" || policy.kind === "identity" || excepted.kind === "absent") continue;
      report({
        at: excepted.at,
        ...(isConditional && { severity: "low" }),
        message: `A policy in "${resource.id}" lets in everyone but those in NotPrincipal: the rest of the world${isConditional ? ", as far as its condition goes" : ""}.`,
      });
    }
  },
};
