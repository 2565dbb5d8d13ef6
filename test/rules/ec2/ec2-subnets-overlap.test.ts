import { expect, test } from "vitest";
import { ec2SubnetsOverlap as rule } from "../../../server/src/rules/ec2/ec2-subnets-overlap.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("the subnet of the later name gets the first block that is free", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "A": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.1.0/24" } },
    "B": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.0/23" } }
//                                                                                             ^^^^^^^^^^^^^ 🔎 critical: Subnet "B" (10.0.0.0/23) has addresses of "A" (10.0.1.0/24): EC2 refuses to create it.
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "A": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.1.0/24" } },
    "B": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.2.0/23" } }
  }
}`,
  );
});

const subnet = (VpcId: unknown, CidrBlock: unknown, more: object = {}) => ({
  Type: "AWS::EC2::Subnet",
  ...more,
  Properties: { VpcId, CidrBlock },
});

test("a subnet within a large one, with others between them", () => {
  const text = templateOf({
    Large: subnet("vpc", "10.0.0.0/16"),
    Apart: subnet("vpc", "10.1.0.0/24"),
    Small: subnet("vpc", "10.0.9.0/24"),
    Smaller: subnet("vpc", "10.0.3.0/24"),
  });
  expect(findingsOf(rule, text).map(({ logicalId }) => logicalId)).toEqual(["Small", "Smaller"]);
});

const conditions = {
  Parameters: { Mode: { Type: "String" } },
  Conditions: {
    One: { "Fn::Equals": [{ Ref: "Mode" }, "one"] },
    Other: { "Fn::Not": [{ Condition: "One" }] },
  },
};

test.each([
  ["neighbours", { A: subnet("v", "10.0.0.0/24"), B: subnet("v", "10.0.1.0/24") }],
  ["subnets of different VPCs", { A: subnet("v", "10.0.0.0/24"), B: subnet("w", "10.0.0.0/24") }],
  ["blocks of parameters", { A: subnet("v", { Ref: "A" }), B: subnet("v", "10.0.0.0/24") }],
  [
    "subnets that are never there together",
    {
      A: subnet("v", "10.0.0.0/24", { Condition: "One" }),
      B: subnet("v", "10.0.0.0/24", { Condition: "Other" }),
    },
  ],
  [
    "subnets of no VPC yet",
    { A: subnet(undefined, "10.0.0.0/24"), B: subnet(undefined, "10.0.0.0/24") },
  ],
])("silent about %s", (_, resources) => silent(rule, resources, conditions));
