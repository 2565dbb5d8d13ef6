import { test } from "vitest";
import { iamPolicyAllowsWholeService as rule } from "../../../server/src/rules/iam/iam-policy-allows-whole-service.ts";
import { check } from "../../fixture.ts";

// What else is reported, and what is not, is in grants.test.ts: of one statement the gravest only.
test("all of a service is reported", () => {
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
            { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
//                                         ^^^^^^ medium: A policy in "Policy" allows s3:* on every resource: also every action that deletes or gives access to others, and what AWS adds later.
            { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::orders" }
//                                         ^^^^^^ low: A policy in "Policy" allows s3:*: also every action that deletes or gives access to others, and what AWS adds later.
          ]
        }
      }
    }
  }
}`,
  );
});
