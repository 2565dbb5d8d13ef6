import { describe, test } from "vitest";
import { docdbProperties } from "../../../server/src/rules/docdb/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("docdb-neptune-storage-unencrypted", () => {
  const rule = ruleOf(docdbProperties, "docdb-neptune-storage-unencrypted");

  test("both are encrypted", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DocDB::DBCluster" },
//  ^^^^^^^^ 🔎 high: "Orders" keeps its data unencrypted: whoever gets at its storage, a snapshot or a backup reads it.
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": { "StorageEncrypted": false } }
//                                                                                    ^^^^^ 🔎 high: "Graph" keeps its data unencrypted: whoever gets at its storage, a snapshot or a backup reads it.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DocDB::DBCluster", "Properties": { "StorageEncrypted": true } },
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": { "StorageEncrypted": true } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { StorageEncrypted: true }],
    ["who knows", { StorageEncrypted: { Ref: "IsEncrypted" } }],
    ["one restored from a snapshot", { SnapshotIdentifier: "orders" }],
    ["a copy", { SourceDBClusterIdentifier: "orders" }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DocDB::DBCluster", Properties } }),
  );
});

describe("docdb-neptune-backups-short", () => {
  const rule = ruleOf(docdbProperties, "docdb-neptune-backups-short");

  test("a week is the least", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DocDB::DBCluster" },
//  ^^^^^^^^ 🔎 low: "Orders" keeps its backups for a day: what is noticed later, after a weekend say, cannot be undone.
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": { "BackupRetentionPeriod": 3 } }
//                                                                                         ^ 🔎 low: "Graph" keeps its backups for less than a week: what is noticed later cannot be undone.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DocDB::DBCluster", "Properties": { "BackupRetentionPeriod": 7 } },
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": { "BackupRetentionPeriod": 7 } }
  }
}`,
    ));

  test.each([
    ["enough", { BackupRetentionPeriod: 7 }],
    ["who knows", { BackupRetentionPeriod: { Ref: "Days" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DocDB::DBCluster", Properties } }),
  );
});

describe("docdb-neptune-audit-log-off", () => {
  const rule = ruleOf(docdbProperties, "docdb-neptune-audit-log-off");

  test("it is exported, beside what is", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DocDB::DBCluster", "Properties": { "EnableCloudwatchLogsExports": ["profiler"] } },
//                                                                                              ^^^^^^^^^^^^ 🔎 low: "Orders" exports no audit log: nobody can say afterwards who connected, and what they changed.
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": {} }
//  ^^^^^^^ 🔎 low: "Graph" exports no audit log: nobody can say afterwards who connected, and what they changed.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DocDB::DBCluster", "Properties": { "EnableCloudwatchLogsExports": ["profiler", "audit"] } },
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": { "EnableCloudwatchLogsExports": ["audit"] } }
  }
}`,
    ));

  test.each([
    ["an audit log", { EnableCloudwatchLogsExports: ["profiler", "audit"] }],
    ["who knows", { EnableCloudwatchLogsExports: [{ Ref: "Log" }] }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DocDB::DBCluster", Properties } }),
  );
});
