import { test } from "vitest";
import { resourceAttributeUnknown as rule } from "../../../server/src/rules/template/resource-attribute-unknown.ts";
import { check, checkFix, silent } from "../../fixture.ts";

test("a misspelt attribute is renamed, a property goes where it belongs", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Propertys": { "BucketName": "orders" }
//    ^^^^^^^^^^^ 🔎 critical: "Propertys" is no attribute of a resource, and "Bucket" has it beside its Type: CloudFormation refuses the template.
    },
    "Topic": {
      "type": "AWS::SNS::Topic",
//    ^^^^^^ 💡 critical: "type" is no attribute of a resource, and "Topic" has it beside its Type: CloudFormation refuses the template.
      "dependsOn": "Bucket"
//    ^^^^^^^^^^^ 💡 critical: "dependsOn" is no attribute of a resource, and "Topic" has it beside its Type: CloudFormation refuses the template.
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "QueueName": "orders",
//    ^^^^^^^^^^^ 🔎 critical: "QueueName" is no attribute of a resource, and "Queue" has it beside its Type: CloudFormation refuses the template.
      "Properties": { "DelaySeconds": 5 }
    }
  }
}`,
    `
{
  "Resources": {
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "BucketName": "orders" }
    },
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "DependsOn": "Bucket"
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Properties": { "DelaySeconds": 5, "QueueName": "orders" }
    }
  }
}`,
  ));

test("no fix where nothing is near", () =>
  check(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "a" }, "BucketName": "b", "Xyz": 1 }
//                                                                              ^^^^^^^^^^^^ critical: "BucketName" is no attribute of a resource, and "Bucket" has it beside its Type: CloudFormation refuses the template.
//                                                                                                 ^^^^^ critical: "Xyz" is no attribute of a resource, and "Bucket" has it beside its Type: CloudFormation refuses the template.
  }
}`,
  ));

test.each([
  [
    "every attribute",
    {
      Bucket: {
        Type: "AWS::S3::Bucket",
        Condition: "A",
        DependsOn: [],
        Metadata: {},
        Properties: {},
        CreationPolicy: {},
        UpdatePolicy: {},
        DeletionPolicy: "Retain",
        UpdateReplacePolicy: "Retain",
        "Fn::Transform": {},
      },
    },
    {},
  ],
  [
    "the version of a custom resource",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: { Type: "Custom::Thing", Version: "1.0" } },
    {},
  ],
  ["SAM's attributes", { A: { Type: "AWS::Serverless::Function", Connectors: {} } }, {}],
  ["a module's", { A: { Type: "Company::Net::Vpc::MODULE", Overrides: {} } }, {}],
  [
    "what a macro reads",
    { A: { Type: "AWS::S3::Bucket", Count: 3 } },
    { Transform: "Company::Macro" },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
