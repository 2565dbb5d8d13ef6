import type { ResourceRule } from "../rule.ts";
import { grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamPolicyEscalatesPrivileges: ResourceRule = {
  id: "iam-policy-escalates-privileges",
  severity: "high",
  catalogue: [
    "iam-privilege-escalation",
    "iam-passrole-wildcard",
    "iam-wildcard-action",
    "iam-wildcard-resource",
  ],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "Whoever has a policy can get permissions that nobody gave them.",
    why: "To attach a policy to any role, to make an access key of any user or to change whom a role trusts is to be an administrator in two steps. Limited to certain roles or users, or by a condition on iam:PermissionsBoundary or iam:PolicyARN, it is not.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "iam:AttachRolePolicy", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/orders/*" } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html",
    ],
  },
  equivalents: { checkov: ["CKV_AWS_109", "CKV_AWS_110"], cdk_nag: ["AwsSolutions-IAM5"] },

  check(resource, report, template) {
    for (const { kind, at, action, lets } of grantsOf(resource, template))
      if (kind === "escalation")
        report({
          at,
          message: `A policy in "${resource.id}" allows ${action} on all of IAM: whoever has it can ${lets}.`,
        });
  },
};
