import { test } from "vitest";
import { deletionPolicyInvalid as rule } from "../../../server/src/rules/template/deletion-policy-invalid.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what it cannot be, and what its type cannot", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Table": { "Type": "AWS::DynamoDB::Table", "DeletionPolicy": "Snapshot" },
//                                                               ^^^^^^^^^^ 🔎 critical: DeletionPolicy of "Table" is "Snapshot", which AWS::DynamoDB::Table does not support: CloudFormation refuses the template.
    "Bucket": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "retain", "UpdateReplacePolicy": "RetainExceptOnCreate" },
//                                                           ^^^^^^^^ 💡 critical: DeletionPolicy of "Bucket" is "retain", and must be one of Delete, Retain, RetainExceptOnCreate, Snapshot: CloudFormation refuses the template.
//                                                                                            ^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: UpdateReplacePolicy of "Bucket" is "RetainExceptOnCreate", and must be one of Delete, Retain, Snapshot: CloudFormation refuses the template.
    "Topic": { "Type": "AWS::SNS::Topic", "DeletionPolicy": "Keep", "UpdateReplacePolicy": ["Delete"] },
//                                                          ^^^^^^ 🔎 critical: DeletionPolicy of "Topic" is "Keep", and must be one of Delete, Retain, RetainExceptOnCreate, Snapshot: CloudFormation refuses the template.
//                                                                                         ^^^^^^^^^^ critical: UpdateReplacePolicy of "Topic" is a list, and must be one of Delete, Retain, Snapshot: CloudFormation refuses the template.
    "Queue": { "Type": "AWS::SQS::Queue", "DeletionPolicy": { "Ref": "Policy" }, "UpdateReplacePolicy": null }
//                                                          ^^^^^^^^^^^^^^^^^^^ critical: DeletionPolicy of "Queue" is Ref, which only AWS::LanguageExtensions resolves here: CloudFormation refuses the template.
//                                                                                                      ^^^^ critical: UpdateReplacePolicy of "Queue" is null, and must be one of Delete, Retain, Snapshot: CloudFormation refuses the template.
  }
}`,
    `
{
  "Resources": {
    "Table": { "Type": "AWS::DynamoDB::Table", "DeletionPolicy": "Retain" },
    "Bucket": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain" },
    "Topic": { "Type": "AWS::SNS::Topic", "DeletionPolicy": "Retain", "UpdateReplacePolicy": ["Delete"] },
    "Queue": { "Type": "AWS::SQS::Queue", "DeletionPolicy": { "Ref": "Policy" }, "UpdateReplacePolicy": null }
  }
}`,
  ));

test("with language extensions, what functions can give", () =>
  checkFix(
    rule,
    `
{
  "Transform": "AWS::LanguageExtensions",
  "Resources": {
    "Table": { "Type": "AWS::DynamoDB::Table", "DeletionPolicy": { "Fn::If": ["Prod", "Keep", "Delete"] } }
//                                                                                    ^^^^^^ 🔎 critical: DeletionPolicy of "Table" is "Keep", and must be one of Delete, Retain, RetainExceptOnCreate, Snapshot: CloudFormation refuses the template.
  }
}`,
    `
{
  "Transform": "AWS::LanguageExtensions",
  "Resources": {
    "Table": { "Type": "AWS::DynamoDB::Table", "DeletionPolicy": { "Fn::If": ["Prod", "Retain", "Delete"] } }
  }
}`,
  ));

test.each([
  [
    "what there is",
    {
      A: {
        Type: "AWS::RDS::DBInstance",
        DeletionPolicy: "Snapshot",
        UpdateReplacePolicy: "Snapshot",
      },
      B: {
        Type: "AWS::S3::Bucket",
        DeletionPolicy: "RetainExceptOnCreate",
        UpdateReplacePolicy: "Retain",
      },
      C: { Type: "AWS::S3::Bucket", DeletionPolicy: "Delete" },
    },
    {},
  ],
  ["types that are not AWS's", { A: { Type: "Custom::Database", DeletionPolicy: "Snapshot" } }, {}],
  [
    "functions with language extensions",
    { A: { Type: "AWS::S3::Bucket", DeletionPolicy: { Ref: "P" } } },
    { Transform: "AWS::LanguageExtensions" },
  ],
  [
    "what a macro reads",
    { A: { Type: "AWS::S3::Bucket", DeletionPolicy: 1 } },
    { Transform: "Company::Macro" },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
