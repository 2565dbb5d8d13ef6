import { test } from "vitest";
import { dependsOnUndefined as rule } from "../../../server/src/rules/template/depends-on-undefined.ts";
import { check, checkFix, silent } from "../../fixture.ts";

test("the nearest resource is offered first, then to wait for nothing", () =>
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "DependsOn": ["Topc", "Topic"] },
//                                                      ^^^^^^ 🔎 critical: DependsOn of "Queue" names "Topc", and there is no resource of that name: CloudFormation refuses the template.
    "Topic": { "Type": "AWS::SNS::Topic", "DependsOn": ["Env", "Prod"] },
//                                                      ^^^^^ 🔎 critical: DependsOn of "Topic" names "Env", and "Env" is a parameter: CloudFormation refuses the template.
//                                                             ^^^^^^ 🔎 critical: DependsOn of "Topic" names "Prod", and "Prod" is a condition: CloudFormation refuses the template.
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "DependsOn": "Zzzzzzzzz"
//                 ^^^^^^^^^^^ 🔎 critical: DependsOn of "Bucket" names "Zzzzzzzzz", and there is no resource of that name: CloudFormation refuses the template.
    }
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Queue": { "Type": "AWS::SQS::Queue", "DependsOn": ["Topic", "Topic"] },
    "Topic": { "Type": "AWS::SNS::Topic" },
    "Bucket": {
      "Type": "AWS::S3::Bucket"
    }
  }
}`,
  ));

test.each([
  [
    "resources, with a type or without yet",
    {
      Bucket: { Type: "AWS::S3::Bucket" },
      A: { Type: "AWS::SNS::Topic", DependsOn: ["Bucket", "B"] },
      B: {},
    },
    {},
  ],
  [
    "what is not typed yet",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: { Type: "AWS::SNS::Topic", DependsOn: ["", ""] } },
    {},
  ],
  [
    "what SAM writes",
    { A: { Type: "AWS::SNS::Topic", DependsOn: "FnRole" } },
    { Transform: "AWS::Serverless-2016-10-31" },
  ],
  [
    "what a loop writes",
    { A: { Type: "AWS::SNS::Topic", DependsOn: "TopicB" }, "Fn::ForEach::T": [] },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("what has properties and no type is no resource", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Topic": { "Properties": { "TopicName": "orders" } },
    "Queue": { "Type": "AWS::SQS::Queue", "DependsOn": "Topic" }
//                                                     ^^^^^^^ critical: DependsOn of "Queue" names "Topic", which without a Type is no resource: CloudFormation refuses the template.
  }
}`,
  );
});
