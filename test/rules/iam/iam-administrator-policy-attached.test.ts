import { test } from "vitest";
import { iamAdministratorPolicyAttached as rule } from "../../../server/src/rules/iam/iam-administrator-policy-attached.ts";
import { check, silent } from "../../fixture.ts";

test("policies for administrators are reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [
          "arn:aws:iam::aws:policy/AdministratorAccess",
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: "Role" has AdministratorAccess: whoever gets hold of its credentials can do everything in the account.
          { "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/IAMFullAccess" },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: "Role" has IAMFullAccess: whoever gets hold of its credentials can give any permission to anyone.
          { "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/PowerUserAccess"]] }
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ high: "Role" has PowerUserAccess: whoever gets hold of its credentials can do everything in the account but manage its users.
        ]
      }
    },
    "Admins": {
      "Type": "AWS::IAM::Group",
      "Properties": { "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"] }
//                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium: "Admins" has AdministratorAccess: whoever gets hold of its credentials can do everything in the account.
    },
    "Developer": {
      "Type": "AWS::IAM::User",
      "Properties": {
        "PermissionsBoundary": { "Ref": "Boundary" },
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium: "Developer" has AdministratorAccess: whoever gets hold of its credentials can do everything in the account, but for its permissions boundary.
      }
    }
  }
}`,
  );
});

const having = (...ManagedPolicyArns: unknown[]) => ({
  Role: { Type: "AWS::IAM::Role", Properties: { ManagedPolicyArns } },
});

test.each<[string, unknown]>([
  ["other policies", having("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")],
  ["one's own of that name", having("arn:aws:iam::111122223333:policy/AdministratorAccess")],
  ["names that begin so", having("arn:aws:iam::aws:policy/AdministratorAccess-Amplify")],
  ["policies of parameters", having({ Ref: "Policy" })],
  ["what a name has by inheritance", having("arn:aws:iam::aws:policy/constructor")],
  [
    "a permission set, which is there for people",
    {
      Set: {
        Type: "AWS::SSO::PermissionSet",
        Properties: { ManagedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
