import { expect, test } from "vitest";
import { templateDescriptionInvalid as rule } from "../../../server/src/rules/template/template-description-invalid.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a function", () =>
  check(
    rule,
    `
{
  "Description": { "Ref": "AWS::Region" },
//@2 ^^^^^^^^^^^^^ critical: Description is an object, and must be text: CloudFormation refuses the template.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test("a list", () =>
  check(
    rule,
    `
{
  "Description": ["Orders", "Invoices"],
//@2 ^^^^^^^^^^^^^ critical: Description is a list, and must be text: CloudFormation refuses the template.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test("null", () =>
  check(
    rule,
    `
{
  "Description": null,
//@2 ^^^^^^^^^^^^^ critical: Description is null, and must be text: CloudFormation refuses the template.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test.each([
  ["a short one", { Bucket: { Type: "AWS::S3::Bucket" } }, { Description: "Orders" }],
  [
    "as many bytes as there may be",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    {
      Description:
        "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää",
    },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("bytes are counted, not characters", () => {
  const [finding] = findingsOf(
    rule,
    templateOf({ A: { Type: "AWS::S3::Bucket" } }, { Description: "ä".repeat(513) }),
  );
  expect(
    findingsOf(
      rule,
      templateOf({ A: { Type: "AWS::S3::Bucket" } }, { Description: "ä".repeat(512) }),
    ),
  ).toEqual([]);
  expect(finding?.message).toBe(
    "Description has 1026 bytes, and CloudFormation refuses more than 1024.",
  );
});
