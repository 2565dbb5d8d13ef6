import { test } from "vitest";
import { iamInlinePolicy as rule } from "../../../server/src/rules/iam/iam-inline-policy.ts";
import { check, silent } from "../../fixture.ts";

test("policies that are part of roles and groups are reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "Policies": [{ "PolicyName": "Orders", "PolicyDocument": {} }]
//      ^^^^^^^^^^ low: Policies of "Role" are part of it: they have no versions to go back to, and cannot be given to another.
      }
    }
  }
}`,
  );
});

const role = (Policies: unknown) => ({
  Role: { Type: "AWS::IAM::Role", Properties: { Policies } },
});

test.each<[string, unknown]>([
  [
    "managed policies",
    {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] },
      },
    },
  ],
  ["an empty list", role([])],
  ["a list of which nothing is left", role([{ Ref: "AWS::NoValue" }])],
  [
    "what only deployment knows",
    role({ "Fn::If": ["HasPolicies", [{}], { Ref: "AWS::NoValue" }] }),
  ],
  // iam-user-with-own-policies says it.
  ["users", { Clerk: { Type: "AWS::IAM::User", Properties: { Policies: [{}] } } }],
])("silent about %s", (_, resources) => silent(rule, resources));
