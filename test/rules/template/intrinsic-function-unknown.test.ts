import { test } from "vitest";
import { intrinsicFunctionUnknown as rule } from "../../../server/src/rules/template/intrinsic-function-unknown.ts";
import { checkFix, silent } from "../../fixture.ts";

const sound = { Sound: { Type: "AWS::SNS::Topic" } };

test("a function gets the name that was meant", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": {
        "TopicName": { "Fn::Subs": "a" },
//                   ^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Fn::Subs" in "Topic" is no intrinsic function. Did you mean Fn::Sub?
        "DisplayName": { "GetAtt": ["Topic", "TopicName"] },
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "GetAtt" in "Topic" is no intrinsic function. Did you mean Fn::GetAtt?
        "KmsMasterKeyId": { "Fn::Ref": "Topic" },
//                        ^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Fn::Ref" in "Topic" is no intrinsic function. Did you mean Ref?
        "Tags": { "If": ["IsProd", [], []] },
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "If" in "Topic" is no intrinsic function. Did you mean Fn::If?
        "Subscription": [{ "Endpoint": { "Join": ["", ["a"]] }, "Protocol": "sms" }]
//                                     ^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Join" in "Topic" is no intrinsic function. Did you mean Fn::Join?
      }
    }
  },
  "Outputs": { "Name": { "Value": { "Sub": "\${Topic}" } } }
//                                ^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Sub" in "Name" is no intrinsic function. Did you mean Fn::Sub?
}`,
    `
{
  "Resources": {
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": {
        "TopicName": { "Fn::Sub": "a" },
        "DisplayName": { "Fn::GetAtt": ["Topic", "TopicName"] },
        "KmsMasterKeyId": { "Ref": "Topic" },
        "Tags": { "Fn::If": ["IsProd", [], []] },
        "Subscription": [{ "Endpoint": { "Fn::Join": ["", ["a"]] }, "Protocol": "sms" }]
      }
    }
  },
  "Outputs": { "Name": { "Value": { "Fn::Sub": "\${Topic}" } } }
}`,
  );
});

test.each([
  [
    "the functions of rules",
    { Rules: { A: { Assertions: [{ Assert: { "Fn::Contains": [] } }] } } },
  ],
  ["metadata", { Metadata: { Note: { "Fn::Nothing": 1 } } }],
  ["what a macro reads", { Transform: "Company::Macro", Outputs: { A: { Value: { Sub: "a" } } } }],
  ["another place of outputs", { Outputs: { A: { Export: { Name: { Sub: "a" } }, Value: "a" } } }],
])("silent about %s", (_, sections) => silent(rule, sound, sections));

test.each([
  ["Fn::Transform", "AWS::SNS::Topic", { TopicName: { "Fn::Transform": { Name: "A" } } }],
  ["a loop", "AWS::SNS::Topic", { "Fn::ForEach::Each": ["A", ["a"], {}] }],
  ["what rain replaces", "AWS::SNS::Topic", { TopicName: { "Fn::Rain::Embed": "a.txt" } }],
  [
    "an object that may have that member",
    "AWS::Lambda::Function",
    { Environment: { Variables: { Not: "a" } } },
  ],
  [
    "a condition of IAM",
    "AWS::IAM::Policy",
    { PolicyDocument: { Statement: { Condition: { Not: {} } } } },
  ],
  ["a type that is not known", "Company::Net::Vpc", { Cidr: { Select: 1 } }],
  ["a property that does not exist", "AWS::SNS::Topic", { Nothing: { Sub: 1 } }],
])("silent about %s in properties", (_, Type, Properties) =>
  silent(rule, { A: { Type, Properties } }),
);
