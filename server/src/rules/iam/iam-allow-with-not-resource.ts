import type { ResourceRule } from "../rule.ts";
import { isBoundary } from "./grants.ts";
import { typesThatGrant } from "./policies.ts";
import { statementsOf } from "./statements.ts";

export const iamAllowWithNotResource: ResourceRule = {
  id: "iam-allow-with-not-resource",
  severity: "medium",
  catalogue: ["policy-allow-not-resource"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesThatGrant,
  docs: {
    summary: "A policy allows its actions on every resource but some.",
    why: "What NotResource leaves out is the exception, and everything else is open: also what other applications make later. With Effect Deny it is what one wants, with Allow hardly ever.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::salaries/*" }]
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
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
    ],
  },
  equivalents: {
    cfn_nag: ["W21", "W22", "W23"],
    guard: ["IAM_ROLE_OR_POLICY_NO_ALLOW_PLUS_NOT_RESOURCE"],
  },

  check(resource, report, template) {
    if (isBoundary(resource, template)) return;
    for (const { effect, value, isConditional } of statementsOf(resource, template)) {
      const excepted = value.get("NotResource");
      if (effect !== "Allow" || excepted.kind === "absent") continue;
      report({
        at: excepted.at,
        ...(isConditional && { severity: "low" }),
        message: `A policy in "${resource.id}" allows its actions on every resource but those in NotResource: also on what others add later.`,
      });
    }
  },
};
