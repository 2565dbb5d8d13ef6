import { type Block, blockOf, cidrOf, contains, overlaps } from "../../aws/cidr.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import type { ResourceRule } from "../rule.ts";
import { blockIn, overlapping } from "./subnet-blocks.ts";

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

  *check(subnet, template) {
    const other = overlapping(template).get(subnet.id);
    const block = blockIn(subnet);
    if (!other || !block) return;
    const value = subnet.get("CidrBlock");
    yield {
      at: value.at,
      message: `Subnet "${subnet.id}" (${cidrOf(block)}) has addresses of "${other.subnet.id}" (${cidrOf(other.block)}): EC2 refuses to create it.`,
      related: [{ at: other.value.at, message: "These addresses are the other subnet's." }],
      fixes: () => {
        const free = freeBlock(template, subnet, block);
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
    };
  },
};

/** More blocks than anybody looks through. */
const mostTries = 4096;

/** The first block of the same size behind it that is free in the VPC; undefined where not all of its subnets are known. */
function freeBlock(template: Template, subnet: Resource, block: Block): string | undefined {
  const vpcOf = (each: Resource) => written(template, each.get("VpcId").node);
  const vpc = template.resource(template.target(subnet.get("VpcId"))?.to ?? "");
  const around = vpc?.type === "AWS::EC2::VPC" ? blockIn(vpc) : undefined;
  const taken = template
    .ofType("AWS::EC2::Subnet")
    .filter((each) => each.id !== subnet.id && vpcOf(each) === vpcOf(subnet))
    .map(blockIn);
  if (!around || taken.includes(undefined)) return undefined;
  const size = block.last - block.first + 1;
  for (let first = around.first, n = 0; first <= around.last && n < mostTries; first += size, n++) {
    const tried = blockOf(cidrOf({ ...block, first }));
    if (tried && contains(around, tried) && !taken.some((each) => each && overlaps(each, tried)))
      return cidrOf(tried);
  }
  return undefined;
}
