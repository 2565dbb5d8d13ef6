import { expect, test } from "vitest";
import { ec2SubnetPublicAddresses as rule } from "../../../server/src/rules/ec2/ec2-subnet-public-addresses.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a private subnet needs no public addresses, a public one may", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Public": { "Type": "AWS::EC2::Subnet", "Properties": { "MapPublicIpOnLaunch": true } },
//                                                                                 ^^^^ 🔎 low: "Public" gives every instance that is launched in it a public address: whatever is launched there can be reached from the internet where its security groups let it.
    "Private": { "Type": "AWS::EC2::Subnet", "Properties": { "MapPublicIpOnLaunch": "true" } },
//                                                                                  ^^^^^^ 🔎 medium: "Private" gives every instance that is launched in it a public address, though it is private: one route to an internet gateway, and all of them can be reached.
    "Elsewhere": { "Type": "AWS::EC2::Subnet", "Properties": { "MapPublicIpOnLaunch": true } },
//                                                                                    ^^^^ 🔎 low: "Elsewhere" gives every instance that is launched in it a public address: whatever is launched there can be reached from the internet where its security groups let it.
    "PublicTable": { "Type": "AWS::EC2::RouteTable" },
    "PrivateTable": { "Type": "AWS::EC2::RouteTable" },
    "OutOfPublic": {
      "Type": "AWS::EC2::Route",
      "Properties": { "RouteTableId": { "Ref": "PublicTable" }, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": { "Ref": "Gateway" } }
    },
    "OutOfPrivate": {
      "Type": "AWS::EC2::Route",
      "Properties": { "RouteTableId": { "Ref": "PrivateTable" }, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": { "Ref": "Nat" } }
    },
    "PublicAssociation": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Properties": { "SubnetId": { "Ref": "Public" }, "RouteTableId": { "Ref": "PublicTable" } }
    },
    "PrivateAssociation": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Properties": { "SubnetId": { "Ref": "Private" }, "RouteTableId": { "Ref": "PrivateTable" } }
    }
  }
}`,
    `
{
  "Resources": {
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Public": { "Type": "AWS::EC2::Subnet", "Properties": { "MapPublicIpOnLaunch": false } },
    "Private": { "Type": "AWS::EC2::Subnet", "Properties": { "MapPublicIpOnLaunch": false } },
    "Elsewhere": { "Type": "AWS::EC2::Subnet", "Properties": { "MapPublicIpOnLaunch": false } },
    "PublicTable": { "Type": "AWS::EC2::RouteTable" },
    "PrivateTable": { "Type": "AWS::EC2::RouteTable" },
    "OutOfPublic": {
      "Type": "AWS::EC2::Route",
      "Properties": { "RouteTableId": { "Ref": "PublicTable" }, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": { "Ref": "Gateway" } }
    },
    "OutOfPrivate": {
      "Type": "AWS::EC2::Route",
      "Properties": { "RouteTableId": { "Ref": "PrivateTable" }, "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": { "Ref": "Nat" } }
    },
    "PublicAssociation": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Properties": { "SubnetId": { "Ref": "Public" }, "RouteTableId": { "Ref": "PublicTable" } }
    },
    "PrivateAssociation": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Properties": { "SubnetId": { "Ref": "Private" }, "RouteTableId": { "Ref": "PrivateTable" } }
    }
  }
}`,
  );
});

const subnet = (MapPublicIpOnLaunch: unknown) => ({
  Subnet: { Type: "AWS::EC2::Subnet", Properties: { MapPublicIpOnLaunch } },
});

test.each([[false], ["false"], [undefined], [{ Ref: "IsPublic" }]])(
  "silent where it is %j",
  (value) => silent(rule, subnet(value)),
);

test("EKS wants the addresses for a node group's subnet: there is no fix", () => {
  const Nodes = { Type: "AWS::EKS::Nodegroup", Properties: { Subnets: [{ Ref: "Subnet" }] } };
  const [finding] = findingsOf(rule, templateOf({ ...subnet(true), Nodes }));
  expect(finding?.fixes()).toEqual([]);
});

test("what a macro adds may be a route to the internet", () => {
  const resources = {
    ...subnet(true),
    Table: { Type: "AWS::EC2::RouteTable" },
    Association: {
      Type: "AWS::EC2::SubnetRouteTableAssociation",
      Properties: { SubnetId: { Ref: "Subnet" }, RouteTableId: { Ref: "Table" } },
    },
  };
  const severities = (sections: object) =>
    findingsOf(rule, templateOf(resources, sections)).map(({ severity }) => severity);
  expect(severities({})).toEqual(["medium"]);
  expect(severities({ Transform: "Macro" })).toEqual(["low"]);
});
