import { cidrOf } from "../../aws/cidr.ts";
import { setValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { blockIn, freeBlocks, overlapping } from "./subnet-blocks.ts";

export const ec2SubnetsOverlap: ResourceRule = {
  id: "ec2-subnets-overlap",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::EC2::Subnet"],
  alsoReads: ["AWS::EC2::Subnet"],
  docs: {
    summary: "Two subnets of one VPC have addresses in common.",
    why: "EC2 refuses to create the second (“The CIDR … conflicts with another subnet”), and the stack is rolled back.",
    bad: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "SubnetA": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.0/24" }
  },
  "SubnetB": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.128/25" }
  }
}`,
    good: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "SubnetA": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.0.0/24" }
  },
  "SubnetB": {
    "Type": "AWS::EC2::Subnet",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "CidrBlock": "10.0.1.0/25" }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"],
  },
  equivalents: { "cfn-lint": ["E3060"] },

  check(subnet, report, template) {
    const other = overlapping(template).get(subnet.id);
    const block = blockIn(subnet);
    if (!other || !block) return;
    const value = subnet.get("CidrBlock");
    report({
      at: value.at,
      message: `Subnet "${subnet.id}" (${cidrOf(block)}) has addresses of "${other.subnet.id}" (${cidrOf(other.block)}): EC2 refuses to create it.`,
      related: [{ at: other.value.at, message: "These addresses are the other subnet's." }],
      fixes: () => {
        const free = freeBlocks(template).get(subnet.id);
        return free === undefined
          ? []
          : [
              {
                title: `Give it the block ${free}, which is free; an existing subnet is replaced`,
                safety: "review",
                changes: [setValue(value, free)],
              },
            ];
      },
    });
  },
};
