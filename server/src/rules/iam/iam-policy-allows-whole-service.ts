import type { ResourceRule } from "../rule.ts";
import { grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamPolicyAllowsWholeService: ResourceRule = {
  id: "iam-policy-allows-whole-service",
  severity: "medium",
  catalogue: ["iam-wildcard-action", "iam-wildcard-resource"],
  controls: ["FSBP IAM.21"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "A policy allows every action of a service.",
    why: 'With the action that is needed come those that delete, that change who has access, and that AWS adds later. On Resource "*" they reach everything that the account has in the service.',
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "dynamodb:*", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:dynamodb:*:*:table/orders" } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html",
    ],
  },
  equivalents: {
    cfn_nag: ["F3", "F4", "F5"],
    guard: [
      "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
      "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
      "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS",
    ],
    cdk_nag: ["AwsSolutions-IAM5", "IAMPolicyNoStatementsWithFullAccess"],
    trivy: ["AWS-0345"],
  },

  check(resource, report, template) {
    for (const { kind, at, action, isOnEverything, isConditional } of grantsOf(resource, template))
      if (kind === "service")
        report({
          at,
          ...((!isOnEverything || isConditional) && { severity: "low" }),
          message: `A policy in "${resource.id}" allows ${action}${isOnEverything ? " on every resource" : ""}: also every action that deletes or gives access to others, and what AWS adds later.`,
        });
  },
};
