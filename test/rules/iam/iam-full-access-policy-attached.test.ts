import { test } from "vitest";
import { iamFullAccessPolicyAttached as rule } from "../../../server/src/rules/iam/iam-full-access-policy-attached.ts";
import { check, silent } from "../../fixture.ts";

test("policies that allow everything in a service are reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [
          "arn:aws:iam::aws:policy/AmazonS3FullAccess",
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium: "Role" has AmazonS3FullAccess: it may change and delete everything that the account has in the service.
          { "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/AWSLambda_FullAccess" }
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ medium: "Role" has AWSLambda_FullAccess: it may change and delete everything that the account has in the service.
        ]
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
  ["other policies", having("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")],
  ["one's own", having("arn:aws:iam::111122223333:policy/OrdersFullAccess", { Ref: "Policy" })],
  // iam-administrator-policy-attached says it.
  ["IAM's", having("arn:aws:iam::aws:policy/IAMFullAccess")],
])("silent about %s", (_, resources) => silent(rule, resources));
