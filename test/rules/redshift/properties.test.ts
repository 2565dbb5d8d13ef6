import { describe, expect, test } from "vitest";
import { redshiftProperties } from "../../../server/src/rules/redshift/properties.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("redshift-cluster-public", () => {
  const rule = ruleOf(redshiftProperties, "redshift-cluster-public");

  test("a public address is taken away", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::Cluster", "Properties": { "PubliclyAccessible": true } }
//                                                                                      ^^^^ 🔎 high: "Orders" can be reached from the internet: Redshift gives it a public address, and only its security groups stand between anyone and its password.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::Cluster", "Properties": { "PubliclyAccessible": false } }
  }
}`,
    ));

  test.each([
    ["the default", {}],
    ["a private one", { PubliclyAccessible: false }],
    ["who knows", { PubliclyAccessible: { Ref: "IsPublic" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::Redshift::Cluster", Properties } }),
  );
});

describe("redshift-cluster-unencrypted", () => {
  const rule = ruleOf(redshiftProperties, "redshift-cluster-unencrypted");

  test("what is told not to be is worse than what does not say", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::Cluster", "Properties": { "Encrypted": false } },
//                                                                             ^^^^^ 🔎 high: "Orders" is to keep its data unencrypted: Redshift refuses a new cluster like that, and whoever gets at an older one's storage or snapshots reads it.
    "Carts": { "Type": "AWS::Redshift::Cluster", "Properties": { "DBName": "carts" } }
//  ^^^^^^^ 🔎 low: "Carts" leaves it to Redshift whether its data is encrypted: clusters from before January 2025 are not, newer ones with a key of AWS's own.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::Cluster", "Properties": { "Encrypted": true } },
    "Carts": { "Type": "AWS::Redshift::Cluster", "Properties": { "DBName": "carts", "Encrypted": true } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { Encrypted: "true" }],
    ["who knows", { Encrypted: { Ref: "IsEncrypted" } }],
    ["one restored from a snapshot", { SnapshotIdentifier: { Ref: "Snapshot" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::Redshift::Cluster", Properties } }),
  );
});

describe("redshift-ssl-not-required", () => {
  const rule = ruleOf(redshiftProperties, "redshift-ssl-not-required");

  test("TLS is asked for", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::ClusterParameterGroup", "Properties": { "ParameterGroupFamily": "redshift-1.0" } },
//  ^^^^^^^^ 🔎 medium: "Orders" lets clients connect without TLS: queries, results and passwords then cross the network in plain text.
    "Carts": { "Type": "AWS::Redshift::ClusterParameterGroup", "Properties": { "ParameterGroupFamily": "redshift-2.0", "Parameters": [{ "ParameterName": "require_ssl", "ParameterValue": "false" }] } },
//                                                                                                                                                                                        ^^^^^^^ 🔎 medium: "Carts" lets clients connect without TLS: queries, results and passwords then cross the network in plain text.
    "Users": { "Type": "AWS::Redshift::ClusterParameterGroup", "Properties": { "ParameterGroupFamily": "redshift-1.0", "Parameters": [{ "ParameterName": "enable_user_activity_logging", "ParameterValue": "true" }] } }
//                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: "Users" lets clients connect without TLS: queries, results and passwords then cross the network in plain text.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::ClusterParameterGroup", "Properties": { "ParameterGroupFamily": "redshift-1.0", "Parameters": [{ "ParameterName": "require_ssl", "ParameterValue": "true" }] } },
    "Carts": { "Type": "AWS::Redshift::ClusterParameterGroup", "Properties": { "ParameterGroupFamily": "redshift-2.0", "Parameters": [{ "ParameterName": "require_ssl", "ParameterValue": "true" }] } },
    "Users": { "Type": "AWS::Redshift::ClusterParameterGroup", "Properties": { "ParameterGroupFamily": "redshift-1.0", "Parameters": [{ "ParameterName": "enable_user_activity_logging", "ParameterValue": "true" }, { "ParameterName": "require_ssl", "ParameterValue": "true" }] } }
  }
}`,
    ));

  test.each([
    [
      "a group that asks",
      { Parameters: [{ ParameterName: "require_ssl", ParameterValue: "true" }] },
    ],
    ["a family that asks by itself", { ParameterGroupFamily: "redshift-2.0" }],
    ["a family that nobody knows yet", { ParameterGroupFamily: { Ref: "Family" } }],
    [
      "a parameter that nobody knows yet",
      {
        ParameterGroupFamily: "redshift-1.0",
        Parameters: [{ ParameterName: { Ref: "Name" }, ParameterValue: "true" }],
      },
    ],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::Redshift::ClusterParameterGroup", Properties } }),
  );

  test("the clusters of the group are related", () => {
    const cluster = (ClusterParameterGroupName: unknown) => ({
      Type: "AWS::Redshift::Cluster",
      Properties: { ClusterParameterGroupName },
    });
    const text = templateOf({
      Group: {
        Type: "AWS::Redshift::ClusterParameterGroup",
        Properties: { ParameterGroupFamily: "redshift-1.0" },
      },
      Orders: cluster({ Ref: "Group" }),
      Users: cluster("default.redshift-2.0"),
    });
    expect(findingsOf(rule, text)[0]?.related.map(({ message }) => message)).toEqual([
      '"Orders" takes its parameters from it.',
    ]);
  });
});

describe("redshift-cluster-in-default-vpc", () => {
  const rule = ruleOf(redshiftProperties, "redshift-cluster-in-default-vpc");

  test("nobody said where", () =>
    check(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::Cluster", "Properties": { "DBName": "orders" } }
//  ^^^^^^^^ low: "Orders" names no subnet group: Redshift puts it into the default VPC, whose subnets are public.
  }
}`,
    ));

  test.each([["one in a subnet group", { ClusterSubnetGroupName: { Ref: "Subnets" } }]])(
    "silent about %s",
    (_, Properties) => silent(rule, { Orders: { Type: "AWS::Redshift::Cluster", Properties } }),
  );
});

describe("redshift-audit-log-off", () => {
  const rule = ruleOf(redshiftProperties, "redshift-audit-log-off");

  test("connections and queries are recorded", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::Cluster", "Properties": { "DBName": "orders" } }
//  ^^^^^^^^ 🔎 low: "Orders" keeps no audit log: nobody can say afterwards who connected, and what they asked for.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::Redshift::Cluster", "Properties": { "DBName": "orders", "LoggingProperties": { "LogDestinationType": "cloudwatch", "LogExports": ["connectionlog", "userlog", "useractivitylog"] } } }
  }
}`,
    ));

  test.each([
    ["a bucket", { LoggingProperties: { BucketName: { Ref: "Logs" } } }],
    [
      "who knows",
      {
        LoggingProperties: {
          "Fn::If": ["IsLogged", { BucketName: "logs" }, { Ref: "AWS::NoValue" }],
        },
      },
    ],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::Redshift::Cluster", Properties } }),
  );
});
