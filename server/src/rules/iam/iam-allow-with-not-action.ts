import type { ResourceRule } from "../rule.ts";
import { isBoundary } from "./grants.ts";
import { typesThatGrant } from "./policies.ts";
import { statementsOf } from "./statements.ts";

export const iamAllowWithNotAction: ResourceRule = {
  id: "iam-allow-with-not-action",
  severity: "medium",
  catalogue: ["policy-allow-not-action"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesThatGrant,
  docs: {
    summary: "A policy allows every action but some.",
    why: "What NotAction leaves out is the exception, and all else is allowed: also services that nobody thought of, and those that AWS adds later. With Effect Deny it is what one wants, with Allow hardly ever.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }]
      }
    }
  }
}`,
    good: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
    ],
  },
  equivalents: {
    cfn_nag: ["W14", "W15", "W16", "W17", "W18", "W19", "W20"],
    guard: [
      "IAM_ROLE_NO_ALLOW_PLUS_NOT_ACTION_ON_TRUST_POLICY",
      "IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_ACTION",
      "S3_BUCKET_POLICY_NO_ALLOW_PLUS_NOT_ACTION",
      "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOT_ACTION",
      "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOT_ACTION",
    ],
  },

  check(resource, report, template) {
    if (isBoundary(resource, template)) return;
    for (const { effect, value, isConditional } of statementsOf(resource, template)) {
      const excepted = value.get("NotAction");
      if (effect !== "Allow" || excepted.kind === "absent") continue;
      report({
        at: excepted.at,
        ...(isConditional && { severity: "low" }),
        message: `A policy in "${resource.id}" allows every action but those in NotAction: also what AWS adds later.`,
      });
    }
  },
};
