import { test } from "vitest";
import { pathNeedsPackaging as rule } from "../../../server/src/rules/template/path-needs-packaging.ts";
import { check, silent } from "../../fixture.ts";

test("paths on disk", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Network": { "Type": "AWS::CloudFormation::Stack", "Properties": { "TemplateURL": "network.json" } },
//                                                                                    ^^^^^^^^^^^^^^ low: TemplateURL of "Network" is the path "network.json": CloudFormation refuses it unless "aws cloudformation package" uploads the file first.
    "Sources": { "Type": "AWS::CodeCommit::Repository", "Properties": { "RepositoryName": "a", "Code": { "S3": "./a.zip" } } },
//                                                                                                             ^^^^^^^^^ low: Code.S3 of "Sources" is the path "./a.zip": CloudFormation refuses it unless "aws cloudformation package" uploads the file first.
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Code": "./src" } }
//                                                                         ^^^^^^^ low: Code of "Function" is the path "./src": CloudFormation refuses it unless "aws cloudformation package" uploads the file first.
  }
}`,
  );
});

const stack = (TemplateURL: unknown) => ({
  Stack: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL } },
});

test.each([
  ["an address", stack("https://x.s3.amazonaws.com/a.json")],
  ["one of S3", stack("s3://bucket/a.json")],
  ["a parameter", stack({ Ref: "Url" })],
  [
    "code in a bucket",
    { F: { Type: "AWS::Lambda::Function", Properties: { Code: { S3Bucket: "a" } } } },
  ],
  ["what is to be typed", stack("")],
])("silent about %s", (_, resources) => silent(rule, resources));
