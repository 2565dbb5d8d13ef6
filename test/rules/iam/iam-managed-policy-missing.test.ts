import { test } from "vitest";
import { iamManagedPolicyMissing as rule } from "../../../server/src/rules/iam/iam-managed-policy-missing.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the path is put right, and what was replaced is replaced", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [
          { "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/AmazonECSTaskExecutionRolePolicy" },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: AWS has no managed policy "AmazonECSTaskExecutionRolePolicy": IAM fails to attach it to "Role". There is "service-role/AmazonECSTaskExecutionRolePolicy".
          "arn:aws:iam::aws:policy/service-role/AmazonSSMManagedInstanceCore",
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: AWS has no managed policy "service-role/AmazonSSMManagedInstanceCore": IAM fails to attach it to "Role". There is "AmazonSSMManagedInstanceCore".
          "arn:aws:iam::aws:policy/AWSXRayWriteOnlyAccess",
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 critical: AWS has no managed policy "AWSXRayWriteOnlyAccess": IAM fails to attach it to "Role". There is "AWSXrayWriteOnlyAccess".
          { "Fn::Join": ["", ["arn:aws:iam::aws:policy/", "service-role/ConfigRole"]] }
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: AWS has no managed policy "service-role/ConfigRole": IAM fails to attach it to "Role". There is "service-role/AWS_ConfigRole".
        ]
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": [
          { "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy" },
          "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
          "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess",
          { "Fn::Join": ["", ["arn:aws:iam::aws:policy/", "service-role/AWS_ConfigRole"]] }
        ]
      }
    }
  }
}`,
  );
});

const role = (...ManagedPolicyArns: unknown[]) => ({
  Role: { Type: "AWS::IAM::Role", Properties: { ManagedPolicyArns } },
});

test.each([
  ["what is right", "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
  ["what may be new", "arn:aws:iam::aws:policy/AWSBrandNewPolicy"],
  ["one's own", "arn:aws:iam::123456789012:policy/AWSLambdaBasicExecutionRole"],
  ["references", { Ref: "Policy" }],
  ["what a parameter tells", { "Fn::Sub": "arn:aws:iam::aws:policy/${Name}" }],
  ["null", null],
])("silent about %s", (_, arn) => silent(rule, role(arn)));
