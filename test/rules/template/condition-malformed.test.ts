import { test } from "vitest";
import { conditionMalformed as rule } from "../../../server/src/rules/template/condition-malformed.ts";
import { checkFix, silent } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("every function has its shape", () => {
  checkFix(
    rule,
    `
{
  "Conditions": {
    "Text": "IsProd",
//          ^^^^^^^^ critical: No function stands in condition "Text" where Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition must: CloudFormation refuses the template.
    "Ref": { "Ref": "IsProd" },
//         ^^^^^^^^^^^^^^^^^^^ critical: "Ref" stands in condition "Ref" where Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition must: CloudFormation refuses the template.
    "Two": { "Condition": "Text", "Fn::Not": [] },
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: An object of several members stands in condition "Two" where Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition must: CloudFormation refuses the template.
    "NoList": { "Fn::Not": { "Condition": "Text" } },
//              ^^^^^^^^^ 💡 critical: Fn::Not in condition "NoList" needs a list: CloudFormation refuses the template.
    "Alone": { "Fn::And": [{ "Condition": "Text" }] },
//             ^^^^^^^^^ 💡 critical: Fn::And in condition "Alone" takes 2 to 10 conditions, not 1: CloudFormation refuses the template.
    "None": { "Fn::Or": [] },
//            ^^^^^^^^ critical: Fn::Or in condition "None" takes 2 to 10 conditions, not 0: CloudFormation refuses the template.
    "Many": { "Fn::Not": [{ "Condition": "Text" }, { "Condition": "Ref" }] },
//            ^^^^^^^^^ critical: Fn::Not in condition "Many" takes one condition, not 2: CloudFormation refuses the template.
    "Strings": { "Fn::Or": ["Text", { "Condition": ["Ref"] }] },
//                          ^^^^^^ critical: No function stands in condition "Strings" where Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition must: CloudFormation refuses the template.
//                                                 ^^^^^^^ critical: "Condition" in condition "Strings" must be the name of one: CloudFormation refuses the template.
    "Three": { "Fn::Equals": ["a", { "Ref": "AWS::Region" }, null] },
//             ^^^^^^^^^^^^ critical: Fn::Equals in condition "Three" compares two values, not 3: CloudFormation refuses the template.
//                                                           ^^^^ critical: Fn::Equals in condition "Three" must compare strings, or functions that give one: CloudFormation refuses the template.
    "List": { "Fn::Equals": [["a"], { "Fn::ImportValue": "x" }] }
//                           ^^^^^ critical: Fn::Equals in condition "List" must compare strings, or functions that give one: CloudFormation refuses the template.
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: Fn::Equals in condition "List" compares Fn::ImportValue, which CloudFormation cannot know before there are resources: CloudFormation refuses the template.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Conditions": {
    "Text": "IsProd",
    "Ref": { "Ref": "IsProd" },
    "Two": { "Condition": "Text", "Fn::Not": [] },
    "NoList": { "Fn::Not": [{ "Condition": "Text" }] },
    "Alone": { "Condition": "Text" },
    "None": { "Fn::Or": [] },
    "Many": { "Fn::Not": [{ "Condition": "Text" }, { "Condition": "Ref" }] },
    "Strings": { "Fn::Or": ["Text", { "Condition": ["Ref"] }] },
    "Three": { "Fn::Equals": ["a", { "Ref": "AWS::Region" }, null] },
    "List": { "Fn::Equals": [["a"], { "Fn::ImportValue": "x" }] }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

const of = (A: unknown) => ({ Conditions: { A } });
const equals = { "Fn::Equals": [{ "Fn::Select": [0, { Ref: "Zones" }] }, 1] };

test.each([
  [
    "all functions",
    of({ "Fn::And": [equals, { "Fn::Or": [{ Condition: "B" }, { "Fn::Not": [equals] }] }] }),
  ],
  ["the name of another", of({ Condition: "B" })],
  [
    "functions of the language extensions",
    of({ "Fn::Equals": [{ "Fn::Length": { Ref: "Zones" } }, 2] }),
  ],
  ["loops", { Conditions: { "Fn::ForEach::Zones": ["A", ["b"], { "Is${A}": equals }] } }],
  ["what a macro makes", { ...of("x"), Transform: "Company::Macro" }],
  ["a section that is none", { Conditions: [] }],
])("silent about %s", (_, sections) => silent(rule, topic, sections));
