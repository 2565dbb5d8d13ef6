import { test } from "vitest";
import { subWithoutVariables as rule } from "../../../server/src/rules/template/sub-without-variables.ts";
import { checkFix, silent } from "../../fixture.ts";

test("the text is written alone, what was kept from Fn::Sub as it came out", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "a" } } },
//                                                                              ^^^ 💡 low: Fn::Sub in "A" has nothing to substitute: the text has no variables.
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": ["b", { "X": "y" }] } } },
//                                                                               ^^^ 🔎 low: Fn::Sub in "B" has nothing to substitute: the text has no variables.
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${!Name} and \${!aws:username}" } } }
//                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 low: Fn::Sub in "C" has nothing to substitute: the text has no variables.
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "a" } },
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "b" } },
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "\${Name} and \${aws:username}" } }
  }
}`,
  );
});

const topic = (TopicName: unknown) => ({
  T: { Type: "AWS::SNS::Topic", Properties: { TopicName } },
});

test.each([
  ["a variable", topic({ "Fn::Sub": "a-${AWS::Region}" })],
  ["a variable of its own", topic({ "Fn::Sub": ["a-${X}", { X: "y" }] })],
  ["a variable beside one that is kept", topic({ "Fn::Sub": "${!a}-${AWS::Region}" })],
  ["a variable still to be typed", topic({ "Fn::Sub": "a-${" })],
  ["what is no text", topic({ "Fn::Sub": [["a"], {}] })],
])("silent about %s", (_, resources) => silent(rule, resources));

test("silent in metadata", () => {
  silent(rule, topic("a"), { Metadata: { Note: { "Fn::Sub": "a" } } });
});
