import { describe, expect, test } from "vitest";
import { rdsBackupProperties } from "../../../server/src/rules/rds/backupProperties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const instance = (Properties: unknown) => ({
  Orders: { Type: "AWS::RDS::DBInstance", Properties },
});

describe("rds-backups-off", () => {
  const rule = ruleOf(rdsBackupProperties, "rds-backups-off");

  test("backups are turned on", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "BackupRetentionPeriod": "0" }
//                                                                ^^^ 🔎 medium: "Orders" has no backups: what is deleted or overwritten by mistake is gone for good.
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "BackupRetentionPeriod": 7 }
    }
  }
}`,
    ));

  test.each([
    ["the default", { Engine: "mysql" }],
    ["some", { Engine: "mysql", BackupRetentionPeriod: 1 }],
    ["who knows", { Engine: "mysql", BackupRetentionPeriod: { Ref: "Days" } }],
    ["a replica's", { Engine: "mysql", SourceDBInstanceIdentifier: "a", BackupRetentionPeriod: 0 }],
    ["a cluster's", { Engine: "aurora-mysql", BackupRetentionPeriod: 0 }],
  ])("silent about %s", (_, Properties) => silent(rule, instance(Properties)));
});

describe("rds-backups-short", () => {
  const rule = ruleOf(rdsBackupProperties, "rds-backups-short");

  test("a week is the least", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql" } },
//  ^^^^^^^^ 🔎 low: "Orders" keeps its backups for a day: what is noticed later, after a weekend say, cannot be undone.
    "Carts": { "Type": "AWS::RDS::DBCluster", "Properties": { "BackupRetentionPeriod": 3 } }
//                                                                                     ^ 🔎 low: "Carts" keeps its backups for less than a week: what is noticed later cannot be undone.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql", "BackupRetentionPeriod": 7 } },
    "Carts": { "Type": "AWS::RDS::DBCluster", "Properties": { "BackupRetentionPeriod": 7 } }
  }
}`,
    ));

  test.each([
    ["enough", { Engine: "mysql", BackupRetentionPeriod: 7 }],
    ["none, of which another rule speaks", { Engine: "mysql", BackupRetentionPeriod: 0 }],
    ["who knows", { Engine: "mysql", BackupRetentionPeriod: { Ref: "Days" } }],
    ["a replica's", { Engine: "mysql", SourceDBInstanceIdentifier: "orders" }],
    ["a cluster's", { DBClusterIdentifier: "orders" }],
  ])("silent about %s", (_, Properties) => silent(rule, instance(Properties)));
});

describe("rds-instance-in-one-zone", () => {
  const rule = ruleOf(rdsBackupProperties, "rds-instance-in-one-zone");

  test("a standby waits in a second zone", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql", "MultiAZ": false } }
//                                                                                            ^^^^^ 🔎 low: "Orders" runs in one availability zone: when the zone fails, it is away until the zone is back or somebody restores it.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql", "MultiAZ": true } }
  }
}`,
    ));

  test("a zone of its own leaves no room for it", () => {
    const [finding] = findingsOf(
      rule,
      templateOf(instance({ Engine: "mysql", AvailabilityZone: { Ref: "Zone" } })),
    );
    expect(finding?.fixes()).toEqual([]);
  });

  test.each([
    ["two zones", { Engine: "mysql", MultiAZ: true }],
    ["who knows", { Engine: "mysql", MultiAZ: { Ref: "IsProd" } }],
    ["an edition without a standby", { Engine: "sqlserver-ex" }],
    ["RDS Custom", { Engine: "custom-oracle-ee" }],
    ["a replica", { Engine: "mysql", SourceDBInstanceIdentifier: "orders" }],
    ["an instance of a cluster", { Engine: "aurora-mysql" }],
    ["an engine that nobody knows yet", { Engine: { Ref: "Engine" } }],
  ])("silent about %s", (_, Properties) => silent(rule, instance(Properties)));
});

describe("rds-minor-upgrades-off", () => {
  const rule = ruleOf(rdsBackupProperties, "rds-minor-upgrades-off");

  test("minor versions come by themselves", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "aurora-mysql", "AutoMinorVersionUpgrade": false }
//                                                                         ^^^^^ 🔎 low: "Orders" does not get minor versions by itself: holes that the engine's makers have closed stay open until somebody upgrades it.
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "aurora-mysql", "AutoMinorVersionUpgrade": true }
    }
  }
}`,
    ));

  test.each([
    ["the default", { Engine: "mysql" }],
    [
      "RDS Custom, which takes nothing else",
      { Engine: "custom-sqlserver-se", AutoMinorVersionUpgrade: false },
    ],
    [
      "an engine that nobody knows yet",
      { Engine: { Ref: "Engine" }, AutoMinorVersionUpgrade: false },
    ],
    ["who knows", { Engine: "mysql", AutoMinorVersionUpgrade: { Ref: "Upgrade" } }],
  ])("silent about %s", (_, Properties) => silent(rule, instance(Properties)));
});
