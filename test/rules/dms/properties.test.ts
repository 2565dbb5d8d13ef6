import { describe, test } from "vitest";
import { dmsProperties } from "../../../server/src/rules/dms/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("dms-instance-public", () => {
  const rule = ruleOf(dmsProperties, "dms-instance-public");

  test("it is public unless it is told not to be", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DMS::ReplicationInstance", "Properties": { "PubliclyAccessible": true } },
//                                                                                             ^^^^ 🔎 high: "Orders" can be reached from the internet: DMS gives it a public address.
    "Carts": { "Type": "AWS::DMS::ReplicationInstance", "Properties": { "ReplicationInstanceClass": "dms.t3.medium" } }
//  ^^^^^^^ 🔎 high: "Carts" can be reached from the internet: DMS gives it a public address unless PubliclyAccessible is false.
  }
}`,
      `
{
  "Resources": {
    "Orders": { "Type": "AWS::DMS::ReplicationInstance", "Properties": { "PubliclyAccessible": false } },
    "Carts": { "Type": "AWS::DMS::ReplicationInstance", "Properties": { "ReplicationInstanceClass": "dms.t3.medium", "PubliclyAccessible": false } }
  }
}`,
    ));

  test.each([
    ["a private one", { PubliclyAccessible: "false" }],
    ["who knows", { PubliclyAccessible: { Ref: "IsPublic" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::DMS::ReplicationInstance", Properties } }),
  );
});
