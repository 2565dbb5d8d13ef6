import { expect, test } from "vitest";
import { logicalIdInvalid as rule } from "../../../server/src/rules/template/logical-id-invalid.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a resource is renamed wherever it is used", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "order_bucket": { "Type": "AWS::S3::Bucket" },
//  ^^^^^^^^^^^^^^ 🔎 critical: Resource name "order_bucket" has characters other than letters and digits: CloudFormation refuses the template.
    "Copy": {
      "Type": "AWS::S3::Bucket",
      "DependsOn": ["order_bucket"],
      "Properties": {
        "BucketName": { "Fn::Sub": "\${order_bucket}-\${order_bucket.Arn}" },
        "Tags": [{ "Key": "Of", "Value": { "Fn::GetAtt": "order_bucket.Arn" } }]
      }
    }
  },
  "Outputs": {
    "order_bucket": { "Value": { "Ref": "order_bucket" } }
//  ^^^^^^^^^^^^^^ 🔎 critical: Output name "order_bucket" has characters other than letters and digits: CloudFormation refuses the template.
  }
}`,
    `
{
  "Resources": {
    "orderBucket": { "Type": "AWS::S3::Bucket" },
    "Copy": {
      "Type": "AWS::S3::Bucket",
      "DependsOn": ["orderBucket"],
      "Properties": {
        "BucketName": { "Fn::Sub": "\${orderBucket}-\${orderBucket.Arn}" },
        "Tags": [{ "Key": "Of", "Value": { "Fn::GetAtt": "orderBucket.Arn" } }]
      }
    }
  },
  "Outputs": {
    "order_bucket": { "Value": { "Ref": "orderBucket" } }
  }
}`,
  ));

test("a parameter and a mapping too", () =>
  checkFix(
    rule,
    `
{
  "Parameters": { "Env-Name": { "Type": "String" } },
//                ^^^^^^^^^^ 🔎 critical: Parameter name "Env-Name" has characters other than letters and digits: CloudFormation refuses the template.
  "Mappings": { "size map": { "dev": { "size": "small" } } },
//              ^^^^^^^^^^ 🔎 critical: Mapping name "size map" has characters other than letters and digits: CloudFormation refuses the template.
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": {
        "DisplayName": { "Fn::FindInMap": ["size map", { "Ref": "Env-Name" }, "size"] }
      }
    }
  }
}`,
    `
{
  "Parameters": { "EnvName": { "Type": "String" } },
  "Mappings": { "sizeMap": { "dev": { "size": "small" } } },
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": {
        "DisplayName": { "Fn::FindInMap": ["sizeMap", { "Ref": "EnvName" }, "size"] }
      }
    }
  }
}`,
  ));

test("no fix where the name would be another's, or the dot may lead to an attribute", () =>
  check(
    rule,
    `
{
  "Resources": {
    "my-topic": { "Type": "AWS::SNS::Topic" },
//  ^^^^^^^^^^ critical: Resource name "my-topic" has characters other than letters and digits: CloudFormation refuses the template.
    "myTopic": { "Type": "AWS::SNS::Topic" },
    "my.queue": { "Type": "AWS::SQS::Queue" },
//  ^^^^^^^^^^ critical: Resource name "my.queue" has characters other than letters and digits: CloudFormation refuses the template.
    "--": { "Type": "AWS::SQS::Queue" }
//  ^^^^ critical: Resource name "--" has characters other than letters and digits: CloudFormation refuses the template.
  }
}`,
  ));

test.each([
  [
    "loops and snippets",
    { "Fn::ForEach::Topics": [], "Fn::Transform": {}, Bucket: { Type: "AWS::S3::Bucket" } },
    {},
  ],
  [
    "conditions, whose names may have more",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Conditions: { Is_Prod: {} } },
  ],
  [
    "keys of mappings",
    { Bucket: { Type: "AWS::S3::Bucket" } },
    { Mappings: { Sizes: { "us-east-1": { a: "b" } } } },
  ],
  [
    "what a macro reads",
    { "my-bucket": { Type: "AWS::S3::Bucket" } },
    { Transform: "Company::Macro" },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("names have 255 characters at most", () => {
  const named = (length: number) =>
    findingsOf(rule, templateOf({ ["A".repeat(length)]: { Type: "AWS::S3::Bucket" } }));
  expect(named(255)).toEqual([]);
  expect(named(256)).toHaveLength(1);
});
