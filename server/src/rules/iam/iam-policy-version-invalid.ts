import { policyVersions } from "../../aws/policyDocuments.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { policiesOf, policyChecks, typesWithPolicies } from "./policies.ts";

export const iamPolicyVersionInvalid: ResourceRule = {
  id: "iam-policy-version-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies,
  docs: {
    summary: "The Version of a policy is none of the two that IAM knows.",
    why: "Version is the version of the policy language, not the day on which the policy was written. IAM refuses every other value (“The policy must contain a valid version string”), and the stack is rolled back.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2023-05-01",
        "Statement": [{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
    ],
  },
  equivalents: { "cfn-lint": policyChecks },

  check(resource, report, template) {
    for (const { document } of policiesOf(resource, template)) {
      const version = document.get("Version");
      const text = textOf(version);
      if (text === undefined || policyVersions.includes(text)) continue;
      report({
        at: version.at,
        message: `The policy's Version "${text}" in "${resource.id}" does not exist: IAM knows "2012-10-17" and "2008-10-17" alone and refuses the policy.`,
        fixes: () => [
          {
            title: `Change the Version to "2012-10-17"`,
            safety: "review",
            changes: [setValue(version, "2012-10-17")],
          },
        ],
      });
    }
  },
};
