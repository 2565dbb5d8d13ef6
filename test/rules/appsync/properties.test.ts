import { describe, test } from "vitest";
import { appsyncProperties } from "../../../server/src/rules/appsync/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("appsync-requests-not-logged", () => {
  const rule = ruleOf(appsyncProperties, "appsync-requests-not-logged");

  test("nobody is told where to log to", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::AppSync::GraphQLApi", "Properties": { "Name": "orders" } },
//  ^^^ low: "A" logs nothing of what its resolvers do: who asked for which field, and why it failed, cannot be told later.
    "B": { "Type": "AWS::AppSync::GraphQLApi", "Properties": { "LogConfig": { "FieldLogLevel": "NONE" } } }
//                                                                                             ^^^^^^ low: "B" logs nothing of what its resolvers do: who asked for which field, and why it failed, cannot be told later.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::AppSync::GraphQLApi", "Properties": { "Name": "orders" } },
    "B": { "Type": "AWS::AppSync::GraphQLApi", "Properties": { "LogConfig": { "FieldLogLevel": "NONE" } } }
  }
}`,
    );
  });

  test.each([
    ["logs errors", { LogConfig: { FieldLogLevel: "ERROR" } }],
    ["does what a parameter tells", { LogConfig: { FieldLogLevel: { Ref: "Level" } } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::AppSync::GraphQLApi", Properties } }),
  );
});
