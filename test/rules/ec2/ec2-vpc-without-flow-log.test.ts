import { expect, test } from "vitest";
import { ec2VpcWithoutFlowLog as rule } from "../../../server/src/rules/ec2/ec2-vpc-without-flow-log.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a flow log is added under the VPC's condition", () => {
  checkFix(
    rule,
    `
{
  "Conditions": { "HasVpc": { "Fn::Equals": [{ "Ref": "Network" }, "own"] } },
  "Resources": {
    "Vpc": {
//  ^^^^^ 🔎 medium: VPC "Vpc" has no flow log: after an incident nobody can tell who talked to whom in it.
      "Type": "AWS::EC2::VPC",
      "Condition": "HasVpc",
      "Properties": {
        "CidrBlock": "10.0.0.0/16"
      }
    },
    "VpcFlowLogRole": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "CidrBlock": "10.1.0.0/16"
      }
    },
    "Log": {
      "Type": "AWS::EC2::FlowLog",
      "Properties": {
        "ResourceId": { "Ref": "VpcFlowLogRole" },
        "ResourceType": "VPC"
      }
    }
  }
}`,
    `
{
  "Conditions": { "HasVpc": { "Fn::Equals": [{ "Ref": "Network" }, "own"] } },
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Condition": "HasVpc",
      "Properties": {
        "CidrBlock": "10.0.0.0/16"
      }
    },
    "VpcFlowLog": {
      "Type": "AWS::EC2::FlowLog",
      "Condition": "HasVpc",
      "Properties": {
        "ResourceId": { "Ref": "Vpc" },
        "ResourceType": "VPC",
        "TrafficType": "ALL",
        "LogGroupName": { "Ref": "VpcFlowLogGroup" },
        "DeliverLogsPermissionArn": { "Fn::GetAtt": ["VpcFlowLogRole2", "Arn"] }
      }
    },
    "VpcFlowLogGroup": {
      "Type": "AWS::Logs::LogGroup",
      "Condition": "HasVpc",
      "Properties": { "RetentionInDays": 90 }
    },
    "VpcFlowLogRole2": {
      "Type": "AWS::IAM::Role",
      "Condition": "HasVpc",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "vpc-flow-logs.amazonaws.com" },
              "Action": "sts:AssumeRole",
              "Condition": {
                "StringEquals": {
                  "aws:SourceAccount": { "Ref": "AWS::AccountId" }
                }
              }
            }
          ]
        },
        "Policies": [
          {
            "PolicyName": "write-flow-logs",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "logs:CreateLogStream",
                    "logs:PutLogEvents",
                    "logs:DescribeLogStreams"
                  ],
                  "Resource": { "Fn::GetAtt": ["VpcFlowLogGroup", "Arn"] }
                }
              ]
            }
          }
        ]
      }
    },
    "VpcFlowLogRole": {
      "Type": "AWS::EC2::VPC",
      "Properties": {
        "CidrBlock": "10.1.0.0/16"
      }
    },
    "Log": {
      "Type": "AWS::EC2::FlowLog",
      "Properties": {
        "ResourceId": { "Ref": "VpcFlowLogRole" },
        "ResourceType": "VPC"
      }
    }
  }
}`,
  );
});

const vpc = { Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } } };
const log = (ResourceId: unknown, more: object = {}) => ({
  ...vpc,
  Log: { Type: "AWS::EC2::FlowLog", Properties: { ResourceId, ResourceType: "VPC" }, ...more },
});

test.each([
  ["one with a flow log", log({ Ref: "Vpc" })],
  ["one with a flow log under a condition", log({ Ref: "Vpc" }, { Condition: "HasLogs" })],
  ["one that a flow log may be for", log({ Ref: "VpcId" })],
  [
    "one that is passed to a nested stack",
    {
      ...vpc,
      Logs: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { Parameters: { V: { Ref: "Vpc" } } },
      },
    },
  ],
])("silent about %s", (_, resources) =>
  silent(rule, resources, {
    Conditions: { HasLogs: { "Fn::Equals": [{ Ref: "Logs" }, "yes"] } },
  }),
);

test("silent where a macro may add one", () => silent(rule, vpc, { Transform: "Macro" }));

test("low where it may be elsewhere, or on subnets", () => {
  const severities = (resources: object, sections: object = {}) =>
    findingsOf(rule, templateOf(resources, sections)).map(({ severity }) => severity);
  const output = (more: object) => ({ Outputs: { VpcId: { Value: { Ref: "Vpc" }, ...more } } });
  const onSubnet = {
    Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: { Ref: "Vpc" } } },
    Log: {
      Type: "AWS::EC2::FlowLog",
      Properties: { ResourceId: { Ref: "Subnet" }, ResourceType: "Subnet" },
    },
  };
  expect(severities(vpc, output({}))).toEqual(["medium"]);
  expect(severities(vpc, output({ Export: { Name: "Vpc" } }))).toEqual(["low"]);
  expect(severities({ ...vpc, ...onSubnet })).toEqual(["low"]);
});
