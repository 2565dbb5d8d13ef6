import { test } from "vitest";
import { dependsOnRedundant as rule } from "../../../server/src/rules/template/depends-on-redundant.ts";
import { checkFix, silent } from "../../fixture.ts";

test("one of several entries, or all of the attribute", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Subnet": {
      "Type": "AWS::EC2::Subnet",
      "DependsOn": ["Gateway", "Vpc"],
//                             ^^^^^ 💡 low: "Subnet" waits for "Vpc" anyway, for it refers to it: DependsOn adds nothing.
      "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.0/24" }
    },
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "DependsOn": "Vpc",
//                 ^^^^^ 💡 low: "Topic" waits for "Vpc" anyway, for it refers to it: DependsOn adds nothing.
      "Properties": { "TopicName": { "Fn::Sub": "of-\${Vpc}" } }
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "DependsOn": ["Topic"],
//                  ^^^^^^^ 💡 low: "Queue" waits for "Topic" anyway, for it refers to it: DependsOn adds nothing.
      "Properties": { "QueueName": { "Fn::GetAtt": ["Topic", "TopicName"] } }
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Subnet": {
      "Type": "AWS::EC2::Subnet",
      "DependsOn": ["Gateway"],
      "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.0/24" }
    },
    "Topic": {
      "Type": "AWS::SNS::Topic",
      "Properties": { "TopicName": { "Fn::Sub": "of-\${Vpc}" } }
    },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Properties": { "QueueName": { "Fn::GetAtt": ["Topic", "TopicName"] } }
    }
  }
}`,
  ));

test.each([
  [
    "what nothing refers to",
    { Bucket: { Type: "AWS::S3::Bucket" }, A: { Type: "AWS::SNS::Topic", DependsOn: "Bucket" } },
    {},
  ],
  [
    "a reference that may not be taken",
    {
      Bucket: { Type: "AWS::S3::Bucket" },
      A: {
        Type: "AWS::SNS::Topic",
        DependsOn: "Bucket",
        Properties: { TopicName: { "Fn::If": ["C", { Ref: "Bucket" }, "x"] } },
      },
    },
    {},
  ],
  [
    "what waits through another resource",
    {
      Bucket: { Type: "AWS::S3::Bucket" },
      A: { Type: "AWS::SNS::Topic", Properties: { TopicName: { Ref: "Bucket" } } },
      B: { Type: "AWS::SQS::Queue", DependsOn: "Bucket", Properties: { QueueName: { Ref: "A" } } },
    },
    {},
  ],
  [
    "itself, which is another problem",
    { A: { Type: "AWS::SNS::Topic", DependsOn: "A", Properties: { TopicName: { Ref: "A" } } } },
    {},
  ],
  [
    "a parameter",
    { A: { Type: "AWS::SNS::Topic", DependsOn: "P", Properties: { TopicName: { Ref: "P" } } } },
    { Parameters: { P: { Type: "String" } } },
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
