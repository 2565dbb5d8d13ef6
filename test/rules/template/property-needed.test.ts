import { expect, test } from "vitest";
import { propertyNeeded as rule } from "../../../server/src/rules/template/property-needed.ts";
import { set } from "../../../server/src/syntax/change.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("the first that would do is offered", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Route": { "Type": "AWS::EC2::Route", "Properties": { "RouteTableId": "rtb-1", "DestinationCidrBlock": "0.0.0.0/0" } },
//                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: AWS::EC2::Route "Route" lacks one of "GatewayId", "NatGatewayId" and "TransitGatewayId" (or others like them): the service refuses it.
    "Flow": { "Type": "AWS::EC2::FlowLog", "Properties": { "LogDestination": "arn:aws:logs:us-east-1:123456789012:log-group:x" } }
//                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: AWS::EC2::FlowLog "Flow" lacks "DeliverLogsPermissionArn": the service refuses it.
  }
}`,
    `
{
  "Resources": {
    "Route": { "Type": "AWS::EC2::Route", "Properties": { "RouteTableId": "rtb-1", "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "TODO" } },
    "Flow": { "Type": "AWS::EC2::FlowLog", "Properties": { "LogDestination": "arn:aws:logs:us-east-1:123456789012:log-group:x", "DeliverLogsPermissionArn": "TODO" } }
  }
}`,
  );
});

test("a resource without properties lacks the same", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Server": { "Type": "AWS::EC2::Instance" },
//  ^^^^^^^^ 🔎 critical: AWS::EC2::Instance "Server" lacks one of "ImageId" and "LaunchTemplate": the service refuses it.
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer" }
//  ^^^^^^^^^^ 🔎 critical: AWS::ElasticLoadBalancingV2::LoadBalancer "Balancer" lacks one of "Subnets" and "SubnetMappings": the service refuses it.
  }
}`,
    `
{
  "Resources": {
    "Server": { "Type": "AWS::EC2::Instance", "Properties": { "ImageId": "ami-00000000000000000" } },
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Subnets": ["subnet-00000000000000000"] } }
  }
}`,
  );
});

test("a subnet gets a block of its VPC that is free", () => {
  const subnet = (CidrBlock?: string) => ({
    Type: "AWS::EC2::Subnet",
    Properties: { VpcId: { Ref: "Vpc" }, CidrBlock },
  });
  const vpc = { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.7.0.0/16" } };
  const blocksOf = (resources: object) =>
    findingsOf(rule, templateOf(resources)).map((finding) => finding.fixes()[0]?.changes[0]);
  const block = (id: string, value: string) =>
    set(["Resources", id, "Properties", "CidrBlock"], value);
  expect(blocksOf({ Vpc: vpc, A: subnet(), B: subnet("10.7.0.0/24"), C: subnet() })).toEqual([
    block("A", "10.7.1.0/24"),
    block("C", "10.7.2.0/24"),
  ]);
  // Of a VPC that is not known every block may be the wrong one.
  expect(blocksOf({ A: subnet() })).toEqual([undefined]);
});

test.each([
  ["what a property that is added calls for comes with it", {}, ["S3Bucket and S3Key", "ImageUri"]],
  ["what is there already stays", { S3Key: "x.zip" }, ["S3Bucket", "ImageUri"]],
])("%s, and no text stands for code", (_, Code, expected) => {
  const body = { Type: "AWS::Lambda::Function", Properties: { Runtime: "python3.13", Code } };
  const [finding] = findingsOf(rule, templateOf({ Function: body }));
  const added = finding?.fixes().map(({ changes }) => changes.map(({ path }) => path.at(-1)));
  expect(added?.map((names) => names.join(" and "))).toEqual(expected);
});

test("only under some conditions", () => {
  check(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Route": {
      "Type": "AWS::EC2::Route",
      "Properties": {
//    ^^^^^^^^^^^^ critical: AWS::EC2::Route "Route" lacks one of "GatewayId", "NatGatewayId" and "TransitGatewayId" (or others like them) when "Prod" is false: the service refuses it.
        "RouteTableId": "rtb-1",
        "DestinationCidrBlock": "0.0.0.0/0",
        "NatGatewayId": { "Fn::If": ["Prod", "nat-1", { "Ref": "AWS::NoValue" }] }
      }
    }
  }
}`,
  );
});

const conditions = {
  Parameters: { Env: { Type: "String" } },
  Conditions: { Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] } },
};
const none = { Ref: "AWS::NoValue" };
const route = (Properties: object, more: object = {}) => ({
  Route: {
    Type: "AWS::EC2::Route",
    Properties: { DestinationCidrBlock: "0.0.0.0/0", ...Properties },
    ...more,
  },
});

test.each([
  [
    "one target under each condition",
    route({
      NatGatewayId: { "Fn::If": ["Prod", "nat-1", none] },
      GatewayId: { "Fn::If": ["Prod", none, "igw-1"] },
    }),
  ],
  [
    "a target wherever the route is",
    route({ NatGatewayId: { "Fn::If": ["Prod", "nat-1", none] } }, { Condition: "Prod" }),
  ],
  [
    "a target under a condition that is not declared",
    route({ NatGatewayId: { "Fn::If": ["Nobody", "nat-1", none] } }),
  ],
  ["a target that a macro may write", route({ "Fn::Transform": { Name: "Own" } })],
  [
    "what another choice makes needless",
    {
      Flow: {
        Type: "AWS::EC2::FlowLog",
        Properties: { LogDestinationType: "s3", LogDestination: "arn:aws:s3:::logs" },
      },
    },
  ],
  [
    "code that only deployment can tell",
    {
      Function: {
        Type: "AWS::Lambda::Function",
        Properties: { Code: { "Fn::FindInMap": ["a", "b", "c"] } },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources, conditions));

test("silent while the value is being typed", () => {
  const text =
    '{ "Resources": { "Route": { "Type": "AWS::EC2::Route", "Properties": { "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": } } } }';
  expect(findingsOf(rule, text)).toEqual([]);
});
