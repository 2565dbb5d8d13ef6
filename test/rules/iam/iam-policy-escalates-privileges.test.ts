import { test } from "vitest";
import { iamPolicyEscalatesPrivileges as rule } from "../../../server/src/rules/iam/iam-policy-escalates-privileges.ts";
import { check } from "../../fixture.ts";

// What else is reported, and what is not, is in grants.test.ts: of one statement the gravest only.
test("what leads to every permission is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "*" },
//                                                                          ^^^ high: A policy in "Policy" allows iam:PutRolePolicy on all of IAM: whoever has it can give themselves any permission.
            { "Effect": "Allow", "Action": "iam:CreateLoginProfile", "Resource": "arn:aws:iam::*:user/*" }
//                                                                               ^^^^^^^^^^^^^^^^^^^^^^^ high: A policy in "Policy" allows iam:CreateLoginProfile on all of IAM: whoever has it can sign in as any other user.
          ]
        }
      }
    }
  }
}`,
  );
});
