import { test } from "vitest";
import { conditionConstant as rule } from "../../../server/src/rules/template/condition-constant.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("comparisons that need no deployment", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Env": { "Type": "String", "AllowedValues": ["dev", "production"] }
  },
  "Conditions": {
    "Always": { "Fn::Equals": ["true", true] },
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: Fn::Equals in condition "Always" is always true: it compares a value with itself.
    "Never": { "Fn::Not": [{ "Fn::Equals": ["a", "b"] }] },
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: Fn::Equals in condition "Never" is always false: it compares two values that differ.
    "Same": { "Fn::Equals": [{ "Ref": "AWS::Region" }, { "Ref": "AWS::Region" }] },
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: Fn::Equals in condition "Same" is always true: it compares a value with itself.
    "Typo": { "Fn::Equals": ["prodution", { "Ref": "Env" }] }
//                           ^^^^^^^^^^^ 🔎 low: Fn::Equals in condition "Typo" is always false: "prodution" is not among the values that the parameter allows.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Env": { "Type": "String", "AllowedValues": ["dev", "production"] }
  },
  "Conditions": {
    "Always": { "Fn::Equals": ["true", true] },
    "Never": { "Fn::Not": [{ "Fn::Equals": ["a", "b"] }] },
    "Same": { "Fn::Equals": [{ "Ref": "AWS::Region" }, { "Ref": "AWS::Region" }] },
    "Typo": { "Fn::Equals": ["production", { "Ref": "Env" }] }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

const Parameters = {
  Env: { Type: "String", AllowedValues: ["dev", "prod"] },
  Name: { Type: "AWS::SSM::Parameter::Value<String>", AllowedValues: ["/a", "/b"] },
};
const section = (value: unknown) => ({ Parameters, Conditions: { A: value } });

test.each([
  ["a value that the parameter allows", { "Fn::Equals": [{ Ref: "Env" }, "prod"] }],
  ["what is behind a parameter of Systems Manager's", { "Fn::Equals": [{ Ref: "Name" }, "x"] }],
  ["what only deployment knows", { "Fn::Equals": [{ Ref: "AWS::Region" }, "x"] }],
  ["wrong numbers of values", { "Fn::Equals": ["a"] }],
  ["what is no list", { "Fn::Equals": "a" }],
])("silent about %s", (_, condition) => silent(rule, topic, section(condition)));
