import { test } from "vitest";
import { ec2RouteToInternetGateway as rule } from "../../../server/src/rules/ec2/ec2-route-to-internet-gateway.ts";
import { check, silent } from "../../fixture.ts";

test("routes to the whole internet", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Default": {
      "Type": "AWS::EC2::Route",
      "Properties": { "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": { "Ref": "Gateway" } }
//                                                                      ^^^^^^^^^^^^^^^^^^^^ low: "Default" leads to the whole internet (0.0.0.0/0): the subnets of its route table are public.
    },
    "Default6": {
      "Type": "AWS::EC2::Route",
      "Properties": { "DestinationIpv6CidrBlock": "::/0", "GatewayId": "igw-0123456789abcdef0" }
//                                                                     ^^^^^^^^^^^^^^^^^^^^^^^ low: "Default6" leads to the whole internet (::/0): the subnets of its route table are public.
    }
  }
}`,
  );
});

const all = { DestinationCidrBlock: "0.0.0.0/0" };

test.each([
  ["one through NAT", { ...all, NatGatewayId: { Ref: "Nat" } }],
  ["one to a gateway of a parameter", { ...all, GatewayId: { Ref: "GatewayId" } }],
  ["one to a virtual private gateway", { ...all, GatewayId: { Ref: "Vpn" } }],
  ["one to a network", { DestinationCidrBlock: "10.0.0.0/8", GatewayId: { Ref: "Gateway" } }],
  ["one to a network of a parameter", { DestinationCidrBlock: { Ref: "Network" } }],
])("silent about %s", (_, Properties) =>
  silent(rule, {
    Gateway: { Type: "AWS::EC2::InternetGateway" },
    Vpn: { Type: "AWS::EC2::VPNGateway" },
    Route: { Type: "AWS::EC2::Route", Properties },
  }),
);
