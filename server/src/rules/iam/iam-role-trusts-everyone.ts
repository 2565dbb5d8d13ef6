import type { ResourceRule } from "../rule.ts";
import { everyoneIn, isFenced } from "./everyone.ts";
import { statementsOf } from "./statements.ts";

export const iamRoleTrustsEveryone: ResourceRule = {
  id: "iam-role-trusts-everyone",
  severity: "critical",
  catalogue: ["iam-role-public-trust"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::IAM::Role"],
  docs: {
    summary: "Anyone with an AWS account can take on a role.",
    why: 'A role that trusts "*" trusts every user and role of every account of AWS. Whoever learns its ARN, which is no secret, acts with all its permissions. A condition on the organization, the account or an external id says who is meant.',
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole" }]
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
        "Statement": [{ "Effect": "Allow", "Principal": { "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/deploy" } }, "Action": "sts:AssumeRole" }]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_60"],
    cfn_nag: ["F2"],
    guard: ["IAM_ROLE_NO_FULL_ACCESS_ON_TRUST_POLICY"],
  },

  check(role, report, template) {
    const statements = statementsOf(role, template);
    for (const statement of statements) {
      if (statement.effect !== "Allow" || statement.policy.kind !== "trust") continue;
      const everyone = everyoneIn(statement, template);
      if (!everyone || isFenced(statement, statements, template)) continue;
      report({
        at: everyone.at,
        message: `"${role.id}" trusts everyone, and no condition says who is meant: anyone with an AWS account can take on the role.`,
      });
    }
  },
};
