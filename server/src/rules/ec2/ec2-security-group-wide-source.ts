import { textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { groupRulesOf, ingressTypes } from "./rules-of-groups.ts";

export const ec2SecurityGroupWideSource: ResourceRule = {
  id: "ec2-security-group-wide-source",
  severity: "low",
  category: "Security",
  catalogue: ["sg-ingress-non-32-cidr"],
  needsNesting: true,
  resourceTypes: ingressTypes,
  docs: {
    summary: "A rule of a security group lets in a block of addresses, and not one address.",
    why: "A block also lets in whatever gets one of its addresses later. Inside a VPC, a rule that names the security group of the one that calls says who is meant, and stays right when addresses change. Blocks of offices and of VPCs are often meant: this is for those who want each of them looked at.",
    bad: `{
  "Rule": {
    "Type": "AWS::EC2::SecurityGroupIngress",
    "Properties": {
      "GroupId": { "Fn::ImportValue": "ServerGroup" },
      "IpProtocol": "tcp",
      "FromPort": 8080,
      "ToPort": 8080,
      "CidrIp": "10.0.0.0/16"
    }
  }
}`,
    good: `{
  "Rule": {
    "Type": "AWS::EC2::SecurityGroupIngress",
    "Properties": {
      "GroupId": { "Fn::ImportValue": "ServerGroup" },
      "IpProtocol": "tcp",
      "FromPort": 8080,
      "ToPort": 8080,
      "SourceSecurityGroupId": { "Fn::ImportValue": "CallerGroup" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-referencing",
    ],
  },
  equivalents: { cfn_nag: ["W9"], guard: ["SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE"] },

  check(resource, report, template) {
    for (const { value, isIngress, world } of groupRulesOf(resource, template)) {
      if (!isIngress || world) continue;
      for (const [name, single] of [
        ["CidrIp", "/32"],
        ["CidrIpv6", "/128"],
      ] as const) {
        const cidr = value.get(name);
        const text = textOf(cidr);
        if (!text?.includes("/") || text.endsWith(single)) continue;
        report({
          at: cidr.at,
          message: `"${resource.id}" lets in all of ${text}: whatever has an address there, now or later, gets in.`,
        });
      }
    }
  },
};
