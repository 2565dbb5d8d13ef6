import { expect, test } from "vitest";
import { parameterUnused as rule } from "../../../server/src/rules/template/parameter-unused.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a parameter that nothing names is removed", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Env": { "Type": "String" },
    "Owner": { "Type": "String" },
//  ^^^^^^^ 🔎 low: Parameter "Owner" is not used: its value changes nothing.
    "Size": { "Type": "String" }
//  ^^^^^^ 🔎 low: Parameter "Size" is not used: its value changes nothing.
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "Env" } } }
  }
}`,
    `
{
  "Parameters": {
    "Env": { "Type": "String" }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "Env" } } }
  }
}`,
  );
});

const Parameters = { Env: { Type: "String" } };
const topic = (TopicName: unknown) => ({
  Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName } },
});

test.each([
  ["Ref", topic({ Ref: "Env" }), {}],
  ["Fn::Sub", topic({ "Fn::Sub": "orders-${Env}" }), {}],
  ["a condition", topic("x"), { Conditions: { Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] } } }],
  ["an output", topic("x"), { Outputs: { Env: { Value: { Ref: "Env" } } } }],
  [
    "a rule",
    topic("x"),
    { Rules: { Known: { Assertions: [{ Assert: { "Fn::Contains": [["a"], { Ref: "Env" }] } }] } } },
  ],
  ["what a macro may write", topic("x"), { Transform: "Company::Naming" }],
])("silent where it is used by %s", (_, resources, sections) =>
  silent(rule, resources, { Parameters, ...sections }),
);

test("a variable of Fn::Sub of the same name is no use", () => {
  const text = templateOf(topic({ "Fn::Sub": ["orders-${Env}", { Env: "x" }] }), { Parameters });
  expect(findingsOf(rule, text)).toHaveLength(1);
});

test("silent where a bracket is missing, for what uses it may be behind", () => {
  expect(
    findingsOf(rule, '{ "Parameters": { "Env": { "Type": "String" }, "Resources": {} }'),
  ).toEqual([]);
});

test("the mark of the environment stays, for names should have it", () => {
  const Parameters = { EnvironmentSuffix: { Type: "String" }, Owner: { Type: "String" } };
  const findings = findingsOf(rule, templateOf(topic("x"), { Parameters }));
  expect(findings.map(({ fixes }) => fixes().length)).toEqual([0, 1]);
});
