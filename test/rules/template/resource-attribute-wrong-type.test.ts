import { expect, test } from "vitest";
import { resourceAttributeWrongType as rule } from "../../../server/src/rules/template/resource-attribute-wrong-type.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("each attribute that is of another kind", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": [], "Metadata": null },
//                                         ^^^^^^^^^^^^ critical: Properties of "Bucket" is a list where an object must be: CloudFormation refuses the template.
//                                                           ^^^^^^^^^^ critical: Metadata of "Bucket" is null where an object must be: CloudFormation refuses the template.
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Condition": true,
//    ^^^^^^^^^^^ critical: Condition of "Topic" is true or false where a name must be: CloudFormation refuses the template.
      "DependsOn": [{ "Ref": "Bucket" }, 1, "Queue"],
//                  ^^^^^^^^^^^^^^^^^^^ 💡 critical: DependsOn of "Topic" is an object where a name must be: CloudFormation refuses the template.
//                                       ^ critical: DependsOn of "Topic" is a number where a name must be: CloudFormation refuses the template.
      "CreationPolicy": "none"
//    ^^^^^^^^^^^^^^^^ critical: CreationPolicy of "Topic" is text where an object must be: CloudFormation refuses the template.
    },
    "Queue": { "Type": "AWS::SQS::Queue", "DependsOn": { "Fn::If": ["A", "Bucket", "Topic"] } },
//                                        ^^^^^^^^^^^ critical: DependsOn of "Queue" is an object where a name must be: CloudFormation refuses the template.
    "Odd": { "Type": 1 }
//           ^^^^^^ critical: Type of "Odd" is a number where a name must be: CloudFormation refuses the template.
  }
}`,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": [], "Metadata": null },
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Condition": true,
      "DependsOn": ["Bucket", 1, "Queue"],
      "CreationPolicy": "none"
    },
    "Queue": { "Type": "AWS::SQS::Queue", "DependsOn": { "Fn::If": ["A", "Bucket", "Topic"] } },
    "Odd": { "Type": 1 }
  }
}`,
  ));

test("a Ref is no name", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Topic": { "Type": "AWS::SNS::Topic", "DependsOn": { "Ref": "Bucket" } }
//                                        ^^^^^^^^^^^ 💡 critical: DependsOn of "Topic" is an object where a name must be: CloudFormation refuses the template.
  }
}`,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Topic": { "Type": "AWS::SNS::Topic", "DependsOn": "Bucket" }
  }
}`,
  ));

test.each([
  [
    "names alone and in a list",
    {
      Bucket: { Type: "AWS::S3::Bucket" },
      A: { Type: "AWS::SNS::Topic", DependsOn: "Bucket", Condition: "C" },
      B: { Type: "AWS::SNS::Topic", DependsOn: ["Bucket"] },
    },
    {},
  ],
  [
    "functions instead of properties",
    { A: { Type: "AWS::SNS::Topic", Properties: { "Fn::Transform": {} } } },
    {},
  ],
  [
    "what a macro reads",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: { Type: "AWS::SNS::Topic", DependsOn: 1 } },
    { Transform: "Company::Macro" },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test.each([
  ["a parameter is no condition", { Condition: { Ref: "Kind" } }],
  ["a parameter is nothing to wait for", { DependsOn: { Ref: "Kind" } }],
])("%s", (_, attribute) => {
  const Topic = { Type: "AWS::SNS::Topic", ...attribute };
  const text = templateOf({ Topic }, { Parameters: { Kind: { Type: "String" } } });
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});
