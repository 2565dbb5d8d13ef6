import { test } from "vitest";
import { iamPolicyAllowsEveryAction as rule } from "../../../server/src/rules/iam/iam-policy-allows-every-action.ts";
import { check } from "../../fixture.ts";

// What else is reported, and what is not, is in grants.test.ts: of one statement the gravest only.
test("every action on something is reported", () => {
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
            { "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::orders/*" },
//                                         ^^^ high: A policy in "Policy" allows every action on what it is about: also to delete it, and to change who may use it.
            { "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::orders/*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }
//                                         ^^^ medium: A policy in "Policy" allows every action on what it is about: also to delete it, and to change who may use it.
          ]
        }
      }
    }
  }
}`,
  );
});
