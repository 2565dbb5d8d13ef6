import type { ResourceRule } from "../rule.ts";
import { statementsOf, textIn } from "./statements.ts";

export const iamRoleTrustsWholeAccount: ResourceRule = {
  id: "iam-role-trusts-whole-account",
  severity: "low",
  catalogue: ["iam-role-public-trust"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::IAM::Role"],
  docs: {
    summary: "A role trusts all of an account, under no condition.",
    why: "Whom the other account lets take on roles is then its own affair: any of its users and roles may come. If it is a provider's, another customer of it can name your role and have the provider act in your account, which a condition on sts:ExternalId prevents.",
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" }]
      }
    }
  }
}`,
    good: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "sts:ExternalId": "orders-4711" } } }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    ],
  },
  equivalents: { checkov: ["CKV_AWS_61"] },

  check(role, report, template) {
    for (const { effect, policy, value, isConditional } of statementsOf(role, template)) {
      if (effect !== "Allow" || policy.kind !== "trust" || isConditional) continue;
      for (const principal of value.get("Principal").get("AWS").items()) {
        const account = accountIn(textIn(template, principal) ?? "");
        if (account !== undefined)
          report({
            at: principal.at,
            message: `"${role.id}" trusts all of account ${account}, and no condition says who of it is meant: any of its users and roles can take on the role.`,
          });
      }
    }
  },
};

/** The account that a principal is as a whole. The stack's own, by its pseudo parameter, leaves to IAM who may. */
const accountIn = (principal: string): string | undefined =>
  /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
