import { expect, test } from "vitest";
import { referenceUnderCondition as rule } from "../../../server/src/rules/template/reference-under-condition.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("an element is left out, a resource or output that stands alone gets the condition", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "IsTest": { "Fn::Equals": [{ "Ref": "Env" }, "test"] }
  },
  "Resources": {
    "Group": { "Type": "AWS::EC2::SecurityGroup", "Condition": "IsProd", "Properties": { "GroupDescription": "a" } },
    "Instance": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "SecurityGroupIds": ["sg-1", { "Ref": "Group" }] }
//                                                 ^^^^^^^^^^^^^^^^^^ 🔎 high: "Instance" refers to "Group", which does not exist when "IsProd" is false.
    },
    "Ingress": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "GroupId": { "Fn::GetAtt": ["Group", "GroupId"] }, "IpProtocol": "tcp" }
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: "Ingress" refers to "Group", which does not exist when "IsProd" is false.
    },
    "Test": {
      "Type": "AWS::EC2::Instance",
      "Condition": "IsTest",
      "Properties": { "InstanceInitiatedShutdownBehavior": { "Fn::Sub": ["\${Group}-\${X}", { "X": "x" }] } }
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: "Test" refers to "Group", which does not exist when "IsProd" is false and "IsTest" is true.
    }
  },
  "Outputs": {
    "Group": { "Value": { "Ref": "Group" } },
//                      ^^^^^^^^^^^^^^^^^^ 🔎 high: Output "Group" refers to "Group", which does not exist when "IsProd" is false.
    "TestGroup": { "Condition": "IsTest", "Value": { "Ref": "Group" } }
//                                                 ^^^^^^^^^^^^^^^^^^ high: Output "TestGroup" refers to "Group", which does not exist when "IsProd" is false and "IsTest" is true.
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "IsTest": { "Fn::Equals": [{ "Ref": "Env" }, "test"] }
  },
  "Resources": {
    "Group": { "Type": "AWS::EC2::SecurityGroup", "Condition": "IsProd", "Properties": { "GroupDescription": "a" } },
    "Instance": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "SecurityGroupIds": ["sg-1", { "Fn::If": ["IsProd", { "Ref": "Group" }, { "Ref": "AWS::NoValue" }] }] }
    },
    "Ingress": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Condition": "IsProd",
      "Properties": { "GroupId": { "Fn::GetAtt": ["Group", "GroupId"] }, "IpProtocol": "tcp" }
    },
    "Test": {
      "Type": "AWS::EC2::Instance",
      "Condition": "IsTest",
      "Properties": { "InstanceInitiatedShutdownBehavior": { "Fn::If": ["IsProd", { "Fn::Sub": ["\${Group}-\${X}", { "X": "x" }] }, { "Ref": "AWS::NoValue" }] } }
    }
  },
  "Outputs": {
    "Group": { "Condition": "IsProd", "Value": { "Ref": "Group" } },
    "TestGroup": { "Condition": "IsTest", "Value": { "Ref": "Group" } }
  }
}`,
  );
});

const Parameters = {
  Env: { Type: "String", AllowedValues: ["prod", "test"] },
  Wanted: { Type: "String" },
};
const Conditions = {
  IsProd: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
  IsTest: { "Fn::Equals": [{ Ref: "Env" }, "test"] },
  IsWanted: { "Fn::Equals": [{ Ref: "Wanted" }, "yes"] },
  Both: { "Fn::And": [{ Condition: "IsProd" }, { Condition: "IsWanted" }] },
};
const sections = { Parameters, Conditions };
const topic = (Condition: string, more: object) => ({
  Thing: { Type: "AWS::S3::Bucket", Condition: "IsProd" },
  Topic: { Type: "AWS::SNS::Topic", Condition, ...more },
});
const named = (TopicName: unknown) => ({ Properties: { TopicName } });
const ref = { Ref: "Thing" };

test.each([
  ["the same condition", topic("IsProd", named(ref))],
  ["one that implies it", topic("Both", named(ref))],
  ["a branch of Fn::If", topic("IsWanted", named({ "Fn::If": ["IsProd", ref, "x"] }))],
  ["the branch of its opposite", topic("IsWanted", named({ "Fn::If": ["IsTest", "x", ref] }))],
  [
    "a branch in a branch",
    topic("IsWanted", named({ "Fn::If": ["Both", { "Fn::Sub": "${Thing}" }, "x"] })),
  ],
  [
    "what can never be",
    topic("IsTest", named({ "Fn::If": ["IsProd", { "Fn::If": ["IsTest", ref, "a"] }, "x"] })),
  ],
  ["an order that may be empty", topic("IsTest", { DependsOn: "Thing" })],
  ["metadata of the template", { Thing: { Type: "AWS::S3::Bucket", Condition: "IsProd" } }],
])("silent about %s", (_, resources) =>
  silent(rule, resources, { ...sections, Metadata: { Note: ref } }),
);

test("the wrong branch is reported", () => {
  const resources = topic("IsWanted", named({ "Fn::If": ["IsProd", "x", ref] }));
  const [finding] = findingsOf(rule, templateOf(resources, sections));
  expect(finding?.message).toBe(
    '"Topic" refers to "Thing", which does not exist when "IsProd" is false and "IsWanted" is true.',
  );
});

test("of a list nothing is left out that would leave it empty", () => {
  const titlesOf = (Roles: readonly unknown[]) => {
    const Profile = { Type: "AWS::IAM::InstanceProfile", Properties: { Roles } };
    const Role = { Type: "AWS::IAM::Role", Condition: "IsProd" };
    const text = templateOf({ Role, Profile }, sections);
    return findingsOf(rule, text).flatMap((each) => each.fixes().map(({ title }) => title));
  };
  const whole = 'Have "Profile" only if "IsProd" holds';
  expect(titlesOf([{ Ref: "Role" }])).toEqual([whole]);
  expect(titlesOf([{ Ref: "Role" }, "other"])).toEqual([
    'Leave the value out unless "IsProd" holds',
    whole,
  ]);
});
