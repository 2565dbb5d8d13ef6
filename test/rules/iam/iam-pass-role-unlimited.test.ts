import { test } from "vitest";
import { iamPassRoleUnlimited as rule } from "../../../server/src/rules/iam/iam-pass-role-unlimited.ts";
import { check } from "../../fixture.ts";

// What else is reported, and what is not, is in grants.test.ts: of one statement the gravest only.
test("any role that may be passed is reported", () => {
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
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" },
//                                                                     ^^^ high: A policy in "Policy" allows iam:PassRole on every role: whoever has it can run a service with the permissions of any role that trusts the service.
            { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }
//                                                                     ^^^ low: A policy in "Policy" allows iam:PassRole on every role, limited by a condition alone: whoever has it can run a service with the permissions of any role that trusts the service.
          ]
        }
      }
    }
  }
}`,
  );
});
