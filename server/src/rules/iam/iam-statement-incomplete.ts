import { insert } from "../../syntax/change.ts";
import { lacks, type Value } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { has, type Policy, policiesOf, policyChecks, typesWithPolicies } from "./policies.ts";

export const iamStatementIncomplete: ResourceRule = {
  id: "iam-statement-incomplete",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithPolicies,
  docs: {
    summary: "A policy's statement lacks its effect, its actions, its resources or its principal.",
    why: "IAM refuses the policy (“Missing required field”), and the stack is rolled back. Statements of identities must say on which resources; those of resources, and of whom a role trusts, must say who.",
    bad: `{
  "Policy": {
    "Type": "AWS::IAM::ManagedPolicy",
    "Properties": {
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets" }]
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
    links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"],
  },
  equivalents: { "cfn-lint": policyChecks },

  check(resource, report, template) {
    for (const policy of policiesOf(resource, template))
      for (const statement of policy.statements) {
        const missing = missingOf(policy, statement);
        if (missing.length === 0) continue;
        const isOnlyResource = missing.length === 1 && missing[0] === "Resource";
        report({
          at: statement.at,
          message: `A statement in a policy of "${resource.id}" has no ${missing.join(", and no ")}: IAM refuses the policy.`,
          // The widest resource is at least what the author sees; of whom and what to allow there is no guessing.
          fixes: () =>
            isOnlyResource
              ? [
                  {
                    title: 'Insert "Resource": "*"; narrow it to what the actions need',
                    safety: "review",
                    changes: [
                      insert(
                        [...statement.path(), "Resource"],
                        "*",
                        has(statement, "Action") ? "Action" : "NotAction",
                      ),
                    ],
                  },
                ]
              : [],
        });
      }
  },
};

function missingOf({ needsPrincipal, needsResource }: Policy, statement: Value): string[] {
  return [
    ...(lacks(statement, "Effect") ? ["Effect"] : []),
    ...(needsPrincipal && lacks(statement, "Principal", "NotPrincipal") ? ["Principal"] : []),
    ...(lacks(statement, "Action", "NotAction") ? ["Action"] : []),
    ...(needsResource && lacks(statement, "Resource", "NotResource") ? ["Resource"] : []),
  ];
}
