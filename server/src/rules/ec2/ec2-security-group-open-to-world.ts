import type { Resource, Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { mayServeLoadBalancer } from "./group-users.ts";
import { groupOf, narrowingsOf, relatedGroup } from "./narrowing.ts";
import {
  exposureOf,
  type GroupRule,
  groupRulesOf,
  hasPorts,
  ingressTypes,
  wordsFor,
} from "./rules-of-groups.ts";

export const ec2SecurityGroupOpenToWorld: ResourceRule = {
  id: "ec2-security-group-open-to-world",
  severity: "medium",
  category: "Security",
  catalogue: ["sg-ingress-open-world", "sg-ingress-non-32-cidr"],
  controls: ["FSBP EC2.18"],
  needsNesting: true,
  resourceTypes: ingressTypes,
  docs: {
    summary: "A security group lets the whole internet in.",
    why: "What answers anyone must also withstand anyone: every bug of the server behind the port can be tried from everywhere. Only what serves the public needs that, and that is best a load balancer; all else is reached from the VPC, from known networks, or from other security groups. A public load balancer's ports 80 and 443, and ICMP, are reported as low.",
    bad: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": { "CidrBlock": "10.0.0.0/16" }
  },
  "ApiGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "The API's containers",
      "VpcId": { "Ref": "Vpc" },
      "SecurityGroupIngress": [
        { "IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "CidrIp": "0.0.0.0/0" }
      ]
    }
  }
}`,
    good: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": { "CidrBlock": "10.0.0.0/16" }
  },
  "ApiGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "The API's containers",
      "VpcId": { "Ref": "Vpc" },
      "SecurityGroupIngress": [
        { "IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
      "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_260"],
    cfn_nag: ["W2"],
    trivy: ["AWS-0107"],
    guard: ["EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE"],
    cdk_nag: ["AwsSolutions-EC23", "EC2RestrictedInbound"],
  },

  check(resource, report, template) {
    for (const rule of groupRulesOf(resource, template)) {
      if (!rule.isIngress || !rule.world || exposureOf(rule)) continue;
      const isPublic = isForThePublic(rule, resource, template);
      report({
        at: rule.world.at,
        message: `"${resource.id}" lets the whole internet in on ${wordsFor(rule)}: ${
          isPublic
            ? "right for what serves the public, and for nothing else"
            : "whatever listens there has to withstand anyone"
        }.`,
        ...(isPublic && { severity: "low" }),
        related: relatedGroup(resource, template),
        fixes: () => (isPublic ? [] : narrowingsOf(rule, resource, template)),
      });
    }
  },
};

const webPorts: readonly number[] = [80, 443];

/** A load balancer's web ports, and messages about the way through the network, which do no harm. */
function isForThePublic(rule: GroupRule, resource: Resource, template: Template): boolean {
  if (rule.protocol !== undefined && !hasPorts(rule)) return rule.protocol.startsWith("icmp");
  const { ports } = rule;
  if (!ports || ports.from !== ports.to || !webPorts.includes(ports.from)) return false;
  const group = groupOf(resource, template);
  return !group || mayServeLoadBalancer(group, template);
}
