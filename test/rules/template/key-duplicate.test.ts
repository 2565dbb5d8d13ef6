import { expect, test } from "vitest";
import { keyDuplicate as rule } from "../../../server/src/rules/template/key-duplicate.ts";
import { checkFix, findingsOf, silent } from "../../fixture.ts";

test("each but the last counts for nothing", () =>
  checkFix(
    rule,
    `
{
  "Description": "One",
//@2 ^^^^^^^^^^^^^ critical: "Description" stands 3 times in this object: at best CloudFormation takes the last one and ignores this.
  "Description": "Two",
//@2 ^^^^^^^^^^^^^ critical: "Description" stands 3 times in this object: at best CloudFormation takes the last one and ignores this.
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "Tags": [{ "Key": "a", "Value": "b", "Key": "a" }] }
//                               ^^^^^ critical: "Key" stands 2 times in this object: at best CloudFormation takes the last one and ignores this.
//                                                         ^^^^^ 💡 critical: "Key" stands 2 times in this object: at best CloudFormation takes this last one.
    }
  },
  "Description": "Three"
//@2 ^^^^^^^^^^^^^ 🔎 critical: "Description" stands 3 times in this object: at best CloudFormation takes this last one.
}`,
    `
{
  "Description": "One",
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "Tags": [{ "Key": "a", "Value": "b" }] }
    }
  }
}`,
  ));

test("in an object of many members", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic" },
    "B": { "Type": "AWS::SNS::Topic" },
    "C": { "Type": "AWS::SNS::Topic" },
//  ^^^ critical: "C" stands 2 times in this object: at best CloudFormation takes the last one and ignores this.
    "D": { "Type": "AWS::SNS::Topic" },
    "E": { "Type": "AWS::SNS::Topic" },
    "F": { "Type": "AWS::SNS::Topic" },
    "G": { "Type": "AWS::SNS::Topic" },
    "H": { "Type": "AWS::SNS::Topic" },
    "C": { "Type": "AWS::SQS::Queue" }
//  ^^^ 🔎 critical: "C" stands 2 times in this object: at best CloudFormation takes this last one.
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic" },
    "B": { "Type": "AWS::SNS::Topic" },
    "C": { "Type": "AWS::SNS::Topic" },
    "D": { "Type": "AWS::SNS::Topic" },
    "E": { "Type": "AWS::SNS::Topic" },
    "F": { "Type": "AWS::SNS::Topic" },
    "G": { "Type": "AWS::SNS::Topic" },
    "H": { "Type": "AWS::SNS::Topic" }
  }
}`,
  ));

test.each([
  [
    "the same key in other objects",
    { A: { Type: "AWS::S3::Bucket" }, B: { Type: "AWS::S3::Bucket" } },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("silent where a bracket is missing, for two objects may look like one", () => {
  expect(
    findingsOf(
      rule,
      '{ "Resources": { "A": { "Type": "AWS::S3::Bucket", "B": { "Type": "AWS::S3::Bucket" } } }',
    ),
  ).toEqual([]);
  expect(
    findingsOf(
      rule,
      '{ "Resources": { "A": { "Type": "AWS::S3::Bucket", "Type": "AWS::S3::Bucket" } } ',
    ),
  ).toEqual([]);
});

test("of two that are the same, one can go safely", () => {
  const text = '{ "Resources": { "A": { "Type": "AWS::S3::Bucket", "Type": "AWS::S3::Bucket" } } }';
  const fixes = findingsOf(rule, text).flatMap((finding) => finding.fixes());
  expect(fixes.map(({ safety }) => safety)).toEqual(["safe"]);
});
