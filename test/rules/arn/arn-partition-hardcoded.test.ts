import { describe, test } from "vitest";
import { arnPartitionHardcoded as rule } from "../../../server/src/rules/arn/arn-partition-hardcoded.ts";
import { checkFix, silent } from "../../fixture.ts";

test("all ARNs of a template change at once", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: An ARN in "Role" names the partition aws (as 2 more in this template): in China and GovCloud nothing has such an ARN.
        "Policies": [
          {
            "PolicyName": "logs",
            "PolicyDocument": {
              "Statement": { "Effect": "Allow", "Action": "*", "Resource": { "Fn::Sub": "arn:aws:logs:\${AWS::Region}:*" } }
            }
          }
        ]
      }
    }
  },
  "Outputs": { "Policy": { "Value": "arn:aws:iam::aws:policy/\${x}" } }
}`,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess" }],
        "Policies": [
          {
            "PolicyName": "logs",
            "PolicyDocument": {
              "Statement": { "Effect": "Allow", "Action": "*", "Resource": { "Fn::Sub": "arn:\${AWS::Partition}:logs:\${AWS::Region}:*" } }
            }
          }
        ]
      }
    }
  },
  "Outputs": { "Policy": { "Value": { "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/\${!x}" } } }
}`,
  );
});

describe("silent", () => {
  test.each([
    [
      "the stack's partition",
      { "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess" },
    ],
    ["another partition", "arn:aws-cn:iam::aws:policy/ReadOnlyAccess"],
    ["a text that an ARN stands in", "see arn:aws:iam::aws:policy/ReadOnlyAccess"],
    ["what Fn::Join makes", { "Fn::Join": [":", ["arn:aws:iam::aws", "policy/ReadOnlyAccess"]] }],
  ])("%s", (_, arn) =>
    silent(rule, { Role: { Type: "AWS::IAM::Role", Properties: { ManagedPolicyArns: [arn] } } }),
  );

  test("a parameter's default", () =>
    silent(
      rule,
      { Topic: { Type: "AWS::SNS::Topic" } },
      {
        Parameters: { Arn: { Type: "String", Default: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
      },
    ));
});
