import type { ResourceRule } from "../rule.ts";
import { egressTypes, groupRulesOf, isForAll, networkOf } from "./rules-of-groups.ts";

export const ec2SecurityGroupEgressAllProtocols: ResourceRule = {
  id: "ec2-security-group-egress-all-protocols",
  severity: "low",
  category: "Security",
  catalogue: ["sg-egress-all-protocols"],
  needsNesting: true,
  resourceTypes: egressTypes,
  docs: {
    summary:
      "A security group lets its members connect to a network on every port of every protocol.",
    why: "Whoever takes over one member can then try every server of that network. Rules that name the ports that are called leave nothing to try. The whole internet as target is what ec2-security-group-egress-open reports.",
    bad: `{
  "WorkerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Workers",
      "SecurityGroupEgress": [{ "IpProtocol": "-1", "CidrIp": "10.0.0.0/8" }]
    }
  }
}`,
    good: `{
  "WorkerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Workers",
      "SecurityGroupEgress": [{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8" }]
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  },
  equivalents: { cfn_nag: ["W40"], guard: ["SECURITY_GROUP_EGRESS_ALL_PROTOCOLS_RULE"] },

  check(resource, report, template) {
    for (const rule of groupRulesOf(resource, template)) {
      if (rule.isIngress || rule.world || !isForAll(rule)) continue;
      const network = networkOf(rule);
      if (network === undefined) continue;
      report({
        at: rule.value.get("IpProtocol").at,
        message: `"${resource.id}" lets its members out to ${network} on every port of every protocol: one that is taken over can try every server there.`,
      });
    }
  },
};
