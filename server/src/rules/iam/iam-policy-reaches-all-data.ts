import type { ResourceRule } from "../rule.ts";
import { grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamPolicyReachesAllData: ResourceRule = {
  id: "iam-policy-reaches-all-data",
  severity: "medium",
  catalogue: ["iam-privilege-escalation", "iam-wildcard-resource"],
  controls: ["FSBP KMS.1", "FSBP KMS.2"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "A policy lets whoever has it read all secrets, objects or parameters of the account.",
    why: "One leak of the role's credentials is then a leak of everything that other applications keep in the account. Each of these actions can be allowed on single secrets, buckets, keys or roles.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:orders/*" } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_107", "CKV_AWS_108", "CKV_AWS_111"],
    cfn_nag: ["W11", "W12", "W13"],
    guard: ["IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE"],
    cdk_nag: ["AwsSolutions-IAM5"],
    trivy: ["AWS-0057"],
  },

  check(resource, report, template) {
    for (const { kind, at, action, lets } of grantsOf(resource, template))
      if (kind === "data")
        report({
          at,
          message: `A policy in "${resource.id}" allows ${action} on every resource: whoever has it can ${lets}.`,
        });
  },
};
