import { expect, test } from "vitest";
import { parameterTypeUnknown as rule } from "../../../server/src/rules/template/parameter-type-unknown.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const topic = { Topic: { Type: "AWS::SNS::Topic" } };

test("the type that was meant is offered", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Env": { "Type": "string" },
//                   ^^^^^^^^ 💡 critical: There is no type "string" that parameter "Env" could be of: CloudFormation refuses the template.
    "IsLarge": { "Type": "Boolean" },
//                       ^^^^^^^^^ 🔎 critical: There is no type "Boolean" that parameter "IsLarge" could be of: CloudFormation refuses the template.
    "Vpc": { "Type": "AWS::EC2::Vpc::ID" },
//                   ^^^^^^^^^^^^^^^^^^^ 💡 critical: There is no type "AWS::EC2::Vpc::ID" that parameter "Vpc" could be of: CloudFormation refuses the template.
    "Odd": { "Type": "Whatever" },
//                   ^^^^^^^^^^ critical: There is no type "Whatever" that parameter "Odd" could be of: CloudFormation refuses the template.
    "Key": { "Type": "List<AWS::EC2::KeyPair::KeyName>" }
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: Parameter "Key" is of a type that is not documented, "List<AWS::EC2::KeyPair::KeyName>": CloudFormation refuses it, or checks none of its values.
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
    `
{
  "Parameters": {
    "Env": { "Type": "String" },
    "IsLarge": { "Type": "String" },
    "Vpc": { "Type": "AWS::EC2::VPC::Id" },
    "Odd": { "Type": "Whatever" },
    "Key": { "Type": "AWS::EC2::KeyPair::KeyName" }
  },
  "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } }
}`,
  );
});

test.each([
  [
    "every kind of type",
    {
      A: { Type: "String" },
      B: { Type: "List<Number>" },
      C: { Type: "CommaDelimitedList" },
      D: { Type: "List<AWS::EC2::Subnet::Id>" },
      E: { Type: "AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>" },
      F: { Type: "AWS::SSM::Parameter::Name" },
      G: { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>" },
    },
  ],
  ["what is no text", { A: { Type: 1 }, B: { Type: null }, C: {}, D: [] }],
])("silent about %s", (_, Parameters) => silent(rule, topic, { Parameters }));

test("no type is offered that the parameter's uses cannot have", () => {
  const typesFor = (properties: object) => {
    const text = templateOf(
      { Topic: { Type: "AWS::SNS::Topic", Properties: properties } },
      { Parameters: { Name: { Type: "List<Strin" } } },
    );
    return findingsOf(rule, text).flatMap((finding) => finding.fixes().map(({ title }) => title));
  };
  expect(typesFor({})).toContain('Make "Name" a List<String>');
  expect(typesFor({ TopicName: { Ref: "Name" } })).not.toContain('Make "Name" a List<String>');
});
