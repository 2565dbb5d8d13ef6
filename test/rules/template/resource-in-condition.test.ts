import { test } from "vitest";
import { resourceInCondition as rule } from "../../../server/src/rules/template/resource-in-condition.ts";
import { check, silent } from "../../fixture.ts";

test("conditions and rules come before resources", () => {
  check(
    rule,
    `
{
  "Rules": { "R": { "RuleCondition": { "Fn::Equals": [{ "Ref": "T" }, "a"] } } },
//                                                             ^^^ critical: "R" asks for resource "T": rules are decided before there are resources.
  "Conditions": { "C": { "Fn::Equals": [{ "Fn::Sub": "\${T}-a" }, "b"] } },
//                                                   ^^^^^^^^ critical: "C" asks for resource "T": a condition is decided before there are resources.
  "Resources": { "T": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test("silent about parameters, and what does not exist", () => {
  const Parameters = { P: { Type: "String" } };
  const Conditions = {
    A: { "Fn::Equals": [{ Ref: "P" }, { Ref: "AWS::Region" }] },
    B: { "Fn::Equals": [{ Ref: "Nobody" }, "a"] },
  };
  silent(rule, { T: { Type: "AWS::SNS::Topic" } }, { Parameters, Conditions });
});
