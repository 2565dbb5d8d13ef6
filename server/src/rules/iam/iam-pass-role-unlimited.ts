import type { ResourceRule } from "../rule.ts";
import { grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamPassRoleUnlimited: ResourceRule = {
  id: "iam-pass-role-unlimited",
  severity: "high",
  catalogue: ["iam-passrole-wildcard", "iam-privilege-escalation", "iam-wildcard-resource"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "A policy allows to hand any role of the account to a service.",
    why: "Whoever may pass every role, and start an instance or a function, starts it with an administrator's role and acts through it. A policy that names the roles, or at least the service in a condition on iam:PassedToService, leaves no such way.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/orders-task" } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_110"],
    cfn_nag: ["F38", "F39", "F40"],
    guard: [
      "IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE",
      "IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE",
    ],
    cdk_nag: ["AwsSolutions-IAM5"],
    trivy: ["AWS-0342"],
  },

  check(resource, report, template) {
    for (const { kind, at, action, isConditional } of grantsOf(resource, template))
      if (kind === "pass-role")
        report({
          at,
          ...(isConditional && { severity: "low" }),
          message: `A policy in "${resource.id}" allows ${action} on every role${isConditional ? ", limited by a condition alone" : ""}: whoever has it can run a service with the permissions of any role that trusts the service.`,
        });
  },
};
