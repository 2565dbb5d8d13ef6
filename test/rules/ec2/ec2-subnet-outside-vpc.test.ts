import { expect, test } from "vitest";
import { ec2SubnetOutsideVpc as rule } from "../../../server/src/rules/ec2/ec2-subnet-outside-vpc.ts";
import { findingsOf, silent, templateOf } from "../../fixture.ts";

const network = (vpc: unknown, subnet: unknown, more: object = {}) => ({
  Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: vpc } },
  Subnet: { Type: "AWS::EC2::Subnet", Properties: { VpcId: { Ref: "Vpc" }, CidrBlock: subnet } },
  ...more,
});
const extra = (VpcId: unknown, CidrBlock: unknown) => ({
  Extra: { Type: "AWS::EC2::VPCCidrBlock", Properties: { VpcId, CidrBlock } },
});

test.each([["10.1.0.0/24"], ["10.0.0.0/15"]])("%s is not within 10.0.0.0/16", (block) => {
  expect(findingsOf(rule, templateOf(network("10.0.0.0/16", block)))).toMatchObject([
    {
      path: ["Resources", "Subnet", "Properties", "CidrBlock"],
      message: `Subnet "Subnet" (${block}) lies outside its VPC "Vpc" (10.0.0.0/16): EC2 refuses to create it.`,
    },
  ]);
});

test("what another VPC is given does not help", () => {
  const others = extra({ Ref: "Subnet" }, "10.1.0.0/16");
  expect(findingsOf(rule, templateOf(network("10.0.0.0/16", "10.1.0.0/24", others)))).toHaveLength(
    1,
  );
});

test.each([
  ["a block within", network("10.0.0.0/16", "10.0.255.0/24")],
  ["blocks of parameters", network({ Ref: "Cidr" }, "10.1.0.0/24")],
  [
    "what the VPC is given besides",
    network("10.0.0.0/16", "10.1.0.0/24", extra({ Ref: "Vpc" }, "10.1.0.0/16")),
  ],
  [
    "what some VPC may be given",
    network("10.0.0.0/16", "10.1.0.0/24", extra({ Ref: "Some" }, "10.1.0.0/16")),
  ],
  [
    "what a parameter gives the VPC",
    network("10.0.0.0/16", "10.1.0.0/24", extra({ Ref: "Vpc" }, { Ref: "Cidr" })),
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
