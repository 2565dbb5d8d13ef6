import { test } from "vitest";
import { iamUserWithOwnPolicies as rule } from "../../../server/src/rules/iam/iam-user-with-own-policies.ts";
import { check, silent } from "../../fixture.ts";

test("permissions of single users are reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Clerk": {
      "Type": "AWS::IAM::User",
      "Properties": {
        "ManagedPolicyArns": [{ "Ref": "Policy" }],
//      ^^^^^^^^^^^^^^^^^^^ medium: ManagedPolicyArns of "Clerk" gives permissions to this one user: nobody sees them who looks at groups and roles.
        "Policies": [{ "PolicyName": "Orders", "PolicyDocument": {} }]
//      ^^^^^^^^^^ medium: Policies of "Clerk" gives permissions to this one user: nobody sees them who looks at groups and roles.
      }
    },
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": { "Users": [{ "Ref": "Clerk" }] }
//                    ^^^^^^^ medium: Users of "Policy" gives permissions to users one by one: nobody sees them who looks at groups and roles.
    },
    "Inline": {
      "Type": "AWS::IAM::UserPolicy",
      "Properties": { "UserName": { "Ref": "Clerk" } }
//                    ^^^^^^^^^^ medium: UserName of "Inline" gives permissions to users one by one: nobody sees them who looks at groups and roles.
    }
  }
}`,
  );
});

const denial = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      NotAction: "iam:*",
      Resource: "*",
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    },
  ],
};

const policy = (Properties: object) => ({ Policy: { Type: "AWS::IAM::Policy", Properties } });

test.each<[string, unknown]>([
  ["a user of groups", { Clerk: { Type: "AWS::IAM::User", Properties: { Groups: ["clerks"] } } }],
  ["policies of roles and groups", policy({ Roles: ["orders"], Groups: ["clerks"] })],
  ["a list of nobody", policy({ Users: [] })],
  ["a list that is taken away", policy({ Users: [{ Ref: "AWS::NoValue" }] })],
  ["a list of a parameter", policy({ Users: { Ref: "Users" } })],
  ["a policy that only takes away", policy({ Users: ["clerk"], PolicyDocument: denial })],
  [
    "a user from whom something is taken away",
    {
      Clerk: {
        Type: "AWS::IAM::User",
        Properties: { Policies: [{ PolicyName: "WithoutMfa", PolicyDocument: denial }] },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
