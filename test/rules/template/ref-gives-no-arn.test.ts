import { test } from "vitest";
import { refGivesNoArn as rule } from "../../../server/src/rules/template/ref-gives-no-arn.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the attribute takes the place of the name", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role" },
    "Queue": { "Type": "AWS::SQS::Queue" },
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": { "ExecutionRoleArn": { "Fn::If": ["X", { "Ref": "Role" }, { "Ref": "AWS::NoValue" }] } }
//                                                          ^^^^^^^^^^^^^^^^^ 🔎 critical: "ExecutionRoleArn" in "Task" takes an ARN, and Ref "Role" gives the name.
    },
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Role": { "Ref": "Role" }, "DeadLetterConfig": { "TargetArn": { "Ref": "Queue" } } }
//                            ^^^^^^^^^^^^^^^^^ 🔎 critical: "Role" in "Function" takes an ARN, and Ref "Role" gives the name.
//                                                                                  ^^^^^^^^^^^^^^^^^^ 🔎 critical: "TargetArn" in "Function" takes an ARN, and Ref "Queue" gives the address.
    }
  }
}`,
    `
{
  "Resources": {
    "Role": { "Type": "AWS::IAM::Role" },
    "Queue": { "Type": "AWS::SQS::Queue" },
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": { "ExecutionRoleArn": { "Fn::If": ["X", { "Fn::GetAtt": ["Role", "Arn"] }, { "Ref": "AWS::NoValue" }] } }
    },
    "Function": {
      "Type": "AWS::Lambda::Function",
      "Properties": { "Role": { "Fn::GetAtt": ["Role", "Arn"] }, "DeadLetterConfig": { "TargetArn": { "Fn::GetAtt": ["Queue", "Arn"] } } }
    }
  }
}`,
  );
});

const used = (type: string, target: string, name: string, value: unknown) => ({
  Thing: { Type: target },
  User: { Type: type, Properties: { [name]: value } },
});
const ref = { Ref: "Thing" };

test.each([
  [
    "a topic, whose Ref is its ARN",
    used("AWS::Lambda::Permission", "AWS::SNS::Topic", "SourceArn", ref),
  ],
  [
    "a property that takes names",
    used("AWS::IAM::InstanceProfile", "AWS::IAM::Role", "Roles", [ref]),
  ],
  ["a name that ends alike", used("AWS::SSM::Parameter", "AWS::IAM::Role", "Value", ref)],
  [
    "what takes a name or an ARN",
    used("AWS::Lambda::Permission", "AWS::Lambda::Function", "FunctionName", ref),
  ],
  [
    "a part of a text",
    used("AWS::Lambda::Function", "AWS::IAM::Role", "Role", { "Fn::Join": ["", ["arn:", ref]] }),
  ],
  ["a parameter", used("AWS::Lambda::Function", "AWS::IAM::Role", "Role", { Ref: "Nobody" })],
  ["a type that is not known", used("Company::Net::Vpc", "AWS::IAM::Role", "RoleArn", ref)],
])("silent about %s", (_, resources) => silent(rule, resources));
