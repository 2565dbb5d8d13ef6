import { test } from "vitest";
import { iamRoleTrustsWholeAccount as rule } from "../../../server/src/rules/iam/iam-role-trusts-whole-account.ts";
import { check, silent } from "../../fixture.ts";
import { role } from "./policies.ts";

test("a role of all of an account is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "AWS": [
                  "111122223333",
//                ^^^^^^^^^^^^^^ low: "Role" trusts all of account 111122223333, and no condition says who of it is meant: any of its users and roles can take on the role.
                  { "Fn::Sub": "arn:\${AWS::Partition}:iam::444455556666:root" }
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "Role" trusts all of account 444455556666, and no condition says who of it is meant: any of its users and roles can take on the role.
                ]
              },
              "Action": "sts:AssumeRole"
            }
          ]
        }
      }
    }
  }
}`,
  );
});

const trusting = (AWS: unknown, more: object = {}) =>
  role({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole", ...more });

test.each<[string, unknown]>([
  ["the stack's own account", trusting({ "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" })],
  ["an account of a parameter", trusting({ "Fn::Sub": "arn:aws:iam::${Account}:root" })],
  ["one role of an account", trusting("arn:aws:iam::111122223333:role/deploy")],
  [
    "an account under a condition",
    trusting("111122223333", { Condition: { Bool: { "aws:MultiFactorAuthPresent": true } } }),
  ],
  ["what is denied", trusting("111122223333", { Effect: "Deny" })],
])("silent about %s", (_, resources) => silent(rule, resources));
