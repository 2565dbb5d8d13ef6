import { test } from "vitest";
import { yamlTagInText as rule } from "../../../server/src/rules/template/yaml-tag-in-text.ts";
import { checkFix, silent } from "../../fixture.ts";

const sound = { Sound: { Type: "AWS::SNS::Topic" } };

test("a tag with one text behind it becomes a call, others are left", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!Ref AWS::StackName" } },
//                                                                 ^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "!Ref" in "A" is text: JSON has no tags, and calls Ref by an object.
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!Sub \\"\${A}-b\\"" } },
//                                                                 ^^^^^^^^^^^^^^^^^ 🔎 critical: "!Sub" in "B" is text: JSON has no tags, and calls Fn::Sub by an object.
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!GetAtt A.TopicName" } },
//                                                                 ^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "!GetAtt" in "C" is text: JSON has no tags, and calls Fn::GetAtt by an object.
    "D": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!ImportValue name" } },
//                                                                 ^^^^^^^^^^^^^^^^^^^ 🔎 critical: "!ImportValue" in "D" is text: JSON has no tags, and calls Fn::ImportValue by an object.
    "E": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!GetAtt A" } },
//                                                                 ^^^^^^^^^^^ critical: "!GetAtt" in "E" is text: JSON has no tags, and calls Fn::GetAtt by an object.
    "F": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!Select [0, [a]]" } }
//                                                                 ^^^^^^^^^^^^^^^^^^ critical: "!Select" in "F" is text: JSON has no tags, and calls Fn::Select by an object.
  },
  "Outputs": { "Name": { "Value": "!Ref A" } }
//                                ^^^^^^^^ 🔎 critical: "!Ref" in "Name" is text: JSON has no tags, and calls Ref by an object.
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Ref": "AWS::StackName" } } },
    "B": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::Sub": "\${A}-b" } } },
    "C": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::GetAtt": ["A", "TopicName"] } } },
    "D": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": { "Fn::ImportValue": "name" } } },
    "E": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!GetAtt A" } },
    "F": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "!Select [0, [a]]" } }
  },
  "Outputs": { "Name": { "Value": { "Ref": "A" } } }
}`,
  );
});

const topic = (TopicName: unknown) => ({
  T: { Type: "AWS::SNS::Topic", Properties: { TopicName } },
});

test.each([
  ["other exclamation marks", topic("!important thing")],
  ["a tag without anything", topic("!Ref")],
  ["YAML in a text", topic("!Sub a\nb: !Ref c")],
  ["tags further on", topic("see !Ref A")],
])("silent about %s", (_, resources) => silent(rule, resources));

test("silent in descriptions and metadata", () => {
  silent(rule, sound, { Metadata: { Note: ["!Ref A"] }, Description: "!Ref A" });
});
