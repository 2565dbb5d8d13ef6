import { member } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { statementsOf } from "./statements.ts";

/** Where permissions are given to users one by one. */
const places: Readonly<Record<string, readonly string[]>> = {
  "AWS::IAM::ManagedPolicy": ["Users"],
  "AWS::IAM::Policy": ["Users"],
  "AWS::IAM::User": ["ManagedPolicyArns", "Policies"],
  "AWS::IAM::UserPolicy": ["UserName"],
};

export const iamUserWithOwnPolicies: ResourceRule = {
  id: "iam-user-with-own-policies",
  severity: "medium",
  catalogue: ["iam-policy-on-user", "iam-inline-policy"],
  controls: ["FSBP IAM.2", "CIS 3.0.0 1.15"],
  category: "Security",
  needsNesting: true,
  resourceTypes: Object.keys(places),
  docs: {
    summary: "A user has permissions of his own, and not those of a group.",
    why: "What is given to users one by one is forgotten when they change their work, and nobody sees who may do what. Permissions of groups, or better of roles that people take on, are given and taken away in one place.",
    bad: `{
  "Clerk": {
    "Type": "AWS::IAM::User",
    "Properties": {
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
    }
  }
}`,
    good: `{
  "Clerk": {
    "Type": "AWS::IAM::User",
    "Properties": {
      "Groups": [{ "Ref": "Clerks" }]
    }
  },
  "Clerks": {
    "Type": "AWS::IAM::Group",
    "Properties": {
      "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
      "https://docs.aws.amazon.com/config/latest/developerguide/iam-user-no-policies-check.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_40"],
    cfn_nag: ["F10", "F11", "F12"],
    guard: ["IAM_NO_POLICY_ON_USER", "IAM_USER_NO_POLICIES_CHECK"],
    cdk_nag: ["IAMUserNoPolicies"],
    trivy: ["AWS-0143"],
  },

  check(resource, report, template) {
    for (const property of places[resource.type] ?? []) {
      const given = resource.get(property);
      if (property !== "ManagedPolicyArns" && onlyDenies(resource, template)) continue;
      const isList = given.node?.type === "array";
      if (given.kind === "absent" || (given.kind === "unknown" && property !== "UserName"))
        continue;
      if (isList && given.items().length === 0) continue;
      report({
        at: member(resource.get().node, property)?.key ?? given.at,
        message: `${property} of "${resource.id}" gives permissions to ${resource.type === "AWS::IAM::User" ? "this one user" : "users one by one"}: nobody sees them who looks at groups and roles.`,
      });
    }
  },
};

/** Whether its policies give nothing, and only take away: until somebody signs in with a second factor, for instance. */
function onlyDenies(resource: Resource, template: Template): boolean {
  const statements = statementsOf(resource, template);
  return statements.length > 0 && statements.every(({ effect }) => effect === "Deny");
}
