import type { Resource, Template } from "../../template/template.ts";
import { equals, setValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { reachesOf } from "./network.ts";

export const ec2SubnetPublicAddresses: ResourceRule = {
  id: "ec2-subnet-public-addresses",
  severity: "medium",
  category: "Security",
  catalogue: ["subnet-auto-assign-public-ip"],
  controls: ["FSBP EC2.15"],
  needsNesting: true,
  resourceTypes: ["AWS::EC2::Subnet"],
  docs: {
    summary: "A subnet gives each instance that is launched in it a public address.",
    why: "Whoever launches something there puts it on the internet without having asked for it. In a public subnet that is sometimes meant, and reported as low; load balancers and NAT gateways have addresses of their own and do not need it. In a subnet that no route leads out of, or only through NAT, public addresses cost money and do nothing until somebody adds a route: then all of it is open.",
    bad: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": { "CidrBlock": "10.0.0.0/16" }
  },
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "CidrBlock": "10.0.1.0/24",
      "MapPublicIpOnLaunch": true
    }
  }
}`,
    good: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": { "CidrBlock": "10.0.0.0/16" }
  },
  "Subnet": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "CidrBlock": "10.0.1.0/24",
      "MapPublicIpOnLaunch": false
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html#cfn-ec2-subnet-mappubliciponlaunch",
      "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
    ],
  },
  equivalents: {
    cfn_nag: ["W33"],
    trivy: ["AWS-0164"],
    guard: ["SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED"],
    cdk_nag: ["VPCSubnetAutoAssignPublicIpDisabled"],
  },

  check(subnet, report, template) {
    const isGiven = subnet.get("MapPublicIpOnLaunch");
    if (equals(isGiven, true) !== true) return;
    const isPrivate = isSurelyPrivate(subnet, template);
    report({
      at: isGiven.at,
      message: `"${subnet.id}" gives every instance that is launched in it a public address${
        isPrivate
          ? ", though it is private: one route to an internet gateway, and all of them can be reached"
          : ": whatever is launched there can be reached from the internet where its security groups let it"
      }.`,
      ...(!isPrivate && { severity: "low" }),
      fixes: () =>
        hasNodes(subnet, template)
          ? []
          : [
              {
                title: `Give instances in "${subnet.id}" no public addresses; those that rely on one must ask for it`,
                safety: "review",
                changes: [setValue(isGiven, false)],
              },
            ],
    });
  },
};

/** Whether its route tables, all of which are known, lead to no internet gateway. */
function isSurelyPrivate(subnet: Resource, template: Template): boolean {
  const reaches = reachesOf(subnet, template);
  return (
    reaches.length > 0 &&
    reaches.every((reach) => reach === "elsewhere" || reach === "nowhere") &&
    !template.hasHiddenResources
  );
}

/** EKS refuses node groups in public subnets that give no public addresses. */
const hasNodes = ({ id }: Resource, template: Template): boolean =>
  template
    .references()
    .to(id)
    .some(({ from }) => template.resource(from.id)?.type === "AWS::EKS::Nodegroup");
