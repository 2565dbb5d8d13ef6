import { test } from "vitest";
import { subVariableUnused as rule } from "../../../server/src/rules/template/sub-variable-unused.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what is not used goes, with the list if nothing is left in it", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": ["\${X}", { "X": "x", "Y": { "Ref": "AWS::Region" } }] } } },
//                                                                                                   ^^^ 💡 low: Variable "Y" of Fn::Sub in "A" is not used by its text.
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": ["\${AWS::Region}", { "X": "x", "Y": "y" }] } } },
//                                                                                                   ^^^ 💡 low: Variable "X" of Fn::Sub in "B" is not used by its text.
//                                                                                                             ^^^ 💡 low: Variable "Y" of Fn::Sub in "B" is not used by its text.
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": ["\${!X}", { "X": { "Fn::GetAtt": ["A", "TopicName"] } }] } } }
//                                                                                          ^^^ 🔎 low: Variable "X" of Fn::Sub in "C" is not used by its text.
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": ["\${X}", { "X": "x" }] } } },
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${AWS::Region}" } } },
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${!X}" } } }
  }
}`,
  );
});

const topic = (TopicName: unknown) => ({
  T: { Type: "AWS::SNS::Topic", Properties: { TopicName } },
});

test.each([
  ["what is used", topic({ "Fn::Sub": ["${X} ${ Y }", { X: "a", Y: "b" }] })],
  ["a text that is none", topic({ "Fn::Sub": [{ Ref: "A" }, { X: "a" }] })],
  ["what is no list", topic({ "Fn::Sub": "${X}" })],
])("silent about %s", (_, resources) => silent(rule, resources));
