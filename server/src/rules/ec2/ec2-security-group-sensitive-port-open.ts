import { serviceOn } from "../../aws/ports.ts";
import type { ResourceRule } from "../rule.ts";
import { narrowingsOf, relatedGroup } from "./narrowing.ts";
import {
  type Exposure,
  exposureOf,
  type GroupRule,
  groupRulesOf,
  ingressTypes,
  wordsFor,
} from "./rules-of-groups.ts";

export const ec2SecurityGroupSensitivePortOpen: ResourceRule = {
  id: "ec2-security-group-sensitive-port-open",
  severity: "critical",
  category: "Security",
  catalogue: [
    "sg-ingress-open-admin-ports",
    "sg-ingress-open-world",
    "sg-ingress-all-protocols",
    "sg-ingress-port-range",
    "sg-ingress-non-32-cidr",
  ],
  controls: ["FSBP EC2.19", "CIS 3.0.0 5.2", "CIS 3.0.0 5.3"],
  needsNesting: true,
  resourceTypes: ingressTypes,
  docs: {
    summary:
      "A security group lets the whole internet reach SSH, RDP, or a port of databases and files.",
    why: "Addresses of AWS are scanned all day: an open port 22 or 3389 gets its first guessed passwords within minutes, and a database that answers the internet is one weak password or one unpatched hole from being copied or held to ransom. Session Manager gives a shell without any open port; databases need to be reached from the VPC alone.",
    bad: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": { "CidrBlock": "10.0.0.0/16" }
  },
  "ServerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Servers",
      "VpcId": { "Ref": "Vpc" },
      "SecurityGroupIngress": [
        { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0" }
      ]
    }
  }
}`,
    good: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": { "CidrBlock": "10.0.0.0/16" }
  },
  "ServerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Servers",
      "VpcId": { "Ref": "Vpc" },
      "SecurityGroupIngress": [
        { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
      "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19",
      "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_24", "CKV_AWS_25"],
    guard: ["INCOMING_SSH_DISABLED", "RESTRICTED_INCOMING_TRAFFIC"],
    cdk_nag: ["EC2RestrictedSSH", "EC2RestrictedCommonPorts", "EC2RestrictedInbound"],
  },

  check(resource, report, template) {
    for (const rule of groupRulesOf(resource, template)) {
      const exposure = exposureOf(rule);
      if (!exposure || !rule.world) continue;
      const isAdmin = exposure.kind === "admin";
      report({
        at: rule.world.at,
        message: `"${resource.id}" lets the whole internet in on ${wordsFor(rule)}${among(exposure, rule)}: ${
          isAdmin
            ? "scanners find it within minutes and try passwords and stolen keys"
            : "a password, if that, is all that keeps anyone out"
        }.`,
        ...(!isAdmin && { severity: "high" }),
        related: relatedGroup(resource, template),
        fixes: () => narrowingsOf(rule, resource, template),
      });
    }
  },
};

/** What a range, or all protocols, open beside other ports. */
function among({ ports }: Exposure, { ports: range }: GroupRule): string {
  if (range && range.from === range.to) return "";
  const services = new Map(ports.map((port) => [serviceOn(port), port]));
  const names = Array.from(services, ([service, port]) => `${service} (${port})`);
  const [first, second, more] = names;
  return `, ${more ? `${first}, ${second} and others` : names.join(" and ")} among them`;
}
