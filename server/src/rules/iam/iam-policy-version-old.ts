import { jsonOf } from "../../syntax/syntax.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { policiesOf, typesWithPolicies } from "./policies.ts";

export const iamPolicyVersionOld: ResourceRule = {
  id: "iam-policy-version-old",
  severity: "low",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies,
  docs: {
    summary: "A policy is written in the policy language of 2008.",
    why: "It knows no policy variables: `${aws:username}` stands for itself there, and the policy is then about nothing that exists. AWS adds new features to version 2012-10-17 alone.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2008-10-17",
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
  equivalents: { "cfn-lint": ["W2511"] },

  check(resource, report, template) {
    for (const { document } of policiesOf(resource, template)) {
      const version = document.get("Version");
      if (textOf(version) !== "2008-10-17" || !document.node) continue;
      // Only where something looks like a variable do the two versions differ.
      const mayMean = JSON.stringify(jsonOf(document.node)).includes("${");
      report({
        at: version.at,
        message: `A policy in "${resource.id}" is of version 2008-10-17: it takes variables such as \${aws:username} for plain text.`,
        tag: "deprecated",
        fixes: () => [
          {
            title: `Change the Version to "2012-10-17"${mayMean ? "; policy variables then stand for their values" : ""}`,
            safety: mayMean ? "review" : "safe",
            changes: [setValue(version, "2012-10-17")],
          },
        ],
      });
    }
  },
};
