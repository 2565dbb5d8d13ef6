import { expect, test } from "vitest";
import { iamPolicyEffectInvalid as rule } from "../../../server/src/rules/iam/iam-policy-effect-invalid.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { allowed, managedPolicy, openDocuments, policyOf } from "./policies.ts";

test("a misspelt effect is spelt right", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": { "Statement": { "Effect": "deny" } }
//                                                   ^^^^^^ 💡 critical: Effect "deny" in a policy of "Policy" does not exist: IAM knows "Allow" and "Deny" alone and refuses the policy.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "PolicyDocument": { "Statement": { "Effect": "Deny" } }
      }
    }
  }
}`,
  );
});

test.each([
  ["Permit", "Allow"],
  ["Alow", "Allow"],
  ["NotAllow", "Deny"],
  ["Denied", "Deny"],
  ["Forbid", "Deny"],
])("%s is probably %s, but that is to be reviewed", (word, likely) => {
  const text = templateOf(managedPolicy({ ...allowed, Effect: word }));
  const fixes = findingsOf(rule, text)[0]?.fixes() ?? [];
  expect(fixes).toHaveLength(2);
  expect(fixes[0]).toMatchObject({ safety: "review", changes: [{ value: likely }] });
});

test.each(openDocuments)("silent about %s", (_, document) => silent(rule, policyOf(document)));

test("silent about what is right, and missing", () => {
  silent(rule, managedPolicy(allowed));
  silent(rule, managedPolicy({ Action: "s3:GetObject", Resource: "*" }));
});
