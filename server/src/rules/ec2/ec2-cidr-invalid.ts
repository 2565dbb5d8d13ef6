import { blockOf, cidrProperties } from "../../aws/cidr.ts";
import { setValue, textOf, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { Fix, ResourceRule } from "../rule.ts";

export const ec2CidrInvalid: ResourceRule = {
  id: "ec2-cidr-invalid",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: Object.keys(cidrProperties),
  docs: {
    summary: "A block of addresses is not written as one, or is of a size that EC2 does not take.",
    why: "EC2 refuses the resource (“The CIDR … is invalid”), and the stack is rolled back. A single address is the block /32; VPCs and subnets have between 16 addresses (/28) and 65,536 (/16).",
    bad: `{
  "Rule": {
    "Type": "AWS::EC2::SecurityGroupIngress",
    "Properties": {
      "GroupId": "sg-0123456789abcdef0",
      "IpProtocol": "tcp",
      "FromPort": 22,
      "ToPort": 22,
      "CidrIp": "198.51.100.7"
    }
  }
}`,
    good: `{
  "Rule": {
    "Type": "AWS::EC2::SecurityGroupIngress",
    "Properties": {
      "GroupId": "sg-0123456789abcdef0",
      "IpProtocol": "tcp",
      "FromPort": 22,
      "ToPort": 22,
      "CidrIp": "198.51.100.7/32"
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3002", "E3031"] },

  check(resource, report) {
    for (const [path, from, to] of cidrProperties[resource.type] ?? [])
      for (const value of valuesAt(resource.get(), path)) {
        const text = textOf(value);
        if (text === undefined || value.node?.type !== "string" || text.includes("{")) continue;
        const block = blockOf(text);
        if (block && block.prefix >= from && block.prefix <= to) continue;
        report({
          at: value.at,
          message: block
            ? `"${text}" in "${resource.id}" is of a size that EC2 does not take: it wants a block from /${from} to /${to}.`
            : `"${text}" in "${resource.id}" is no block of IPv4 addresses: EC2 refuses it.`,
          fixes: () => (block ? [] : single(value, text)),
        });
      }
  },
};

/** An address without its prefix is that address alone. */
const single = (value: Value, text: string): readonly Fix[] =>
  blockOf(`${text}/32`)
    ? [
        {
          title: `Write "${text}/32", the address alone`,
          safety: "review",
          changes: [setValue(value, `${text}/32`)],
        },
      ]
    : [];
