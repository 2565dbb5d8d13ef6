import type { ResourceRule } from "../rule.ts";
import { grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamPolicyAllowsEveryAction: ResourceRule = {
  id: "iam-policy-allows-every-action",
  severity: "high",
  catalogue: ["iam-wildcard-action"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "A policy allows every action there is on a resource.",
    why: "Every action is also to delete the resource, to change who may use it, and whatever AWS adds later. Who only reads and writes needs a few of them.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::orders/*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::orders/*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_63"],
    cfn_nag: ["F3", "F4", "F5"],
    guard: ["IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS"],
    trivy: ["AWS-0057"],
  },

  check(resource, report, template) {
    for (const { kind, at, isConditional, hasBoundary } of grantsOf(resource, template))
      if (kind === "every-action")
        report({
          at,
          ...((isConditional || hasBoundary) && { severity: "medium" }),
          message: `A policy in "${resource.id}" allows every action on what it is about: also to delete it, and to change who may use it.`,
        });
  },
};
