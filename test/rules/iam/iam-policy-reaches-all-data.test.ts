import { test } from "vitest";
import { iamPolicyReachesAllData as rule } from "../../../server/src/rules/iam/iam-policy-reaches-all-data.ts";
import { check } from "../../fixture.ts";

// What else is reported, and what is not, is in grants.test.ts: of one statement the gravest only.
test("what everybody keeps is reported", () => {
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
            { "Effect": "Allow", "Action": "ssm:GetParameter*", "Resource": "*" },
//                                                                          ^^^ medium: A policy in "Policy" allows ssm:GetParameter* on every resource: whoever has it can read every parameter of Systems Manager.
            { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" }
//                                                                       ^^^ medium: A policy in "Policy" allows sts:AssumeRole on every resource: whoever has it can take on every role that trusts the account.
          ]
        }
      }
    }
  }
}`,
  );
});
