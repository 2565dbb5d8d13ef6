import { test } from "vitest";
import { iamPolicyOnEveryResource as rule } from "../../../server/src/rules/iam/iam-policy-on-every-resource.ts";
import { check } from "../../fixture.ts";

// What else is reported, and what is not, is in grants.test.ts: of one statement the gravest only.
test("what could be limited is reported", () => {
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
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }
//                                                                        ^^^ low: A policy in "Policy" allows sqs:SendMessage on every resource of the account: the action can be allowed on single ones.
          ]
        }
      }
    }
  }
}`,
  );
});
