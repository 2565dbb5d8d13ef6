import type { ResourceRule } from "../rule.ts";
import { awsPolicyIn } from "./managedPolicies.ts";

/** Policies of AWS with which one can do everything, or give oneself what is lacking. */
const powers: Readonly<Record<string, string>> = {
  AdministratorAccess: "do everything in the account",
  IAMFullAccess: "give any permission to anyone",
  PowerUserAccess: "do everything in the account but manage its users",
};

export const iamAdministratorPolicyAttached: ResourceRule = {
  id: "iam-administrator-policy-attached",
  severity: "high",
  catalogue: ["iam-admin-managed-policy"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::IAM::Group", "AWS::IAM::Role", "AWS::IAM::User"],
  docs: {
    summary: "A role, user or group has one of AWS's policies for administrators.",
    why: "Whoever gets hold of its credentials, by a hole in a function or a key in a repository, has the account. What an application does takes a handful of actions, which a policy of its own can list; people get such powers for an hour, by a role that they take on.",
    bad: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }]
      },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]
    }
  }
}`,
    good: `{
  "Role": {
    "Type": "AWS::IAM::Role",
    "Properties": {
      "AssumeRolePolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }]
      },
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html",
    ],
  },
  equivalents: {
    cfn_nag: ["W43", "W44"],
    guard: ["IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE", "IAM_ROLE_ELEVATED_MANAGED_POLICY_RULE"],
    cdk_nag: ["AwsSolutions-IAM4"],
  },

  check(resource, report, template) {
    for (const arn of resource.get("ManagedPolicyArns").items()) {
      const policy = awsPolicyIn(template, arn) ?? "";
      const power = Object.hasOwn(powers, policy) ? powers[policy] : undefined;
      if (power === undefined) continue;
      const isLimited = resource.get("PermissionsBoundary").kind !== "absent";
      report({
        at: arn.at,
        // A group of administrators has what it is for.
        ...((isLimited || resource.type === "AWS::IAM::Group") && { severity: "medium" }),
        message: `"${resource.id}" has ${policy}: whoever gets hold of its credentials can ${power}${isLimited ? ", but for its permissions boundary" : ""}.`,
      });
    }
  },
};
