import { expect, test } from "vitest";
import { sectionUnknown as rule } from "../../../server/src/rules/template/section-unknown.ts";
import { check, checkFix, findingsOf, silent } from "../../fixture.ts";

test("a section that is misspelt, or written in other case, gets the nearest name", () =>
  checkFix(
    rule,
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "parameters": { "Env": { "Type": "String" } },
//@2 ^^^^^^^^^^^^ 💡 critical: "parameters" is no section of a template: CloudFormation refuses the template.
  "Resource": { "Bucket": { "Type": "AWS::S3::Bucket" } }
//@2 ^^^^^^^^^^ 🔎 critical: "Resource" is no section of a template: CloudFormation refuses the template.
}`,
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Parameters": { "Env": { "Type": "String" } },
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test("what is like nothing has no fix, nor has what is there already", () =>
  check(
    rule,
    `
{
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } },
  "Resource": {},
//@2 ^^^^^^^^^^ critical: "Resource" is no section of a template: CloudFormation refuses the template.
  "Stage": "prod"
//@2 ^^^^^^^ critical: "Stage" is no section of a template: CloudFormation refuses the template.
}`,
  ));

test.each([
  [
    "every section",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    {
      AWSTemplateFormatVersion: "2010-09-09",
      Description: "",
      Metadata: {},
      Parameters: {},
      Rules: {},
      Mappings: {},
      Conditions: {},
      Hooks: {},
      Outputs: {},
    },
  ],
  [
    "SAM's section",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Transform: "AWS::Serverless-2016-10-31", Globals: {} },
  ],
  [
    "what a macro reads",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Transform: "Company::Macro", Stages: {} },
  ],
  [
    "a snippet from elsewhere",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { "Fn::Transform": { Name: "AWS::Include" } },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("silent about a section whose value is still to be typed", () => {
  expect(
    findingsOf(rule, '{ "Resources": { "A": { "Type": "AWS::S3::Bucket" } }, "Para" }'),
  ).toEqual([]);
});
