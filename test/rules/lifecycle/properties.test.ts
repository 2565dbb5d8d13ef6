import { describe, expect, test } from "vitest";
import { lifecycleProperties } from "../../../server/src/rules/lifecycle/properties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("database-deletion-unprotected", () => {
  const rule = ruleOf(lifecycleProperties, "database-deletion-unprotected");

  test("the service is to refuse it", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql" } },
//  ^^^^^^^^ 🔎 medium: "Orders" is not protected from deletion: one call, or an update that replaces it, is enough to delete it.
    "Cluster": { "Type": "AWS::RDS::DBCluster", "Properties": { "Engine": "aurora-mysql", "DBClusterIdentifier": "orders" } },
//  ^^^^^^^^^ 🔎 medium: "Cluster" is not protected from deletion: one call, or an update that replaces it, is enough to delete it.
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": { "DeletionProtection": false } }
//                                                                                      ^^^^^ 🔎 medium: "Graph" is not protected from deletion: one call, or an update that replaces it, is enough to delete it.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "mysql", "DeletionProtection": true } },
    "Cluster": { "Type": "AWS::RDS::DBCluster", "Properties": { "Engine": "aurora-mysql", "DBClusterIdentifier": "orders", "DeletionProtection": true } },
    "Graph": { "Type": "AWS::Neptune::DBCluster", "Properties": { "DeletionProtection": true } }
  }
}`,
    ));

  test.each([["off" as const], ["disposable" as const]])(
    "silent where the lifecycle is %s",
    (lifecycle) =>
      expect(
        findingsOf(rule, templateOf({ A: { Type: "AWS::RDS::DBCluster" } }), { lifecycle }),
      ).toEqual([]),
  );

  test.each([
    [
      "a protected database",
      { Type: "AWS::RDS::DBCluster", Properties: { DeletionProtection: true } },
    ],
    [
      "an instance of a cluster",
      { Type: "AWS::RDS::DBInstance", Properties: { DBClusterIdentifier: "orders" } },
    ],
    [
      "what nobody knows yet",
      { Type: "AWS::DocDB::DBCluster", Properties: { DeletionProtection: { Ref: "Keep" } } },
    ],
    ["a graph that does not say", { Type: "AWS::Neptune::DBCluster" }],
  ])("silent about %s", (_, resource) => silent(rule, { Orders: resource }));
});
