import { describe, expect, test } from "vitest";
import { rdsMonitoringProperties } from "../../../server/src/rules/rds/monitoringProperties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

const instance = (Properties: unknown) => ({
  Orders: { Type: "AWS::RDS::DBInstance", Properties },
});

describe("rds-logs-not-exported", () => {
  const rule = ruleOf(rdsMonitoringProperties, "rds-logs-not-exported");

  test("each engine's logs are exported", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "postgres" } },
//  ^^^^^^^^ 🔎 low: "Orders" exports none of its logs: they are gone with the instance, or after some days, and nothing alarms on them.
    "Carts": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-postgresql", "EnableCloudwatchLogsExports": [] }
//                                                                                  ^^ 🔎 low: "Carts" exports none of its logs: they are gone with the instance, or after some days, and nothing alarms on them.
    },
    "Stock": { "Type": "AWS::RDS::DBCluster", "Properties": { "Engine": "mysql" } }
//  ^^^^^^^ 🔎 low: "Stock" exports none of its logs: they are gone with the instance, or after some days, and nothing alarms on them.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "postgres", "EnableCloudwatchLogsExports": ["postgresql", "upgrade"] } },
    "Carts": {
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-postgresql", "EnableCloudwatchLogsExports": ["postgresql"] }
    },
    "Stock": { "Type": "AWS::RDS::DBCluster", "Properties": { "Engine": "mysql", "EnableCloudwatchLogsExports": ["error", "general", "slowquery"] } }
  }
}`,
    ));

  test("of an engine that is not known here nobody knows the logs", () => {
    const [finding] = findingsOf(rule, templateOf(instance({ Engine: "newest" })));
    expect(finding?.fixes()).toEqual([]);
  });

  test.each([
    ["some logs", { Engine: "mysql", EnableCloudwatchLogsExports: ["error"] }],
    ["who knows which", { Engine: "mysql", EnableCloudwatchLogsExports: [{ Ref: "Log" }] }],
    ["an instance of a cluster", { DBClusterIdentifier: "orders" }],
    ["RDS Custom", { Engine: "custom-oracle-ee" }],
    ["an engine that only deployment knows", { Engine: { Ref: "Engine" } }],
  ])("silent about %s", (_, Properties) => silent(rule, instance(Properties)));
});

describe("rds-enhanced-monitoring-off", () => {
  const rule = ruleOf(rdsMonitoringProperties, "rds-enhanced-monitoring-off");

  test("where there is a role for it, it is turned on", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "MonitoringInterval": 0, "MonitoringRoleArn": { "Ref": "RoleArn" } }
//                                                             ^ 🔎 low: "Orders" has no enhanced monitoring: nobody sees which of its processes use up processor, memory or disk.
    },
    "Carts": {
//  ^^^^^^^ low: "Carts" has no enhanced monitoring: nobody sees which of its processes use up processor, memory or disk.
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "aurora-mysql", "DBClusterIdentifier": { "Ref": "Cluster" } }
    },
    "Cluster": { "Type": "AWS::RDS::DBCluster", "Properties": { "Engine": "aurora-mysql" } }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "MonitoringInterval": 60, "MonitoringRoleArn": { "Ref": "RoleArn" } }
    },
    "Carts": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "aurora-mysql", "DBClusterIdentifier": { "Ref": "Cluster" } }
    },
    "Cluster": { "Type": "AWS::RDS::DBCluster", "Properties": { "Engine": "aurora-mysql" } }
  }
}`,
    ));

  test.each([
    ["one that is monitored", { Engine: "mysql", MonitoringInterval: 60 }],
    ["one that may be", { Engine: "mysql", MonitoringInterval: { Ref: "Seconds" } }],
    ["an instance of a cluster that is not here", { DBClusterIdentifier: { Ref: "Other" } }],
    ["an instance of a cluster that says it", { DBClusterIdentifier: { Ref: "Cluster" } }],
    ["RDS Custom", { Engine: "custom-oracle-ee" }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, {
      ...instance(Properties),
      Cluster: { Type: "AWS::RDS::DBCluster", Properties: { MonitoringInterval: 30 } },
    }),
  );
});

describe("rds-performance-insights-off", () => {
  const rule = ruleOf(rdsMonitoringProperties, "rds-performance-insights-off");

  test("sessions are sampled", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": {
//  ^^^^^^^^ 🔎 low: "Orders" keeps no record of what its sessions wait for: which queries made it slow cannot be said afterwards.
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "DBInstanceClass": "db.m7g.large" }
    }
  }
}`,
      `
{
  "Resources": {
    "Orders": {
      "Type": "AWS::RDS::DBInstance",
      "Properties": { "Engine": "mysql", "DBInstanceClass": "db.m7g.large", "EnablePerformanceInsights": true }
    }
  }
}`,
    ));

  test.each([
    ["one that is", { Engine: "mysql", EnablePerformanceInsights: true }],
    ["a class that is too small", { Engine: "mysql", DBInstanceClass: "db.t4g.micro" }],
    ["a class that nobody knows yet", { Engine: "mysql", DBInstanceClass: { Ref: "Class" } }],
    ["an instance of a cluster", { DBClusterIdentifier: "orders" }],
    ["RDS Custom", { Engine: "custom-oracle-ee" }],
  ])("silent about %s", (_, Properties) => silent(rule, instance(Properties)));
});
