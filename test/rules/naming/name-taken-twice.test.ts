import { expect, test } from "vitest";
import { nameTakenTwice as rule } from "../../../server/src/rules/naming/name-taken-twice.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

test("names are the same however they are written", () => {
  check(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": { "Fn::Sub": "web-\${Env}" } } },
//                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "A" has the same name as "B": AWS has it only once in an account, and refuses the second.
    "B": { "Type": "AWS::IAM::Role", "Properties": { "RoleName": { "Fn::Join": ["-", ["web", { "Ref": "Env" }]] } } },
//                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "B" has the same name as "A": AWS has it only once in an account, and refuses the second.
    "C": { "Type": "AWS::IAM::User", "Properties": { "UserName": { "Fn::Sub": "web-\${Env}" } } }
  }
}`,
  );
});

const queue = (QueueName: unknown, more: object = {}) => ({
  Type: "AWS::SQS::Queue",
  ...more,
  Properties: { QueueName },
});
const sections = {
  Parameters: { Mode: { Type: "String" } },
  Conditions: {
    One: { "Fn::Equals": [{ Ref: "Mode" }, "one"] },
    Other: { "Fn::Not": [{ Condition: "One" }] },
  },
};

test("names in worlds where they meet", () => {
  const text = templateOf({ A: queue({ "Fn::If": ["One", "x", "y"] }), B: queue("x") }, sections);
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    '"A" has the same name as "B": AWS has it only once in an account and Region, and refuses the second (when One is true).',
  ]);
});

const rules = (a: string, b: string) => ({
  A: { Type: "AWS::Events::Rule", Properties: { Name: "x", EventBusName: a } },
  B: { Type: "AWS::Events::Rule", Properties: { Name: "x", EventBusName: b } },
});

test.each([
  ["different names", { A: queue("a"), B: queue("b") }],
  ["no names", { A: queue(undefined), B: queue({ Ref: "AWS::NoValue" }) }],
  ["never both", { A: queue("a", { Condition: "One" }), B: queue("a", { Condition: "Other" }) }],
  ["perhaps not both", { A: queue("a", { Condition: "Unknown" }), B: queue("b") }],
  ["different parents", rules("bus", "other")],
  [
    "functions that may differ",
    { A: queue({ "Fn::GetRandom": 1 }), B: queue({ "Fn::GetRandom": 1 }) },
  ],
])("silent about %s", (_, resources) => silent(rule, resources, sections));

test("one name in two scopes of WAF is taken once", () => {
  const acl = (Scope: string) => ({
    Type: "AWS::WAFv2::WebACL",
    Properties: { Name: "shop", Scope, DefaultAction: {}, VisibilityConfig: {} },
  });
  silent(rule, { Regional: acl("REGIONAL"), Global: acl("CLOUDFRONT") });
});
