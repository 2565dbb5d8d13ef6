import { cidrOf, contains } from "../../aws/cidr.ts";
import { written } from "../../template/written.ts";
import type { ResourceRule } from "../rule.ts";
import { blockIn } from "./subnet-blocks.ts";

export const ec2SubnetOutsideVpc: ResourceRule = {
  id: "ec2-subnet-outside-vpc",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::EC2::Subnet"],
  alsoReads: ["AWS::EC2::VPC", "AWS::EC2::VPCCidrBlock"],
  docs: {
    summary: "A subnet has addresses that its VPC does not have.",
    why: "EC2 refuses to create the subnet (“The CIDR … is invalid”), and the stack is rolled back.",
    bad: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.1.0.0/24" }
  }
}`,
    good: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.0/24" }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"],
  },
  equivalents: { "cfn-lint": ["E3059"] },

  check(subnet, report, template) {
    const block = blockIn(subnet);
    const vpc = template.resource(template.target(subnet.get("VpcId"))?.to ?? "");
    const around = vpc?.type === "AWS::EC2::VPC" ? blockIn(vpc) : undefined;
    if (!block || !vpc || !around || contains(around, block) || template.hasHiddenResources) return;
    // What else the VPC is given may be just these addresses, also if nobody can tell to which VPC it goes.
    const more = template
      .ofType("AWS::EC2::VPCCidrBlock")
      .filter((each) => template.refersTo(each.get("VpcId"), vpc.id) !== false);
    if (more.some((each) => !blockIn(each) || contains(blockIn(each) ?? around, block))) return;
    if (written(template, vpc.get("Ipv4IpamPoolId").node) !== "") return;
    report({
      at: subnet.get("CidrBlock").at,
      message: `Subnet "${subnet.id}" (${cidrOf(block)}) lies outside its VPC "${vpc.id}" (${cidrOf(around)}): EC2 refuses to create it.`,
      related: [{ at: vpc.get("CidrBlock").at, message: "The addresses of the VPC." }],
    });
  },
};
