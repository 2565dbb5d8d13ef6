import type { ResourceRule } from "../rule.ts";
import { egressTypes, groupRulesOf, wordsFor } from "./rules-of-groups.ts";

export const ec2SecurityGroupEgressOpen: ResourceRule = {
  id: "ec2-security-group-egress-open",
  severity: "low",
  category: "Security",
  catalogue: ["sg-egress-open-world", "sg-egress-all-protocols"],
  needsNesting: true,
  resourceTypes: egressTypes,
  docs: {
    summary: "A security group lets its members connect to the whole internet.",
    why: "Malware fetches its tools and sends out what it found over connections that the server itself opens. It is what EC2 does by default, and most servers need some of it, for packages and for AWS's own endpoints; where VPC endpoints serve those, a rule for them is enough.",
    bad: `{
  "WorkerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Workers",
      "SecurityGroupEgress": [{ "IpProtocol": "-1", "CidrIp": "0.0.0.0/0" }]
    }
  }
}`,
    good: `{
  "WorkerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Workers",
      "SecurityGroupEgress": [{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16" }]
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html"],
  },
  equivalents: {
    cfn_nag: ["W5"],
    trivy: ["AWS-0104"],
    guard: ["EC2_SECURITY_GROUP_EGRESS_OPEN_TO_WORLD_RULE"],
  },

  check(resource, report, template) {
    for (const rule of groupRulesOf(resource, template)) {
      if (rule.isIngress || !rule.world) continue;
      report({
        at: rule.world.at,
        message: `"${resource.id}" lets its members out to the whole internet on ${wordsFor(rule)}: what runs there can send anything anywhere.`,
      });
    }
  },
};
