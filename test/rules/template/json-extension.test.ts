import { expect, test } from "vitest";
import { jsonExtension as rule } from "../../../server/src/rules/template/json-extension.ts";
import { checkFix, findingsOf, silent } from "../../fixture.ts";

test("commas that trail are taken away, comments stay", () =>
  checkFix(
    rule,
    `
{
  // The bucket
//@2 ^^^^^^^^^^^^^ critical: JSON has no comments: CloudFormation refuses the template. Descriptions and Metadata can hold notes.
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "DependsOn": ["Topic", ] },
//                                                              ^ 💡 critical: A comma may not stand before the closing bracket of "DependsOn": CloudFormation refuses the template.
    "Topic": { "Type": "AWS::SNS::Topic" } /* a comma, */ ,
//                                         ^^^^^^^^^^^^^^ critical: JSON has no comments: CloudFormation refuses the template. Descriptions and Metadata can hold notes.
//                                                        ^ 💡 critical: A comma may not stand before the closing brace of "Resources": CloudFormation refuses the template.
  }
}`,
    `
{
  // The bucket
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "DependsOn": ["Topic" ] },
    "Topic": { "Type": "AWS::SNS::Topic" } /* a comma, */ 
  }
}`,
  ));

test.each([
  [
    "slashes and commas in strings",
    { Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "// ,}" } } },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("also where a bracket is missing", () => {
  expect(
    findingsOf(rule, '{ "Resources": { "A": { "Type": "AWS::S3::Bucket", } // note'),
  ).toHaveLength(2);
});

test.each([
  [
    "under a key that comes again",
    '{ "Resources": { "A": { "Type": "AWS::SNS::Topic", }, "A": { "Type": "AWS::SNS::Topic" } } }',
  ],
  [
    "where a key is expected",
    '{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { { "Type": "AWS::SNS::Topic", } }, }',
  ],
  ["behind what is no member", '{ "Resources": { "A": { "Type": "AWS::SNS::Topic", 5, } } }'],
  [
    "in the place of a value",
    '{ "Resources": { "A": { "Type": "AWS::SNS::Topic", "Metadata": , } } }',
  ],
])(
  "a comma that trails %s has no fix, for it is no other's or has no path of its own",
  (_, text) => {
    const [finding] = findingsOf(rule, text);
    expect(finding?.message).toMatch(/^A comma may not stand/);
    expect(finding?.fixes()).toEqual([]);
  },
);
