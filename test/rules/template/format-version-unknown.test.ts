import { test } from "vitest";
import { formatVersionUnknown as rule } from "../../../server/src/rules/template/format-version-unknown.ts";
import { checkFix, silent } from "../../fixture.ts";

test("a date of one's own", () =>
  checkFix(
    rule,
    `
{
  "AWSTemplateFormatVersion": "2024-01-01",
//                            ^^^^^^^^^^^^ 💡 critical: The only AWSTemplateFormatVersion is "2010-09-09": CloudFormation refuses every other.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test("no date at all", () =>
  checkFix(
    rule,
    `
{
  "AWSTemplateFormatVersion": 1.0,
//                            ^^^ 💡 critical: The only AWSTemplateFormatVersion is "2010-09-09": CloudFormation refuses every other.
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
    `
{
  "AWSTemplateFormatVersion": "2010-09-09",
  "Resources": { "Bucket": { "Type": "AWS::S3::Bucket" } }
}`,
  ));

test.each([
  [
    "the only one",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { AWSTemplateFormatVersion: "2010-09-09" },
  ],
  ["none", { Bucket: { Type: "AWS::S3::Bucket" } }, {}],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
