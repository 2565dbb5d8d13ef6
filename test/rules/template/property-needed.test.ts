import { expect, test } from "vitest";
import { propertyNeeded as rule } from "../../../server/src/rules/template/property-needed.ts";
import { check, checkFix, findingsOf, silent } from "../../fixture.ts";

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
