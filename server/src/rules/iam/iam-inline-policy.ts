import { member } from "../../syntax/syntax.ts";
import type { ResourceRule } from "../rule.ts";

export const iamInlinePolicy: ResourceRule = {
  id: "iam-inline-policy",
  severity: "low",
  catalogue: ["iam-inline-policy"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::IAM::Group", "AWS::IAM::Role"],
  docs: {
    summary: "A role or group has policies that are part of it.",
    why: "An inline policy has no versions to go back to, cannot be given to another, and is missing where one looks through an account's policies. For what one role does and no other, that may be just right: it goes when the role goes.",
    bad: `{
  "Clerks": {
    "Type": "AWS::IAM::Group",
    "Properties": {
      "Policies": [
        {
          "PolicyName": "ReadOrders",
          "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }]
          }
        }
      ]
    }
  }
}`,
    good: `{
  "Clerks": {
    "Type": "AWS::IAM::Group"
  },
  "ReadOrders": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "Groups": [{ "Ref": "Clerks" }],
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html",
    ],
  },
  equivalents: {
    cfn_nag: ["F10"],
    guard: ["IAM_NO_INLINE_POLICY_CHECK"],
    cdk_nag: ["IAMNoInlinePolicy"],
  },

  check(resource, report) {
    const policies = resource.get("Policies");
    if (policies.kind !== "known" || policies.items().length === 0) return;
    report({
      at: member(resource.get().node, "Policies")?.key ?? policies.at,
      message: `Policies of "${resource.id}" are part of it: they have no versions to go back to, and cannot be given to another.`,
    });
  },
};
