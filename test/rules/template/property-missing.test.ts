import { expect, test } from "vitest";
import { propertyMissing as rule } from "../../../server/src/rules/template/property-missing.ts";
import { checkFix, findingsOf, silent } from "../../fixture.ts";

test("the only resource that can be meant, or a placeholder with all that it must hold", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "CidrBlock": "10.0.1.0/24" } },
//                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: AWS::EC2::Subnet "Subnet" lacks its required property "VpcId": CloudFormation refuses it.
    "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "S3BucketName": "logs" } },
//                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: AWS::CloudTrail::Trail "Trail" lacks its required property "IsLogging": CloudFormation refuses it.
    "Profile": { "Type": "AWS::IAM::InstanceProfile" },
//  ^^^^^^^^^ 🔎 critical: AWS::IAM::InstanceProfile "Profile" lacks its required property "Roles": CloudFormation refuses it.
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "arn:aws:iam::123456789012:role/x" } },
//                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: AWS::Lambda::Function "Function" lacks its required property "Code": CloudFormation refuses it.
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": {} } },
//                                                                             ^^ critical: "BucketEncryption" of "Bucket" lacks its required property "ServerSideEncryptionConfiguration": CloudFormation refuses it.
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Web",
        "SecurityGroupIngress": [{ "CidrIp": "10.0.0.0/8" }]
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "SecurityGroupIngress" of "Group" lacks its required property "IpProtocol": CloudFormation refuses it.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "CidrBlock": "10.0.1.0/24", "VpcId": { "Ref": "Vpc" } } },
    "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "S3BucketName": "logs", "IsLogging": true } },
    "Profile": { "Type": "AWS::IAM::InstanceProfile", "Properties": { "Roles": ["TODO"] } },
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "arn:aws:iam::123456789012:role/x", "Code": { "S3Bucket": "todo", "S3Key": "TODO" } } },
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketEncryption": {} } },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Web",
        "SecurityGroupIngress": [{ "CidrIp": "10.0.0.0/8", "IpProtocol": "TODO" }]
      }
    }
  }
}`,
  );
});

test("a property that is misspelt is renamed", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Parameter": { "Type": "AWS::SSM::Parameter", "Properties": { "Type": "String", "Valux": "x" } }
//                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: AWS::SSM::Parameter "Parameter" lacks its required property "Value": CloudFormation refuses it.
  }
}`,
    `
{
  "Resources": {
    "Parameter": { "Type": "AWS::SSM::Parameter", "Properties": { "Type": "String", "Value": "x" } }
  }
}`,
  );
});

test("AWS::NoValue takes a property away", () => {
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
    "Topic": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": {
//    ^^^^^^^^^^^^ 🔎 critical: AWS::SNS::TopicPolicy "Topic" lacks its required property "Topics" when "Prod" is false: CloudFormation refuses it.
        "PolicyDocument": {},
        "Topics": { "Fn::If": ["Prod", ["a"], { "Ref": "AWS::NoValue" }] }
      }
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
    "Topic": {
      "Type": "AWS::SNS::TopicPolicy",
      "Properties": {
        "PolicyDocument": {},
        "Topics": { "Fn::If": ["Prod", ["a"], ["TODO"]] }
      }
    }
  }
}`,
  );
});

const subnet = (VpcId: unknown, more: object = {}) => ({
  Subnet: { Type: "AWS::EC2::Subnet", Properties: { CidrBlock: "10.0.1.0/24", VpcId }, ...more },
});
const conditions = {
  Parameters: { Env: { Type: "String" } },
  Conditions: { Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] } },
};

test.each([
  ["in every branch it is there", subnet({ "Fn::If": ["Prod", "vpc-1", "vpc-2"] }), conditions],
  [
    "it is missing only where the resource is too",
    subnet({ "Fn::If": ["Prod", "vpc-1", { Ref: "AWS::NoValue" }] }, { Condition: "Prod" }),
    conditions,
  ],
  [
    "a condition is not declared",
    subnet({ "Fn::If": ["Nobody", "vpc-1", { Ref: "AWS::NoValue" }] }),
    {},
  ],
  [
    "a function may write it",
    { Subnet: { Type: "AWS::EC2::Subnet", Properties: { "Fn::Transform": { Name: "Own" } } } },
    {},
  ],
  [
    "all of it comes from elsewhere",
    { Subnet: { Type: "AWS::EC2::Subnet", Properties: { "Fn::FindInMap": ["a", "b", "c"] } } },
    {},
  ],
  [
    "a tag has no value",
    { Queue: { Type: "AWS::SQS::Queue", Properties: { Tags: [{ Key: "a" }] } } },
    {},
  ],
])("silent where %s", (_, resources, sections) => silent(rule, resources, sections));

test("silent while the properties are being typed", () => {
  const text = '{ "Resources": { "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": } } }';
  expect(findingsOf(rule, text)).toEqual([]);
});
