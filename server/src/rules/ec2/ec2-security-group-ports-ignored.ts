import { remove } from "../../syntax/change.ts";
import { member, pathOf } from "../../syntax/syntax.ts";
import type { ResourceRule } from "../rule.ts";
import { groupRulesOf, typesWithGroupRules } from "./rules-of-groups.ts";

const ports = ["FromPort", "ToPort"];

export const ec2SecurityGroupPortsIgnored: ResourceRule = {
  id: "ec2-security-group-ports-ignored",
  severity: "low",
  profile: "recommended",
  category: "Template",
  needsNesting: true,
  resourceTypes: typesWithGroupRules,
  docs: {
    summary: "A rule of a security group is for all protocols, and names ports.",
    why: "EC2 ignores the ports where IpProtocol is -1: the rule opens every port, whatever it says. If only those ports were meant, the protocol is wrong.",
    bad: `{
  "Group": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupEgress": [
        { "IpProtocol": "-1", "FromPort": 0, "ToPort": 65535, "CidrIp": "0.0.0.0/0" }
      ]
    }
  }
}`,
    good: `{
  "Group": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupEgress": [
        { "IpProtocol": "-1", "CidrIp": "0.0.0.0/0" }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html",
    ],
  },
  equivalents: { "cfn-lint": ["W3687"] },

  check(resource, report, template) {
    for (const { value: rule, protocol } of groupRulesOf(resource, template)) {
      if (protocol !== "-1") continue;
      // -1 stands for all ports, and is what others read it as.
      const named = ports.flatMap((name) => {
        const found = member(rule.node, name);
        return found?.value && String(found.value.value) !== "-1" ? [found] : [];
      });
      const [first] = named;
      if (!first?.value) continue;
      report({
        at: first.value,
        message: `A rule of "${resource.id}" is for all protocols (-1): EC2 ignores ${named.map(({ name }) => name).join(" and ")} and opens every port.`,
        tag: "unnecessary",
        fixes: () => [
          {
            title: "Remove the ports, which change nothing",
            safety: "safe",
            changes: named.map(({ key }) => remove(pathOf(key))),
          },
        ],
      });
    }
  },
};
