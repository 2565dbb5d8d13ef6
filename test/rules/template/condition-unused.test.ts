import { expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { conditionUnused as rule } from "../../../server/src/rules/template/condition-unused.ts";
import { checkFix, silent, templateOf } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("a condition goes together with what only names it", () => {
  checkFix(
    rule,
    `
{
  "Conditions": {
    "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsTest": { "Fn::Not": [{ "Condition": "IsProd" }] },
//  ^^^^^^^^ 💡 low: Condition "IsTest" is used by condition "IsOther" alone, which nothing depends on.
    "IsOther": { "Fn::Or": [{ "Condition": "IsTest" }, { "Condition": "IsUsed" }] },
//  ^^^^^^^^^ 💡 low: Condition "IsOther" is not used: nothing depends on it.
    "IsUsed": { "Fn::Not": [{ "Condition": "IsProd" }] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsUsed" }
  }
}`,
    `
{
  "Conditions": {
    "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsUsed": { "Fn::Not": [{ "Condition": "IsProd" }] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Condition": "IsUsed" }
  }
}`,
  );
});

const Conditions = { IsProd: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-central-1"] } };

test.each([
  ["a resource's", { Topic: { Type: "AWS::SNS::Topic", Condition: "IsProd" } }, {}],
  [
    "Fn::If's",
    {
      Topic: {
        Type: "AWS::SNS::Topic",
        Properties: { TopicName: { "Fn::If": ["IsProd", "a", "b"] } },
      },
    },
    {},
  ],
  ["an output's", topic, { Outputs: { A: { Condition: "IsProd", Value: "x" } } }],
  [
    "a used condition's",
    { Topic: { Type: "AWS::SNS::Topic", Condition: "IsTest" } },
    { Conditions: { ...Conditions, IsTest: { "Fn::Not": [{ Condition: "IsProd" }] } } },
  ],
  ["a rule's", topic, { Rules: { A: { RuleCondition: { Condition: "IsProd" }, Assertions: [] } } }],
  ["a macro's", topic, { Transform: "Company::Macro" }],
  ["SAM's", topic, { Transform: "AWS::Serverless-2016-10-31" }],
])("silent about a condition that is %s", (_, resources, sections) =>
  silent(rule, resources, { Conditions, ...sections }),
);

test("all fixes at once leave nothing that names what is gone", () => {
  const chain = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [
      `C${i}`,
      i === 0 ? Conditions.IsProd : { "Fn::Not": [{ Condition: `C${i - 1}` }] },
    ]),
  );
  const { text } = fixAll(templateOf(topic, { Conditions: chain }), {
    rules: [rule],
    include: "safe",
  });
  expect(JSON.parse(text).Conditions).toEqual({});
});
