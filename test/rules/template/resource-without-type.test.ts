import { expect, test } from "vitest";
import { resourceWithoutType as rule } from "../../../server/src/rules/template/resource-without-type.ts";
import { check, findingsOf, silent } from "../../fixture.ts";

test("what has none, what is no object, and a section in the wrong place", () =>
  check(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Topic": { "Properties": { "TopicName": "orders" } },
//  ^^^^^^^ critical: "Topic" in Resources has no Type: CloudFormation refuses the template.
    "Queue": null,
//  ^^^^^^^ critical: "Queue" in Resources is null, not a resource: CloudFormation refuses the template.
    "Note": "later",
//  ^^^^^^ critical: "Note" in Resources is text, not a resource: CloudFormation refuses the template.
    "Outputs": { "Name": { "Value": { "Ref": "Bucket" } } }
//  ^^^^^^^^^ critical: "Outputs" in Resources has no Type: CloudFormation refuses the template. Section "Outputs" must stand beside Resources, not in it.
  }
}`,
  ));

test.each([
  [
    "a Type that is misspelt, which is told elsewhere",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: { Typ: "AWS::S3::Bucket" } },
    {},
  ],
  [
    "snippets and loops",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: { "Fn::Transform": {} }, "Fn::ForEach::B": [] },
    {},
  ],
  [
    "what a macro completes",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: {} },
    { Transform: "Company::Macro" },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("silent about a resource that is still to be typed", () => {
  expect(
    findingsOf(
      rule,
      '{ "Resources": { "A": { "Type": "AWS::S3::Bucket" }, "B": , "C", "D": { "Type" } } }',
    ),
  ).toEqual([]);
});
