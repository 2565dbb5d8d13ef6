import { describe, test } from "vitest";
import { dynamodbProperties } from "../../../server/src/rules/dynamodb/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("dynamodb-table-without-recovery", () => {
  const rule = ruleOf(dynamodbProperties, "dynamodb-table-without-recovery");

  test("any second can be restored", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": false } } },
//                                                                                                                                  ^^^^^ 🔎 medium: "Orders" has no point-in-time recovery: what is deleted or overwritten by mistake is gone for good.
    "Carts": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST" } }
//  ^^^^^^^ 🔎 medium: "Carts" has no point-in-time recovery: what is deleted or overwritten by mistake is gone for good.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true } } },
    "Carts": { "Type": "AWS::DynamoDB::Table", "Properties": { "BillingMode": "PAY_PER_REQUEST", "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true } } }
  }
}`,
    ));

  test.each([
    ["one that has it", { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    [
      "who knows",
      { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: { Ref: "Recover" } } },
    ],
    ["what a macro writes", { "Fn::Transform": { Name: "AWS::Include" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DynamoDB::Table", Properties } }),
  );
});

describe("dynamodb-replica-without-recovery", () => {
  const rule = ruleOf(dynamodbProperties, "dynamodb-replica-without-recovery");

  test("each replica has its own", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::DynamoDB::GlobalTable",
      "Properties": {
        "Replicas": [
          { "Region": "eu-central-1" },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Orders" has no point-in-time recovery: what is deleted or overwritten by mistake is gone for good.
          { "Region": "eu-west-1", "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true } }
        ]
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::DynamoDB::GlobalTable",
      "Properties": {
        "Replicas": [
          { "Region": "eu-central-1", "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true } },
          { "Region": "eu-west-1", "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": true } }
        ]
      }
    }
  }
}`,
    ));

  test.each([
    ["replicas that nobody knows yet", { Replicas: { Ref: "Replicas" } }],
    [
      "a replica that nobody knows yet",
      { Replicas: [{ "Fn::If": ["Is", { Region: "x" }, { Region: "y" }] }] },
    ],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DynamoDB::GlobalTable", Properties } }),
  );
});

describe("dynamodb-table-without-kms", () => {
  const rule = ruleOf(dynamodbProperties, "dynamodb-table-without-kms");

  test("a key in KMS", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "SSESpecification": { "SSEEnabled": false } } },
//                                                                                                  ^^^^^ 🔎 low: "Orders" is encrypted with a key that AWS owns: its use is in no log of yours, and no key policy decides who reads the table.
    "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PAY_PER_REQUEST" } }
//  ^^^^^^^ 🔎 low: "Carts" is encrypted with a key that AWS owns: its use is in no log of yours, and no key policy decides who reads the table.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DynamoDB::Table", "Properties": { "SSESpecification": { "SSEEnabled": true, "SSEType": "KMS" } } },
    "Carts": { "Type": "AWS::DynamoDB::GlobalTable", "Properties": { "BillingMode": "PAY_PER_REQUEST", "SSESpecification": { "SSEEnabled": true, "SSEType": "KMS" } } }
  }
}`,
    ));

  test.each([
    [
      "a key of its own",
      { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: { Ref: "Key" } } },
    ],
    ["who knows", { SSESpecification: { Ref: "Encryption" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DynamoDB::Table", Properties } }),
  );
});

describe("dax-cluster-unencrypted", () => {
  const rule = ruleOf(dynamodbProperties, "dax-cluster-unencrypted");

  test("its disks are encrypted", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Cache": { "Type": "AWS::DAX::Cluster", "Properties": { "SSESpecification": {} } }
//                                                          ^^^^^^^^^^^^^^^^^^ 🔎 medium: "Cache" keeps its data unencrypted: what DynamoDB encrypts lies readable on the disks of DAX.
  }
}`,
      `
{
  "Resources": {
    "Cache": { "Type": "AWS::DAX::Cluster", "Properties": { "SSESpecification": { "SSEEnabled": true } } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { SSESpecification: { SSEEnabled: true } }],
    ["who knows", { SSESpecification: { SSEEnabled: { Ref: "IsEncrypted" } } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DAX::Cluster", Properties } }),
  );
});
