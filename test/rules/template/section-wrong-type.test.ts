import { test } from "vitest";
import { sectionWrongType as rule } from "../../../server/src/rules/template/section-wrong-type.ts";
import { check, silent } from "../../fixture.ts";

test("lists, texts and null where members are wanted", () =>
  check(
    rule,
    `
{
  "Parameters": ["Env"],
//@2 ^^^^^^^^^^^^ critical: Section "Parameters" is a list, and must be an object: CloudFormation refuses the template.
  "Conditions": null,
//@2 ^^^^^^^^^^^^ critical: Section "Conditions" is null, and must be an object: CloudFormation refuses the template.
  "Mappings": "none",
//@2 ^^^^^^^^^^ critical: Section "Mappings" is text, and must be an object: CloudFormation refuses the template.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test("Transform takes names, and objects with one", () =>
  check(
    rule,
    `
{
  "Transform": ["AWS::LanguageExtensions", 1, { "Names": "Company::Macro" }, { "Name": "AWS::Include" }],
//                                         ^ critical: Transform takes names of macros, and objects with a Name, and this is a number: CloudFormation refuses the template.
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: Transform takes names of macros, and objects with a Name, which this lacks: CloudFormation refuses the template.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test("Transform that is null", () =>
  check(
    rule,
    `
{
  "Transform": null,
//@2 ^^^^^^^^^^^ critical: Transform takes names of macros, and objects with a Name, and this is null: CloudFormation refuses the template.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test.each([
  [
    "a transform by name",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Transform: "AWS::LanguageExtensions" },
  ],
  [
    "one with parameters",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Transform: { Name: "AWS::Include", Parameters: {} } },
  ],
  ["one that is still to be typed", { Bucket: { Type: "AWS::S3::Bucket" } }, { Transform: {} }],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
