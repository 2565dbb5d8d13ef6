import type { Resource, Template } from "../../template/template.ts";
import { textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const ec2RouteToInternetGateway: ResourceRule = {
  id: "ec2-route-to-internet-gateway",
  severity: "low",
  category: "Security",
  catalogue: ["route-default-to-igw"],
  needsNesting: true,
  resourceTypes: ["AWS::EC2::Route"],
  docs: {
    summary: "A route leads to the whole internet through an internet gateway.",
    why: "It makes the subnets of its route table public: what has a public address there can be reached. Load balancers and NAT gateways need such a subnet, and nothing else should stand in it. This is for those who want each of these routes looked at.",
    bad: `{
  "Gateway": { "Type": "AWS::EC2::InternetGateway" },
  "DefaultRoute": {
    "Type": "AWS::EC2::Route",
    "Properties": {
      "RouteTableId": { "Fn::ImportValue": "RouteTable" },
      "DestinationCidrBlock": "0.0.0.0/0",
      "GatewayId": { "Ref": "Gateway" }
    }
  }
}`,
    good: `{
  "Gateway": { "Type": "AWS::EC2::InternetGateway" },
  "DefaultRoute": {
    "Type": "AWS::EC2::Route",
    "Properties": {
      "RouteTableId": { "Fn::ImportValue": "RouteTable" },
      "DestinationCidrBlock": "0.0.0.0/0",
      "NatGatewayId": { "Fn::ImportValue": "NatGateway" }
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html"],
  },
  equivalents: {
    guard: ["NO_UNRESTRICTED_ROUTE_TO_IGW"],
    cdk_nag: ["VPCNoUnrestrictedRouteToIGW"],
  },

  check(route, report, template) {
    const destination = [
      route.get("DestinationCidrBlock"),
      route.get("DestinationIpv6CidrBlock"),
    ].find((block) => textOf(block)?.endsWith("/0"));
    if (!destination || !leadsToInternet(route, template)) return;
    report({
      at: route.get("GatewayId").at,
      message: `"${route.id}" leads to the whole internet (${textOf(destination)}): the subnets of its route table are public.`,
    });
  },
};

function leadsToInternet(route: Resource, template: Template): boolean {
  const gateway = route.get("GatewayId");
  const target = template.resource(template.target(gateway)?.to ?? "");
  return target?.type === "AWS::EC2::InternetGateway" || !!textOf(gateway)?.startsWith("igw-");
}
