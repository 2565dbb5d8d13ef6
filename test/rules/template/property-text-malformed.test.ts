import { test } from "vitest";
import { propertyTextMalformed as rule } from "../../../server/src/rules/template/property-text-malformed.ts";
import { checkFix, silent } from "../../fixture.ts";

test("hyphens where that is all, and what nobody can mend", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Name": "web_public" } },
//                                                                                             ^^^^^^^^^^^^ 🔎 critical: "web_public" will not do for "Name" of "Balancer", which must be made of letters, digits and hyphens, with no hyphen at either end: the service refuses it.
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": { "AssumeRolePolicyDocument": {}, "RoleName": "", "Path": "service", "Description": "Web – and batch" }
//                                                                ^^ critical: "" will not do for "RoleName" of "Role", which must be at least 1 character long (it has 0): the service refuses it.
//                                                                            ^^^^^^^^^ critical: "service" will not do for "Path" of "Role", which must be a / or begin and end with one: the service refuses it.
//                                                                                                      ^^^^^^^^^^^^^^^^^ 🔎 critical: "Web – and batch" will not do for "Description" of "Role", which must be of Latin-1 characters only (no long dashes, curly quotes or arrows): the service refuses it.
    },
    "Group": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "The web server's ports" } },
//                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "The web server's ports" will not do for "GroupDescription" of "Group", which must be made of letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*: the service refuses it.
    "Mapping": {
      "Type": "AWS::Lambda::EventSourceMapping",
      "Properties": { "FunctionName": "x", "EventSourceArn": { "Fn::If": ["Prod", "arn:aws:kinesis:orders", "arn:aws:sqs:us-east-1:123456789012:orders"] } }
//                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^ critical: "arn:aws:kinesis:orders" will not do for "EventSourceArn" of "Mapping", which must be an ARN: the service refuses it.
    }
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Name": "web-public" } },
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": { "AssumeRolePolicyDocument": {}, "RoleName": "", "Path": "service", "Description": "Web - and batch" }
    },
    "Group": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "The web servers ports" } },
    "Mapping": {
      "Type": "AWS::Lambda::EventSourceMapping",
      "Properties": { "FunctionName": "x", "EventSourceArn": { "Fn::If": ["Prod", "arn:aws:kinesis:orders", "arn:aws:sqs:us-east-1:123456789012:orders"] } }
    }
  }
}`,
  );
});

test.each([
  [
    "names that fit",
    { Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: "orders.fifo" } } },
  ],
  [
    "names that are put together",
    {
      Topic: {
        Type: "AWS::SNS::Topic",
        Properties: { TopicName: { "Fn::Sub": "orders of ${AWS::Region}" } },
      },
    },
  ],
  [
    "variables that nothing fills in, which have a rule of their own",
    { Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "web-${Env}" } } },
  ],
  [
    "names that are too long, which have a rule of their own",
    { Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "r".repeat(65) } } },
  ],
  [
    "dynamic references",
    { Topic: { Type: "AWS::SNS::Topic", Properties: { TopicName: "{{resolve:ssm:Name}}" } } },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
