import { isSameExpression } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const iamUserWithoutGroup: ResourceRule = {
  id: "iam-user-without-group",
  severity: "low",
  catalogue: ["iam-user-in-group"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::IAM::User"],
  alsoReads: ["AWS::IAM::UserToGroupAddition"],
  docs: {
    summary: "A user is in no group.",
    why: "A user without a group has no permissions, or has them by himself alone. Those of a group are given and taken away for all who do the same work.",
    bad: `{
  "Clerk": {
    "Type": "AWS::IAM::User"
  }
}`,
    good: `{
  "Clerk": {
    "Type": "AWS::IAM::User",
    "Properties": {
      "Groups": ["clerks"]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-user.html",
    ],
  },
  equivalents: {
    cfn_nag: ["F2000"],
    guard: ["IAM_USER_MISSING_GROUP_RULE"],
    cdk_nag: ["IAMUserGroupMembership"],
  },

  check(user, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(user.id)) return;
    const groups = user.get("Groups");
    if (groups.kind === "unknown" || groups.items().length > 0) return;
    const name = user.get("UserName");
    for (const addition of template.ofType("AWS::IAM::UserToGroupAddition"))
      for (const member of addition.get("Users").items())
        if (template.refersTo(member, user.id) !== false || isSameExpression(member, name)) return;
    report({
      at: user.key,
      message: `User "${user.id}" is in no group: what he may do is his alone, and nobody sees it who looks at groups.`,
    });
  },
};
