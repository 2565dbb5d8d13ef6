import { describe, expect, test } from "vitest";
import { lambdaUntraced as rule } from "../../../server/src/rules/lambda/lambda-untraced.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

describe("lambda-untraced", () => {
  test("the role is let send traces, if it is not yet", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]
      }
    },
    "Add": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": ["Role", "Arn"] },
        "TracingConfig": { "Mode": "PassThrough" }
//                                 ^^^^^^^^^^^^^ 🔎 low: Function "Add" sends no traces of its own to X-Ray: nobody sees where a slow or failing call of it spent its time.
      }
    },
    "List": {
//  ^^^^^^ 🔎 low: Function "List" sends no traces of its own to X-Ray: nobody sees where a slow or failing call of it spent its time.
      "Type": "AWS::Lambda::Function",
      "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] } }
    },
    "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "RoleArn" } } }
//  ^^^^^^^ low: Function "Other" sends no traces of its own to X-Ray: nobody sees where a slow or failing call of it spent its time.
  }
}`,
      `
{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"]
      }
    },
    "Add": {
      "Type": "AWS::Lambda::Function",
      "Properties": {
        "Role": { "Fn::GetAtt": ["Role", "Arn"] },
        "TracingConfig": { "Mode": "Active" }
      }
    },
    "List": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] }, "TracingConfig": { "Mode": "Active" } }
    },
    "Other": { "Type": "AWS::Lambda::Function", "Properties": { "Role": { "Ref": "RoleArn" } } }
  }
}`,
    );
  });

  test.each([
    ["policies that nobody knows yet", { ManagedPolicyArns: { Ref: "Arns" } }],
    [
      "a policy of which nothing is known",
      { ManagedPolicyArns: ["arn:aws:iam::aws:policy/Billing"] },
    ],
  ])("no fix with %s: Lambda may refuse it", (_, role) => {
    const template = templateOf({
      Role: { Type: "AWS::IAM::Role", Properties: role },
      Orders: {
        Type: "AWS::Lambda::Function",
        Properties: { Role: { "Fn::GetAtt": ["Role", "Arn"] } },
      },
    });
    expect(findingsOf(rule, template)[0]?.fixes()).toEqual([]);
  });

  test.each([["Active"], [{ Ref: "Mode" }]])("silent about %j", (Mode) =>
    silent(rule, {
      Orders: { Type: "AWS::Lambda::Function", Properties: { TracingConfig: { Mode } } },
    }),
  );
});
