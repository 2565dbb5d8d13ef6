import { test } from "vitest";
import { functionInWrongSection as rule } from "../../../server/src/rules/template/function-in-wrong-section.ts";
import { check, silent } from "../../fixture.ts";

test("conditions and rules have functions of their own", () => {
  check(
    rule,
    `
{
  "Conditions": { "A": { "Fn::Not": [{ "Fn::Equals": ["a", "b"] }] } },
  "Resources": {
    "T": { "Type": "AWS::SNS::Topic", "Properties": { "FifoTopic": { "Fn::Or": [{ "Condition": "A" }] } } }
//                                                                   ^^^^^^^^ critical: Fn::Or in "T" has its place in Conditions: here a condition is used by its name, by Fn::If.
  },
  "Outputs": { "O": { "Value": { "Fn::If": [{ "Fn::Contains": [["a"], "a"] }, "a", "b"] } } }
//                                            ^^^^^^^^^^^^^^ critical: Fn::Contains in "O" has its place in Rules, and nowhere else.
}`,
  );
});

test("silent in their sections, and about what a macro reads", () => {
  const topic = { T: { Type: "AWS::SNS::Topic" } };
  const wrong = { O: { Value: { "Fn::Equals": ["a", "b"] } } };
  const Rules = { R: { Assertions: [{ Assert: { "Fn::Contains": [["a"], "a"] } }] } };
  silent(rule, topic, { Rules, Conditions: { C: { "Fn::Equals": ["a", "b"] } } });
  silent(rule, topic, { Outputs: wrong, Transform: "Company::Macro" });
});
