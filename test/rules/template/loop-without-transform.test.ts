import { test } from "vitest";
import { loopWithoutTransform as rule } from "../../../server/src/rules/template/loop-without-transform.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the transform is declared", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" },
    "Fn::ForEach::Topics": ["Name", ["A", "B"], { "Topic\${Name}": { "Type": "AWS::SNS::Topic" } }]
//  ^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Fn::ForEach::Topics" is a loop, and the template does not declare the transform AWS::LanguageExtensions: CloudFormation refuses it.
  }
}`,
    `
{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" },
    "Fn::ForEach::Topics": ["Name", ["A", "B"], { "Topic\${Name}": { "Type": "AWS::SNS::Topic" } }]
  },
  "Transform": "AWS::LanguageExtensions"
}`,
  ));

test("before SAM, for what SAM is given must be unrolled", () =>
  checkFix(
    rule,
    `
{
  "Transform": "AWS::Serverless-2016-10-31",
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Fn::ForEach::Topics": ["Name", ["A", "B"], { "Topic\${Name}": { "Value": "x" } }]
//  ^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Fn::ForEach::Topics" is a loop, and the template does not declare the transform AWS::LanguageExtensions: CloudFormation refuses it.
  }
}`,
    `
{
  "Transform": [
    "AWS::LanguageExtensions",
    "AWS::Serverless-2016-10-31"
  ],
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic" }
  },
  "Outputs": {
    "Fn::ForEach::Topics": ["Name", ["A", "B"], { "Topic\${Name}": { "Value": "x" } }]
  }
}`,
  ));

test("a loop within properties", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": { "Fn::ForEach::Names": ["Name", ["A"], { "TopicName": { "Ref": "Name" } }] }
//                    ^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Fn::ForEach::Names" is a loop, and the template does not declare the transform AWS::LanguageExtensions: CloudFormation refuses it.
    }
  }
}`,
    `
{
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": { "Fn::ForEach::Names": ["Name", ["A"], { "TopicName": { "Ref": "Name" } }] }
    }
  },
  "Transform": "AWS::LanguageExtensions"
}`,
  ));

test.each([
  [
    "loops that are unrolled",
    { Bucket: { Type: "AWS::S3::Bucket" }, "Fn::ForEach::A": [] },
    { Transform: ["AWS::LanguageExtensions"] },
  ],
  [
    "what a macro reads",
    { Bucket: { Type: "AWS::S3::Bucket" }, "Fn::ForEach::A": [] },
    { Transform: "Company::Macro" },
  ],
  [
    "the template's metadata",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Metadata: { A: { "Fn::ForEach::A": [] } } },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
