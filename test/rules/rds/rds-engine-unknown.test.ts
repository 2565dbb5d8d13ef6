import { test } from "vitest";
import { rdsEngineUnknown as rule } from "../../../server/src/rules/rds/rds-engine-unknown.ts";
import { checkFix, silent } from "../../fixture.ts";

test("an engine that does not exist is exchanged for the nearest", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "postgresql" } }
//                                                                          ^^^^^^^^^^^^ 🔎 critical: "Database" is to run on the engine "postgresql", which RDS does not have: it creates no database. Did you mean postgres or aurora-postgresql?
  }
}`,
    `
{
  "Resources": {
    "Database": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "postgres" } }
  }
}`,
  );
});

test.each([["MySQL"], ["aurora-mysql"], [{ Ref: "Engine" }]])("silent about %j", (Engine) =>
  silent(rule, { Cluster: { Type: "AWS::RDS::DBCluster", Properties: { Engine } } }),
);
