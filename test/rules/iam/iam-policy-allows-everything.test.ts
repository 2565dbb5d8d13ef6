import { test } from "vitest";
import { iamPolicyAllowsEverything as rule } from "../../../server/src/rules/iam/iam-policy-allows-everything.ts";
import { check } from "../../fixture.ts";

// What else is reported, and what is not, is in grants.test.ts: of one statement the gravest only.
test("a policy that makes administrators is reported", () => {
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
            { "Effect": "Allow", "Action": "*", "Resource": "*" },
//                                         ^^^ critical: A policy in "Policy" allows every action on every resource: whoever has it is an administrator of the account.
            { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } }
//                                         ^^^ medium: A policy in "Policy" allows every action on every resource: only a condition keeps whoever has it from being an administrator of the account.
          ]
        }
      }
    }
  }
}`,
  );
});
