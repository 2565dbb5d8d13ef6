import { insert } from "../../syntax/change.ts";
import { jsonOf } from "../../syntax/syntax.ts";
import { lacks } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { groupRulesOf, typesWithGroupRules } from "./rules-of-groups.ts";

/** TCP, UDP and ICMP, whose "ports" are types and codes; ICMPv6 without them is all of it. */
const withPorts: readonly string[] = ["tcp", "udp", "icmp", "6", "17", "1"];

export const ec2SecurityGroupPortsMissing: ResourceRule = {
  id: "ec2-security-group-ports-missing",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithGroupRules,
  docs: {
    summary: "A rule of a security group names a protocol with ports, and no ports.",
    why: "EC2 refuses the rule (“Must specify both from and to ports with TCP/UDP”), and the stack is rolled back. For ICMP, FromPort and ToPort are its type and code; -1 stands for all.",
    bad: `{
  "Group": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupIngress": [{ "IpProtocol": "tcp", "FromPort": 443, "CidrIp": "10.0.0.0/8" }]
    }
  }
}`,
    good: `{
  "Group": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupIngress": [{ "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/8" }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3687"] },

  check(resource, report, template) {
    for (const { value: rule, protocol } of groupRulesOf(resource, template)) {
      if (protocol === undefined || !withPorts.includes(protocol)) continue;
      const missing = ["FromPort", "ToPort"].filter((name) => lacks(rule, name));
      const [first] = missing;
      if (first === undefined) continue;
      report({
        at: rule.at,
        message: `A rule of "${resource.id}" is for protocol ${protocol}, and has no ${missing.join(" and no ")}: EC2 refuses it.`,
        fixes: () => {
          const isTo = first === "ToPort";
          const other = rule.get(isTo ? "FromPort" : "ToPort").node;
          if (missing.length > 1 || !other) return [];
          return [
            {
              title: `Insert ${first}, the same as ${isTo ? "FromPort" : "ToPort"}`,
              safety: "review",
              changes: [
                insert([...rule.path(), first], jsonOf(other), isTo ? "FromPort" : "IpProtocol"),
              ],
            },
          ];
        },
      });
    }
  },
};
