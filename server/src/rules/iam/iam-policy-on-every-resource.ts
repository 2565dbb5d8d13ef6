import type { ResourceRule } from "../rule.ts";
import { checksOfEveryResource, grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamPolicyOnEveryResource: ResourceRule = {
  id: "iam-policy-on-every-resource",
  severity: "low",
  profile: "recommended",
  catalogue: ["iam-wildcard-resource"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "A policy allows on every resource what could be allowed on those that are meant.",
    why: 'Whoever has it can do the same to what other applications keep in the account. Only statements all of whose actions can be limited are reported: to list or to describe mostly needs Resource "*", and belongs into a statement of its own (iam-statement-mixes-actions).',
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }]
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
        "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:orders" } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    ],
  },
  equivalents: checksOfEveryResource,

  check(resource, report, template) {
    for (const { kind, at, action } of grantsOf(resource, template))
      if (kind === "every-resource")
        report({
          at,
          message: `A policy in "${resource.id}" allows ${action} on every resource of the account: the action can be allowed on single ones.`,
        });
  },
};
