import { expect, test } from "vitest";
import { resourcesMissing as rule } from "../../../server/src/rules/template/resources-missing.ts";
import { check, findingsOf, silent } from "../../fixture.ts";

test("a section without members", () =>
  check(
    rule,
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": {}
//@2 ^^^^^^^^^^^ critical: Resources is empty: CloudFormation refuses a template without a resource.
}`,
  ));

test("no such section", () =>
  check(
    rule,
    `
{
//@0 ^ critical: The template has no Resources: CloudFormation refuses a template without a resource.
  "AWSTemplateFormatVersion": "2010-09-09",
  "Outputs": {}
}`,
  ));

test.each([
  ["one resource", { Bucket: { Type: "AWS::S3::Bucket" } }, {}],
  [
    "what a macro may write",
    {},
    { AWSTemplateFormatVersion: "2010-09-09", Transform: "Company::Macro" },
  ],
  ["a loop", { "Fn::ForEach::Topics": [] }, { AWSTemplateFormatVersion: "2010-09-09" }],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test.each(['"Resource": { "A": {} }', '"Resources"', '"Resources":'])(
  "silent about %s",
  (section) => {
    expect(findingsOf(rule, `{ "AWSTemplateFormatVersion": "2010-09-09", ${section} }`)).toEqual(
      [],
    );
  },
);
