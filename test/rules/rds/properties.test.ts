import { describe, test } from "vitest";
import { rdsProperties } from "../../../server/src/rules/rds/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("rds-instance-public", () => {
  const rule = ruleOf(rdsProperties, "rds-instance-public");

  test("a public address is taken away", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "PubliclyAccessible": "true" }
//                                                             ^^^^^^ 🔎 critical: "Orders" can be reached from the internet: RDS gives it a public address, and only its security groups stand between anyone and its password.
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "PubliclyAccessible": false }
    }
  }
}`,
    );
  });

  test.each([
    [false],
    [undefined],
    [{ Ref: "IsPublic" }],
    [{ "Fn::If": ["Unknown", true, false] }],
  ])("silent where it is %j", (PubliclyAccessible) =>
    silent(rule, { Orders: { Type: "AWS::RDS::DBInstance", Properties: { PubliclyAccessible } } }),
  );
});

describe("rds-storage-unencrypted", () => {
  const rule = ruleOf(rdsProperties, "rds-storage-unencrypted");

  test("a database that does not say is unencrypted", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
//  ^^^^^^^^ 🔎 high: "Orders" keeps its data unencrypted: whoever gets at its storage, a snapshot or a backup reads it.
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-mysql" }
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-mysql", "StorageEncrypted": true }
    }
  }
}`,
    );
  });

  test.each([
    ["an instance of a cluster", { DBClusterIdentifier: { Ref: "Cluster" } }],
    ["an instance of Aurora", { Engine: "aurora-mysql" }],
    ["a replica", { SourceDBInstanceIdentifier: "orders" }],
    ["one restored from a snapshot", { DBSnapshotIdentifier: { Ref: "Snapshot" } }],
    ["one with an engine that nobody knows yet", { Engine: { Ref: "Engine" } }],
    ["an encrypted one", { StorageEncrypted: "true" }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::RDS::DBInstance", Properties } }),
  );
});
