import { expect, test } from "vitest";
import { conditionUndefined as rule } from "../../../server/src/rules/template/condition-undefined.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const sound = { Sound: { Type: "AWS::SNS::Topic" } };

test("each place that asks for a condition is offered the nearest", () => {
  checkFix(
    rule,
    `
{
  "Conditions": {
    "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsTest": { "Fn::Not": [{ "Condition": "Isprod" }] }
//                                         ^^^^^^^^ 🔎 critical: Condition in "IsTest" asks for condition "Isprod", which does not exist.
  },
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Condition": "IsProdd",
//                 ^^^^^^^^^ 🔎 critical: Condition in "Topic" asks for condition "IsProdd", which does not exist.
      "Properties": { "TopicName": { "Fn::If": ["IsTset", "a", "b"] } }
//                                              ^^^^^^^^ 🔎 critical: Fn::If in "Topic" asks for condition "IsTset", which does not exist.
    }
  },
  "Outputs": { "Topic": { "Condition": "IProd", "Value": "x" } }
//                                     ^^^^^^^ 🔎 critical: Condition in "Topic" asks for condition "IProd", which does not exist.
}`,
    `
{
  "Conditions": {
    "IsProd": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-central-1"] },
    "IsTest": { "Fn::Not": [{ "Condition": "IsProd" }] }
  },
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Condition": "IsProd",
      "Properties": { "TopicName": { "Fn::If": ["IsTest", "a", "b"] } }
    }
  },
  "Outputs": { "Topic": { "Condition": "IsProd", "Value": "x" } }
}`,
  );
});

const topic = { Topic: { Type: "AWS::SNS::Topic", Condition: "Nobody" } };

test("one finding where there is no section at all", () => {
  expect(findingsOf(rule, templateOf(topic))).toHaveLength(1);
});

test.each([
  ["what a macro may write", topic, { Transform: "Company::Macro" }],
  ["what a loop writes", topic, { Conditions: { "Fn::ForEach::Each": ["X", ["a"], {}] } }],
  [
    "a statement's condition",
    {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: { AssumeRolePolicyDocument: { Condition: "Nobody" } },
      },
    },
    {},
  ],
  ["the template's metadata", sound, { Metadata: { Note: { "Fn::If": ["Nobody", 1, 2] } } }],
  ["what is no name", { Topic: { Type: "AWS::SNS::Topic", Condition: null } }, {}],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("no condition is told to ask for itself, on whatever way", () => {
  const text = templateOf(topic, {
    Conditions: {
      IsProdA: { "Fn::Not": [{ Condition: "IsProd" }] },
      IsProdB: { "Fn::Not": [{ Condition: "IsProdA" }] },
      IsProdC: { "Fn::Equals": ["a", "b"] },
    },
  });
  const finding = findingsOf(rule, text).find(({ path }) => path[0] === "Conditions");
  expect(finding?.fixes().map(({ title }) => title)).toEqual(['Change "IsProd" to "IsProdC"']);
});
