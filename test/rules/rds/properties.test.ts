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

  test("without a subnet group RDS makes it public by itself", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql" } }
//  ^^^^^^^^ 🔎 medium: "Orders" can be reached from the internet: without a subnet group RDS puts it into the default VPC, and gives it a public address unless PubliclyAccessible is false.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql", "PubliclyAccessible": false } }
  }
}`,
    ));

  test.each([[false], [{ Ref: "IsPublic" }], [{ "Fn::If": ["Unknown", true, false] }]])(
    "silent where it is %j",
    (PubliclyAccessible) =>
      silent(rule, {
        Orders: { Type: "AWS::RDS::DBInstance", Properties: { PubliclyAccessible } },
      }),
  );

  test.each([
    ["in a subnet group", { Engine: "mysql", DBSubnetGroupName: { Ref: "Subnets" } }],
    ["in a cluster", { DBClusterIdentifier: { Ref: "Cluster" } }],
    ["beside its source", { Engine: "mysql", SourceDBInstanceIdentifier: "orders" }],
    ["of an engine that nobody knows yet", { Engine: { Ref: "Engine" } }],
  ])("silent about one that says nothing %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::RDS::DBInstance", Properties } }),
  );
});

describe("rds-storage-unencrypted", () => {
  const rule = ruleOf(rdsProperties, "rds-storage-unencrypted");

  test("a database that does not say is unencrypted, and a cluster of Aurora's may be", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
//  ^^^^^^^^ 🔎 high: "Orders" keeps its data unencrypted: whoever gets at its storage, a snapshot or a backup reads it.
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql" }
    },
    "Carts": {
//  ^^^^^^^ 🔎 low: "Carts" leaves it to Aurora whether its data is encrypted: clusters from before February 2026 are not, newer ones with a key of AWS's own.
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-mysql", "DBClusterIdentifier": "carts" }
    },
    "Users": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-mysql", "StorageEncrypted": false }
//                                                                  ^^^^^ 🔎 high: "Users" keeps its data unencrypted: whoever gets at its storage, a snapshot or a backup reads it.
    },
    "Stock": {
//  ^^^^^^^ 🔎 high: "Stock" keeps its data unencrypted: whoever gets at its storage, a snapshot or a backup reads it.
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "postgres", "DBClusterIdentifier": "stock" }
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "StorageEncrypted": true }
    },
    "Carts": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-mysql", "DBClusterIdentifier": "carts", "StorageEncrypted": true }
    },
    "Users": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-mysql", "StorageEncrypted": true }
    },
    "Stock": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "postgres", "DBClusterIdentifier": "stock", "StorageEncrypted": true }
    }
  }
}`,
    ));

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

describe("rds-iam-authentication-off", () => {
  const rule = ruleOf(rdsProperties, "rds-iam-authentication-off");

  test("a database takes IAM's tokens as well", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mariadb" } },
//  ^^^^^^^^ 🔎 low: "Orders" takes passwords alone: who may connect is not IAM's to say, and passwords live until somebody changes them.
    "Carts": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-postgresql", "EnableIAMDatabaseAuthentication": "false" }
//                                                                                      ^^^^^^^ 🔎 low: "Carts" takes passwords alone: who may connect is not IAM's to say, and passwords live until somebody changes them.
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mariadb", "EnableIAMDatabaseAuthentication": true } },
    "Carts": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-postgresql", "EnableIAMDatabaseAuthentication": true }
    }
  }
}`,
    ));

  test.each([
    ["an engine that has none", { Engine: "oracle-ee" }],
    ["an engine that nobody knows yet", { Engine: { Ref: "Engine" } }],
    ["one restored from a snapshot, of any engine", { DBSnapshotIdentifier: "orders" }],
    ["an instance of a cluster", { Engine: "aurora-mysql", DBClusterIdentifier: "orders" }],
    ["one that may", { Engine: "mysql", EnableIAMDatabaseAuthentication: { Ref: "UseIam" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::RDS::DBInstance", Properties } }),
  );

  test("silent about Aurora Serverless v1", () =>
    silent(rule, {
      Orders: {
        Type: "AWS::RDS::DBCluster",
        Properties: { Engine: "aurora-mysql", EngineMode: "serverless" },
      },
    }));
});
