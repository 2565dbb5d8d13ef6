import { expect, test } from "vitest";
import { mappingUndefined as rule } from "../../../server/src/rules/template/mapping-undefined.ts";
import { checkFix, findingsOf, silent } from "../../fixture.ts";

test("a mapping, and a key of either level, is offered the nearest", () => {
  checkFix(
    rule,
    `
{
  "Mappings": { "Sizes": { "prod": { "Days": 90 }, "test": { "Days": 7 } } },
  "Resources": {
    "A": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Size", "prod", "Days"] } } },
//                                                                                               ^^^^^^ 🔎 critical: There is no mapping "Size". Did you mean Sizes?
    "B": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", "pord", "Days"] } } },
//                                                                                                        ^^^^^^ 🔎 critical: Mapping "Sizes" has no key "pord". Did you mean prod?
    "C": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", "prod", "Day"] } } },
//                                                                                                                ^^^^^ 🔎 critical: Mapping "Sizes" has below "prod" no key "Day". Did you mean Days?
    "D": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", { "Ref": "Env" }, "Day"] } } }
//                                                                                                                          ^^^^^ 🔎 critical: Mapping "Sizes" has nowhere key "Day". Did you mean Days?
  }
}`,
    `
{
  "Mappings": { "Sizes": { "prod": { "Days": 90 }, "test": { "Days": 7 } } },
  "Resources": {
    "A": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", "prod", "Days"] } } },
    "B": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", "prod", "Days"] } } },
    "C": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", "prod", "Days"] } } },
    "D": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Fn::FindInMap": ["Sizes", { "Ref": "Env" }, "Days"] } } }
  }
}`,
  );
});

const found = (...keys: unknown[]) => ({
  Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: { "Fn::FindInMap": keys } } },
});
const Mappings = { Names: { a: { x: "1" }, b: { y: "2" }, "12": { "34": "3" } } };

test.each([
  ["numbers for keys", found("Names", 12, 34), { Mappings }],
  ["keys by Ref", found("Names", { Ref: "Env" }, { Ref: "Key" }), { Mappings }],
  ["a key that one of the rows has", found("Names", { Ref: "Env" }, "y"), { Mappings }],
  ["a mapping by Ref", found({ Ref: "Map" }, "a", "z"), { Mappings }],
  ["a default", found("Names", "z", "z", { DefaultValue: "0" }), { Mappings }],
  ["a list that is too short", found("Nobody"), { Mappings }],
  [
    "mappings from elsewhere",
    found("Nobody", "a", "x"),
    { Mappings: { "Fn::Transform": { Name: "AWS::Include" } } },
  ],
  [
    "rows from elsewhere",
    found("Names", "z", "x"),
    { Mappings: { Names: { "Fn::Transform": { Name: "AWS::Include" } } } },
  ],
  ["rows still to be typed", found("Names", "a", "x"), { Mappings: { Names: { a: null } } }],
  ["what a macro may write", found("Nobody", "a", "x"), { Transform: "Company::Macro" }],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("without a section there is no mapping", () => {
  const text = JSON.stringify({ Resources: found("Names", "a", "x") });
  expect(findingsOf(rule, text)).toHaveLength(1);
});
