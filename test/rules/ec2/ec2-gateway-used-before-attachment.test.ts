import { describe, expect, test } from "vitest";
import { ec2GatewayUsedBeforeAttachment as rule } from "../../../server/src/rules/ec2/ec2-gateway-used-before-attachment.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const ref = (Ref: string) => ({ Ref });
const Vpc = { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16" } };
const Gateway = { Type: "AWS::EC2::InternetGateway" };
const Attachment = {
  Type: "AWS::EC2::VPCGatewayAttachment",
  Properties: { VpcId: ref("Vpc"), InternetGatewayId: ref("Gateway") },
};
const network = { Vpc, Gateway, Attachment };
const Table = { Type: "AWS::EC2::RouteTable", Properties: { VpcId: ref("Vpc") } };
const Subnet = { Type: "AWS::EC2::Subnet", Properties: { VpcId: ref("Vpc") } };
const routeTo = (target: object, attributes: object = {}) => ({
  Type: "AWS::EC2::Route",
  ...attributes,
  Properties: { RouteTableId: ref("Table"), DestinationCidrBlock: "0.0.0.0/0", ...target },
});
const Route = routeTo({ GatewayId: ref("Gateway") });
const nat = (properties: object, attributes: object = {}) => ({
  Type: "AWS::EC2::NatGateway",
  ...attributes,
  Properties: { AllocationId: { "Fn::GetAtt": ["Address", "AllocationId"] }, ...properties },
});
const Address = { Type: "AWS::EC2::EIP", Properties: { Domain: "vpc" } };
const instance = (properties: object) => ({ Type: "AWS::EC2::Instance", Properties: properties });

/** The logical ids of what is reported. */
const reported = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map(({ logicalId }) => logicalId);

test("a route and a NAT gateway are made to wait for the attachment", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Attachment": {
      "Type": "AWS::EC2::VPCGatewayAttachment",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "InternetGatewayId": { "Ref": "Gateway" } }
    },
    "Table": { "Type": "AWS::EC2::RouteTable", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "Route": {
      "Type": "AWS::EC2::Route",
      "DependsOn": "Subnet",
//                 ^^^^^^^^ 💡 high: Route "Route" may come before "Attachment", which attaches the gateway to its VPC: EC2 then refuses the route.
      "Properties": { "RouteTableId": { "Ref": "Table" }, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": { "Ref": "Gateway" } }
    },
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "Nat": {
//  ^^^^^ 💡 high: NAT gateway "Nat" may come before "Attachment", which attaches the gateway to its VPC: EC2 then fails to create it.
      "Type": "AWS::EC2::NatGateway",
      "Properties": { "SubnetId": { "Ref": "Subnet" }, "AllocationId": "eipalloc-1" }
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Attachment": {
      "Type": "AWS::EC2::VPCGatewayAttachment",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "InternetGatewayId": { "Ref": "Gateway" } }
    },
    "Table": { "Type": "AWS::EC2::RouteTable", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "Route": {
      "Type": "AWS::EC2::Route",
      "DependsOn": ["Subnet", "Attachment"],
      "Properties": { "RouteTableId": { "Ref": "Table" }, "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": { "Ref": "Gateway" } }
    },
    "Subnet": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" } } },
    "Nat": {
      "Type": "AWS::EC2::NatGateway",
      "DependsOn": ["Attachment"],
      "Properties": { "SubnetId": { "Ref": "Subnet" }, "AllocationId": "eipalloc-1" }
    }
  }
}`,
  );
});

describe("what else needs the gateway", () => {
  test("the propagation of a VPN gateway's routes, and routes to it", () => {
    const vpn = {
      Vpc,
      Vpn: { Type: "AWS::EC2::VPNGateway", Properties: { Type: "ipsec.1" } },
      Attachment: {
        Type: "AWS::EC2::VPCGatewayAttachment",
        Properties: { VpcId: ref("Vpc"), VpnGatewayId: ref("Vpn") },
      },
      Table,
    };
    const Propagation = {
      Type: "AWS::EC2::VPNGatewayRoutePropagation",
      Properties: { RouteTableIds: [ref("Table")], VpnGatewayId: ref("Vpn") },
    };
    expect(reported({ ...vpn, Propagation })).toEqual(["Propagation"]);
    expect(reported({ ...vpn, Table, Route: routeTo({ GatewayId: ref("Vpn") }) })).toEqual([
      "Route",
    ]);
  });

  test("an Elastic IP address of an instance, by whatever way that is in the VPC", () => {
    const inSubnet = instance({ SubnetId: ref("Subnet") });
    const byInterface = instance({ NetworkInterfaces: [{ SubnetId: ref("Subnet") }] });
    const Ip = { Type: "AWS::EC2::EIP", Properties: { InstanceId: ref("Host") } };
    const Association = {
      Type: "AWS::EC2::EIPAssociation",
      Properties: { InstanceId: ref("Host") },
    };
    expect(reported({ ...network, Subnet, Host: inSubnet, Ip })).toEqual(["Ip"]);
    expect(reported({ ...network, Subnet, Host: byInterface, Association })).toEqual([
      "Association",
    ]);
  });

  test("a NAT gateway of a whole VPC", () => {
    expect(reported({ ...network, Nat: nat({ VpcId: ref("Vpc") }) })).toEqual(["Nat"]);
  });
});

test("an attachment of a VPC from elsewhere counts for routes to its gateway", () => {
  const given = {
    ...Attachment,
    Properties: { VpcId: ref("VpcId"), InternetGatewayId: ref("Gateway") },
  };
  const resources = { Gateway, Attachment: given, Route };
  expect(reported(resources, { Parameters: { VpcId: { Type: "AWS::EC2::VPC::Id" } } })).toEqual([
    "Route",
  ]);
});

test("a finding holds where the attachment is there, and is not mended where it may not be", () => {
  const sections = { Conditions: { Public: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } } };
  const resources = {
    ...network,
    Attachment: { ...Attachment, Condition: "Public" },
    Table,
    Route,
  };
  const fixes = (Resources: object) =>
    findingsOf(rule, templateOf(Resources, sections)).map((finding) => finding.fixes().length);
  expect(fixes(resources)).toEqual([0]);
  expect(fixes({ ...resources, Route: { ...Route, Condition: "Public" } })).toEqual([1]);
});

test("nothing is mended where the attachment itself waits for the route", () => {
  const resources = { ...network, Attachment: { ...Attachment, DependsOn: "Route" }, Table, Route };
  const [finding] = findingsOf(rule, templateOf(resources));
  expect(finding?.fixes()).toEqual([]);
});

describe("silent", () => {
  test.each([
    [
      "DependsOn names the attachment",
      { ...network, Table, Route: { ...Route, DependsOn: ["Attachment"] } },
    ],
    ["what it needs waits", { ...network, Table: { ...Table, DependsOn: "Attachment" }, Route }],
    [
      "the address of a NAT gateway waits",
      {
        ...network,
        Subnet,
        Address: { ...Address, DependsOn: "Attachment" },
        Nat: nat({ SubnetId: ref("Subnet") }),
      },
    ],
    [
      "a private NAT gateway",
      { ...network, Subnet, Nat: nat({ SubnetId: ref("Subnet"), ConnectivityType: "private" }) },
    ],
    [
      "a NAT gateway of which deployment tells the kind",
      {
        ...network,
        Subnet,
        Nat: nat({ SubnetId: ref("Subnet"), ConnectivityType: { "Fn::ImportValue": "Kind" } }),
      },
    ],
    ["an address that nothing has yet", { ...network, Address }],
    [
      "an address of an instance in the default VPC",
      {
        ...network,
        Host: instance({}),
        Ip: { Type: "AWS::EC2::EIP", Properties: { InstanceId: ref("Host") } },
      },
    ],
    ["the template has no attachment", { Vpc, Gateway, Table, Route }],
    [
      "the gateway is given",
      { ...network, Table, Route: routeTo({ GatewayId: { "Fn::ImportValue": "Gateway" } }) },
    ],
    ["routes elsewhere", { ...network, Table, Route: routeTo({ NatGatewayId: "nat-1" }) }],
    [
      "a table of another VPC",
      {
        ...network,
        Other: Vpc,
        Table: { ...Table, Properties: { VpcId: ref("Other") } },
        Route,
      },
    ],
    [
      "resources that are not written out",
      {
        ...network,
        Table,
        Route,
        "Fn::ForEach::More": ["X", ["A"], { "Topic${X}": { Type: "AWS::SNS::Topic" } }],
      },
    ],
  ])("%s", (_, resources) => silent(rule, resources));
});
