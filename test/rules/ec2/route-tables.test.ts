import { describe, expect, test } from "vitest";
import { ec2SubnetWithoutRouteTable as rule } from "../../../server/src/rules/ec2/ec2-subnet-without-route-table.ts";
import type { Fix } from "../../../server/src/rules/rule.ts";
import { applyFix, findingsOf, fixEach, templateOf } from "../../fixture.ts";

const inVpc = { VpcId: { Ref: "Vpc" } };
const Vpc = { Type: "AWS::EC2::VPC" };
const Gateway = { Type: "AWS::EC2::InternetGateway" };
const Attachment = {
  Type: "AWS::EC2::VPCGatewayAttachment",
  Properties: { ...inVpc, InternetGatewayId: { Ref: "Gateway" } },
};
const subnet = (properties: object = {}) => ({
  Type: "AWS::EC2::Subnet",
  Properties: { ...inVpc, ...properties },
});
const publicSubnet = subnet({ MapPublicIpOnLaunch: true });
const table = (properties: object = inVpc) => ({
  Type: "AWS::EC2::RouteTable",
  Properties: properties,
});
const route = (tableId: unknown, target: object) => ({
  Type: "AWS::EC2::Route",
  Properties: { RouteTableId: tableId, DestinationCidrBlock: "0.0.0.0/0", ...target },
});
const toInternet = (id: string) => route({ Ref: id }, { GatewayId: { Ref: "Gateway" } });
const toNat = (id: string) => route({ Ref: id }, { NatGatewayId: "nat-1" });
const put = (subnetId: string, tableId: string) => ({
  Type: "AWS::EC2::SubnetRouteTableAssociation",
  Properties: { SubnetId: { Ref: subnetId }, RouteTableId: { Ref: tableId } },
});
const databases = (...ids: string[]) => ({
  Type: "AWS::RDS::DBSubnetGroup",
  Properties: { SubnetIds: ids.map((Ref) => ({ Ref })) },
});

const fixOf = (id: string, resources: object, sections: object = {}): Fix | undefined =>
  findingsOf(rule, templateOf(resources, sections))
    .find(({ logicalId }) => logicalId === id)
    ?.fixes()[0];

/** The table that the preferred fix puts a subnet on, and how safe it is. */
function placed(id: string, resources: object): string {
  const text = templateOf(resources);
  const fix = fixOf(id, resources);
  if (!fix) return "no fix";
  const fixed = Object.values(JSON.parse(applyFix(text, fix)).Resources) as {
    Type: string;
    Properties: { SubnetId?: { Ref: string }; RouteTableId?: { Ref: string } };
  }[];
  const association = fixed.find(({ Properties }) => Properties?.SubnetId?.Ref === id);
  return `${association?.Properties.RouteTableId?.Ref} ${fix.safety}`;
}

describe("a private subnet takes", () => {
  const zone = (index: number) => ({
    AvailabilityZone: { "Fn::Select": [index, { "Fn::GetAZs": "" }] },
  });
  test.each([
    ["the only private table", { Table: table() }, "Table safe"],
    [
      "no table that routes to the internet",
      { Table: table(), Gateway, Route: toInternet("Table") },
      "PrivateRouteTable safe",
    ],
    [
      "none that does so under some condition",
      {
        Table: table(),
        Gateway,
        Route: route(
          { "Fn::If": ["C", { Ref: "Table" }, { Ref: "X" }] },
          { GatewayId: { "Fn::If": ["C", { Ref: "Gateway" }, { Ref: "Y" }] } },
        ),
      },
      "PrivateRouteTable safe",
    ],
    [
      "none with a gateway that may be one to the internet",
      { Table: table(), Route: route({ Ref: "Table" }, { GatewayId: { Ref: "SomeGateway" } }) },
      "PrivateRouteTable safe",
    ],
    [
      "none of another VPC",
      { Table: table({ VpcId: { Ref: "Other" } }), Other: Vpc },
      "PrivateRouteTable safe",
    ],
    [
      "one with a default route, to review",
      { Table: table(), Nat: toNat("Table") },
      "Table review",
    ],
    [
      "one that leads to a virtual private gateway",
      {
        Table: table(),
        Vpn: { Type: "AWS::EC2::VPNGateway" },
        Route: route({ Ref: "Table" }, { GatewayId: { Ref: "Vpn" } }),
      },
      "Table review",
    ],
    [
      "one with another route than the default one",
      {
        Table: table(),
        Peer: {
          Type: "AWS::EC2::Route",
          Properties: {
            RouteTableId: { Ref: "Table" },
            DestinationCidrBlock: "10.1.0.0/16",
            VpcPeeringConnectionId: "pcx-1",
          },
        },
      },
      "Table safe",
    ],
    [
      "of several that of its number",
      { Table1: table(), Table2: table(), Nat: toNat("Table1") },
      "Table2 safe",
    ],
    [
      "of several that of its zone, whatever its number",
      {
        Table2: table(),
        Table3: table(),
        PrivateSubnet2: subnet(zone(1)),
        Other: subnet(zone(1)),
        Here: put("Other", "Table3"),
      },
      "Table3 safe",
    ],
    ["of several others a new one", { TableA: table(), TableB: table() }, "PrivateRouteTable safe"],
    [
      "of several others the only one with a default route",
      { TableA: table(), TableB: table(), Nat: toNat("TableA") },
      "TableA review",
    ],
    [
      "not the one of the databases",
      { Table: table(), Db: subnet(), Group: databases("Db"), Here: put("Db", "Table") },
      "PrivateRouteTable safe",
    ],
  ])("%s", (_, others, expected) =>
    expect(placed("PrivateSubnet2", { Vpc, PrivateSubnet2: subnet(), ...others })).toBe(expected),
  );

  test("the one that ends on its letter", () => {
    const resources = { Vpc, SubnetA: subnet(), TableA: table(), TableB: table() };
    expect(placed("SubnetA", resources)).toBe("TableA safe");
  });

  test("the one that names the VPC by the same expression", () => {
    const Conditions = { C: { "Fn::Equals": [{ Ref: "X" }, "x"] } };
    const VpcId = { "Fn::If": ["C", { Ref: "Vpc" }, { Ref: "VpcId" }] };
    const resources = {
      Vpc: { ...Vpc, Condition: "C" },
      A: subnet({ VpcId }),
      Table: table({ VpcId }),
    };
    expect(fixOf("A", resources, { Conditions })?.title).toBe('Associate "A" with "Table"');
  });
});

test("where several tables may be meant, all subnets share one new table", () => {
  const text = templateOf({
    Vpc,
    X: table(),
    Y: table(),
    One: toNat("X"),
    Two: toNat("Y"),
    A: subnet(),
    B: subnet(),
    C: subnet(),
  });
  const tables = [...fixEach(rule, text).matchAll(/"RouteTableId": \{\s*"Ref": "(\w+)"/g)];
  expect(tables.map(([, id]) => id)).toEqual([
    "X",
    "Y",
    "PrivateRouteTable",
    "PrivateRouteTable",
    "PrivateRouteTable",
  ]);
  const numbered = text.replaceAll('"X"', '"PrivateRouteTable"');
  expect(fixEach(rule, numbered)).toContain('"PrivateRouteTable2": {');
  expect(fixEach(rule, numbered)).not.toContain('"PrivateRouteTable3"');
});

describe("a public subnet takes", () => {
  test("the public table", () => {
    const resources = { Vpc, A: publicSubnet, Table: table(), Gateway, Route: toInternet("Table") };
    expect(placed("A", resources)).toBe("Table review");
  });
  test("of several that of its number", () => {
    const tables = {
      Table1: table(),
      Table2: table(),
      One: toInternet("Table1"),
      Two: toInternet("Table2"),
    };
    expect(placed("A2", { Vpc, A2: publicSubnet, Gateway, ...tables })).toBe("Table2 review");
  });
  test("no private table", () => {
    const resources = { Vpc, A: publicSubnet, Table: table(), Gateway, Attachment };
    expect(placed("A", resources)).toBe("PublicRouteTable review");
  });
  test.each([
    ["there is no gateway", {}],
    ["the gateway is attached to no VPC", { Gateway }],
    [
      "it is attached to another one",
      {
        Gateway,
        Attachment: {
          ...Attachment,
          Properties: { ...Attachment.Properties, VpcId: { Ref: "Other" } },
        },
      },
    ],
    ["the attachment may not be there", { Gateway, Attachment: { ...Attachment, Condition: "C" } }],
  ])("nothing where %s", (_, others) =>
    expect(placed("A", { Vpc, A: publicSubnet, ...others })).toBe("no fix"),
  );
});

describe("a database's subnet takes", () => {
  const group = { Vpc, A: subnet(), Group: databases("A") };
  test("a table without default route", () =>
    expect(placed("A", { ...group, Table: table() })).toBe("Table safe"));
  test("else a new one", () =>
    expect(placed("A", { ...group, Table: table(), Nat: toNat("Table") })).toBe(
      "IsolatedRouteTable safe",
    ));
  test("rather that of other databases", () => {
    const others = {
      Table: table(),
      App: subnet(),
      One: put("App", "Table"),
      DbTable: table(),
      Db: subnet(),
      Two: put("Db", "DbTable"),
      More: databases("Db"),
    };
    expect(placed("A", { ...group, ...others })).toBe("DbTable safe");
  });
});

describe("no fix where a subnet's purpose is not certain", () => {
  test.each([
    [
      "its addresses are decided at deployment",
      subnet({ MapPublicIpOnLaunch: { Ref: "Open" } }),
      {},
    ],
    [
      "its name says public, but not its addresses",
      subnet({ Tags: [{ Key: "Name", Value: { "Fn::Sub": "public-${X}" } }] }),
      {},
    ],
    [
      "it holds a NAT gateway",
      subnet(),
      { Nat: { Type: "AWS::EC2::NatGateway", Properties: { SubnetId: { Ref: "A" } } } },
    ],
  ])("%s", (_, A, others) =>
    expect(placed("A", { Vpc, A, ...others, Table: table() })).toBe("no fix"),
  );
});

describe("names", () => {
  const fixed = (id: string, resources: object) => {
    const fix = fixOf(id, resources);
    return Object.keys(JSON.parse(fix ? applyFix(templateOf(resources), fix) : "{}").Resources);
  };
  test("are numbered where they are taken", () => {
    const PrivateRouteTable = { Type: "AWS::SNS::Topic" };
    const ARouteTableAssociation = PrivateRouteTable;
    expect(fixed("A", { Vpc, A: subnet(), PrivateRouteTable, ARouteTableAssociation })).toEqual([
      "Vpc",
      "A",
      "PrivateRouteTable2",
      "ARouteTableAssociation2",
      "PrivateRouteTable",
      "ARouteTableAssociation",
    ]);
  });
  test("from the second VPC on have the VPC's id before them", () => {
    const A = subnet({ VpcId: { Ref: "DataVpc" }, MapPublicIpOnLaunch: true });
    const ToData = {
      ...Attachment,
      Properties: { ...Attachment.Properties, VpcId: { Ref: "DataVpc" } },
    };
    const resources = { Vpc, DataVpc: Vpc, Gateway, ToData, A };
    expect(fixed("A", resources).slice(5)).toEqual([
      "DataVpcPublicRouteTable",
      "DataVpcPublicRoute",
      "ARouteTableAssociation",
    ]);
    const fix = fixOf("A", resources);
    expect(JSON.stringify(fix?.changes)).toContain("${AWS::StackName}-data-vpc-public-rt");
  });
  test("an association stands behind the last one of its table", () => {
    const resources = { Vpc, A: subnet(), B: subnet(), Table: table(), One: put("B", "Table") };
    expect(fixed("A", resources).at(-1)).toBe("ARouteTableAssociation");
  });
});
