import type { ResourceRule } from "../rule.ts";
import { checksOfEveryResource, grantsOf, typesWithIdentityPolicies } from "./grants.ts";

export const iamStatementMixesActions: ResourceRule = {
  id: "iam-statement-mixes-actions",
  severity: "low",
  catalogue: ["iam-wildcard-resource"],
  category: "Security",
  needsNesting: true,
  resourceTypes: typesWithIdentityPolicies,
  docs: {
    summary: "A statement allows on every resource what it need not, along with what it must.",
    why: 'To list or to describe mostly needs Resource "*". An action that changes something, in the same statement, is then allowed on everything of the account as well. In a statement of its own it can be limited to what is meant.',
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": ["sqs:ListQueues", "sqs:SendMessage"], "Resource": "*" }]
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
        "Statement": [
          { "Effect": "Allow", "Action": "sqs:ListQueues", "Resource": "*" },
          { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:sqs:\${AWS::Region}:\${AWS::AccountId}:orders" } }
        ]
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
      if (kind === "every-resource-for-some")
        report({
          at,
          message: `A policy in "${resource.id}" allows ${action} on every resource of the account, along with other actions: in a statement of its own it can be allowed on single ones.`,
        });
  },
};
