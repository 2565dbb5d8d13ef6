import type { ResourceRule } from "../rule.ts";
import { groupRulesOf, ingressTypes, isForAll, networkOf } from "./rules-of-groups.ts";

export const ec2SecurityGroupAllProtocols: ResourceRule = {
  id: "ec2-security-group-all-protocols",
  severity: "medium",
  category: "Security",
  catalogue: ["sg-ingress-all-protocols"],
  needsNesting: true,
  resourceTypes: ingressTypes,
  docs: {
    summary: "A security group lets a network in on every port of every protocol.",
    why: "Whoever gets hold of one machine in that network then reaches everything behind the group: databases, agents, consoles that nobody thought of. A rule that names the ports that are served costs nothing. Rules for another security group, as the nodes of a cluster need them, are not reported.",
    bad: `{
  "ServerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Servers",
      "SecurityGroupIngress": [{ "IpProtocol": "-1", "CidrIp": "10.0.0.0/8" }]
    }
  }
}`,
    good: `{
  "ServerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Servers",
      "SecurityGroupIngress": [{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8" }]
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  },
  equivalents: {
    cfn_nag: ["W42"],
    trivy: ["AWS-0102"],
    guard: ["SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE"],
  },

  check(resource, report, template) {
    for (const rule of groupRulesOf(resource, template)) {
      if (!rule.isIngress || rule.world || !isForAll(rule)) continue;
      const network = networkOf(rule);
      if (network === undefined) continue;
      report({
        at: rule.value.get("IpProtocol").at,
        message: `"${resource.id}" lets in ${network} on every port of every protocol: one machine that is taken over there reaches all that listens behind the group.`,
      });
    }
  },
};
