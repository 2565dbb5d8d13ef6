import type { ResourceRule } from "../rule.ts";
import { exposureOf, groupRulesOf, hasPorts, ingressTypes, wordsFor } from "./rules-of-groups.ts";

export const ec2SecurityGroupPortRange: ResourceRule = {
  id: "ec2-security-group-port-range",
  severity: "low",
  category: "Security",
  catalogue: ["sg-ingress-port-range"],
  needsNesting: true,
  resourceTypes: ingressTypes,
  docs: {
    summary: "A rule of a security group opens a range of ports.",
    why: "A server listens on one port; a range also opens what others start on the ports between. Some software needs a range, such as passive FTP or the nodes of a Kubernetes cluster: then the rule is as it has to be.",
    bad: `{
  "Rule": {
    "Type": "AWS::EC2::SecurityGroupIngress",
    "Properties": {
      "GroupId": { "Fn::ImportValue": "ServerGroup" },
      "IpProtocol": "tcp",
      "FromPort": 8000,
      "ToPort": 8999,
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
      "CidrIp": "10.0.0.0/16"
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  },
  equivalents: { cfn_nag: ["W27"], guard: ["SECURITY_GROUP_INGRESS_PORT_RANGE_RULE"] },

  check(resource, report, template) {
    for (const rule of groupRulesOf(resource, template)) {
      const { ports } = rule;
      if (!rule.isIngress || !ports || ports.from === ports.to) continue;
      if (!hasPorts(rule) || exposureOf(rule)) continue;
      report({
        at: rule.value.get("ToPort").at,
        message: `A rule of "${resource.id}" opens ${wordsFor(rule)}: it also lets through to whatever else listens between them.`,
      });
    }
  },
};
