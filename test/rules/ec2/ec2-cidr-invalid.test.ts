import { test } from "vitest";
import { ec2CidrInvalid as rule } from "../../../server/src/rules/ec2/ec2-cidr-invalid.ts";
import { checkFix, silent } from "../../fixture.ts";

test("what is no block, and what is too large or too small", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/8" } },
//                                                                 ^^^^^^^^^^^^ critical: "10.0.0.0/8" in "Vpc" is of a size that EC2 does not take: it wants a block from /16 to /28.
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "CidrBlock": "10.0.256.0/24" } },
//                                                                       ^^^^^^^^^^^^^^^ critical: "10.0.256.0/24" in "Subnet" is no block of IPv4 addresses: EC2 refuses it.
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "SecurityGroupIngress": [{ "CidrIp": "10.0.0.1" }, { "CidrIp": "0.0.0.0/0" }] }
//                                                         ^^^^^^^^^^ 🔎 critical: "10.0.0.1" in "Group" is no block of IPv4 addresses: EC2 refuses it.
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/8" } },
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "CidrBlock": "10.0.256.0/24" } },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "SecurityGroupIngress": [{ "CidrIp": "10.0.0.1/32" }, { "CidrIp": "0.0.0.0/0" }] }
    }
  }
}`,
  );
});

test.each([
  ["bits that EC2 cuts off", "10.0.0.1/24"],
  ["a parameter", { Ref: "Cidr" }],
  ["what Fn::Cidr makes", { "Fn::Select": [0, { "Fn::Cidr": ["10.0.0.0/16", 1, 8] }] }],
  ["a dynamic reference", "{{resolve:ssm:cidr}}"],
  ["null", null],
])("silent about %s", (_, CidrBlock) =>
  silent(rule, { Subnet: { Type: "AWS::EC2::Subnet", Properties: { CidrBlock } } }),
);
