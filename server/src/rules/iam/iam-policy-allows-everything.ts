import type { ResourceRule } from "../rule.ts";
import { grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamPolicyAllowsEverything: ResourceRule = {
  id: "iam-policy-allows-everything",
  severity: "critical",
  catalogue: [
    "iam-admin-policy",
    "iam-wildcard-action",
    "iam-wildcard-resource",
    "iam-passrole-wildcard",
    "iam-privilege-escalation",
  ],
  controls: ["FSBP IAM.1"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "A policy allows every action on every resource.",
    why: "Whoever has it, or gets hold of credentials of who has it, is an administrator of the account: reads and deletes all data, makes users, and turns off what would show it. What a function or an instance really does takes a handful of actions.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }]
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
    checkov: ["CKV_AWS_62", "CKV_AWS_63"],
    cfn_nag: ["F3", "F4", "F5"],
    guard: [
      "IAM_MANAGEDPOLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
      "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS",
      "IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS",
      "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS",
    ],
    cdk_nag: ["IAMPolicyNoStatementsWithAdminAccess"],
    trivy: ["AWS-0057"],
  },

  check(resource, report, template) {
    for (const { kind, at, isConditional, hasBoundary } of grantsOf(resource, template)) {
      if (kind !== "everything") continue;
      const limit = isConditional
        ? "a condition"
        : hasBoundary
          ? "a permissions boundary"
          : undefined;
      report({
        at,
        ...((limit || forAdministrators.includes(resource.type)) && { severity: "medium" }),
        message: `A policy in "${resource.id}" allows every action on every resource: ${limit ? `only ${limit} keeps whoever has it from being an administrator` : "whoever has it is an administrator"} of the account.`,
      });
    }
  },
};

/** What administrators have, as a group or for an hour, is what it is for. */
const forAdministrators = ["AWS::IAM::Group", "AWS::IAM::GroupPolicy", "AWS::SSO::PermissionSet"];
