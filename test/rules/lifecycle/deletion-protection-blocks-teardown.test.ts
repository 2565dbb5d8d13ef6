import { expect, test } from "vitest";
import { deletionProtectionBlocksTeardown as rule } from "../../../server/src/rules/lifecycle/deletion-protection-blocks-teardown.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("protection is turned off, each service's in its own words", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "DeletionProtection": "true" } },
//                                                                                    ^^^^^^ 🔎 low: "Orders" is protected from deletion: the stack cannot be deleted before somebody turns that off.
    "Users": { "Type": "AWS::Cognito::UserPool", "Properties": { "DeletionProtection": "ACTIVE" } },
//                                                                                     ^^^^^^^^ 🔎 low: "Users" is protected from deletion: the stack cannot be deleted before somebody turns that off.
    "Sessions": {
      "Type": "AWS::DynamoDB::GlobalTable",
      "Properties": {
        "Replicas": [{ "Region": "eu-west-1", "DeletionProtectionEnabled": true }, { "Region": "eu-north-1" }]
//                                                                         ^^^^ 🔎 low: "Sessions" is protected from deletion: the stack cannot be deleted before somebody turns that off.
      }
    },
    "Door": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": {
        "LoadBalancerAttributes": [
          { "Key": "idle_timeout.timeout_seconds", "Value": "60" },
          { "Key": "deletion_protection.enabled", "Value": "true" }
//                                                         ^^^^^^ 🔎 low: "Door" is protected from deletion: the stack cannot be deleted before somebody turns that off.
        ]
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "DeletionProtection": false } },
    "Users": { "Type": "AWS::Cognito::UserPool", "Properties": { "DeletionProtection": "INACTIVE" } },
    "Sessions": {
      "Type": "AWS::DynamoDB::GlobalTable",
      "Properties": {
        "Replicas": [{ "Region": "eu-west-1", "DeletionProtectionEnabled": false }, { "Region": "eu-north-1" }]
      }
    },
    "Door": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": {
        "LoadBalancerAttributes": [
          { "Key": "idle_timeout.timeout_seconds", "Value": "60" },
          { "Key": "deletion_protection.enabled", "Value": "false" }
        ]
      }
    }
  }
}`,
  ));

test.each([["off" as const], ["retain" as const]])(
  "silent where the lifecycle is %s",
  (lifecycle) =>
    expect(
      findingsOf(
        rule,
        templateOf({
          A: { Type: "AWS::RDS::DBCluster", Properties: { DeletionProtection: true } },
        }),
        { lifecycle },
      ),
    ).toEqual([]),
);

test.each([
  ["off", { DeletionProtection: false }],
  ["absent", {}],
  ["unknown", { DeletionProtection: { Ref: "Protect" } }],
])("silent where it is %s", (_, Properties) =>
  silent(rule, { Orders: { Type: "AWS::RDS::DBCluster", Properties } }),
);

test("under one condition", () =>
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "DeletionProtection": { "Fn::If": ["IsProd", true, false] } }
//                                                                 ^^^^ 🔎 low: "Orders" is protected from deletion: the stack cannot be deleted before somebody turns that off (when IsProd is true).
    }
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "DeletionProtection": { "Fn::If": ["IsProd", false, false] } }
    }
  }
}`,
  ));
