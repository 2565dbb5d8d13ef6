import { describe, expect, test } from "vitest";
import { ec2SubnetWithoutRouteTable as rule } from "../../../server/src/rules/ec2/ec2-subnet-without-route-table.ts";
import { applyFix, check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("private subnets without a table get one between them", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "PrivateSubnet1": {
//  ^^^^^^^^^^^^^^^^ 💡 critical: Subnet "PrivateSubnet1" is associated with no route table: it falls back to the main table of "Vpc", which routes only within the VPC.
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": { "Ref": "Vpc" } }
    },
    "PrivateSubnet2": {
//  ^^^^^^^^^^^^^^^^ 💡 critical: Subnet "PrivateSubnet2" is associated with no route table: it falls back to the main table of "Vpc", which routes only within the VPC.
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": { "Fn::GetAtt": ["Vpc", "VpcId"] } }
    },
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
    `
{
  "Parameters": { "EnvironmentSuffix": { "Type": "String" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "PrivateSubnet1": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": { "Ref": "Vpc" } }
    },
    "PrivateSubnet2": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": { "Fn::GetAtt": ["Vpc", "VpcId"] } }
    },
    "PrivateRouteTable": {
      "Type": "AWS::EC2::RouteTable",
      "Properties": {
        "VpcId": { "Ref": "Vpc" },
        "Tags": [
          {
            "Key": "Name",
            "Value": { "Fn::Sub": "private-rt-\${EnvironmentSuffix}" }
          }
        ]
      }
    },
    "PrivateSubnetRouteTableAssociation1": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Properties": {
        "SubnetId": { "Ref": "PrivateSubnet1" },
        "RouteTableId": { "Ref": "PrivateRouteTable" }
      }
    },
    "PrivateSubnetRouteTableAssociation2": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Properties": {
        "SubnetId": { "Ref": "PrivateSubnet2" },
        "RouteTableId": { "Ref": "PrivateRouteTable" }
      }
    },
    "Topic": { "Type": "AWS::SNS::Topic" }
  }
}`,
  );
});

test("a public subnet gets a table with a route to the gateway that is attached", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Attachment": {
      "Type": "AWS::EC2::VPCGatewayAttachment",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "InternetGatewayId": { "Ref": "Gateway" } }
    },
    "Front": {
//  ^^^^^^^ 🔎 critical: Subnet "Front" is associated with no route table: it falls back to the main table of "Vpc", which routes only within the VPC.
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "MapPublicIpOnLaunch": true }
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "Gateway": { "Type": "AWS::EC2::InternetGateway" },
    "Attachment": {
      "Type": "AWS::EC2::VPCGatewayAttachment",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "InternetGatewayId": { "Ref": "Gateway" } }
    },
    "Front": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "MapPublicIpOnLaunch": true }
    },
    "PublicRouteTable": {
      "Type": "AWS::EC2::RouteTable",
      "Properties": {
        "VpcId": { "Ref": "Vpc" },
        "Tags": [
          {
            "Key": "Name",
            "Value": { "Fn::Sub": "\${AWS::StackName}-public-rt" }
          }
        ]
      }
    },
    "PublicRoute": {
      "Type": "AWS::EC2::Route",
      "DependsOn": "Attachment",
      "Properties": {
        "RouteTableId": { "Ref": "PublicRouteTable" },
        "DestinationCidrBlock": "0.0.0.0/0",
        "GatewayId": { "Ref": "Gateway" }
      }
    },
    "FrontRouteTableAssociation": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Properties": {
        "SubnetId": { "Ref": "Front" },
        "RouteTableId": { "Ref": "PublicRouteTable" }
      }
    }
  }
}`,
  );
});

const subnet = (rest: object = {}, attributes: object = {}) => ({
  Type: "AWS::EC2::Subnet",
  ...attributes,
  Properties: { VpcId: { Ref: "Vpc" }, ...rest },
});
const association = (SubnetId: unknown, attributes: object = {}, table: unknown = "rtb-1") => ({
  Type: "AWS::EC2::SubnetRouteTableAssociation",
  ...attributes,
  Properties: { SubnetId, RouteTableId: table },
});
const Vpc = { Type: "AWS::EC2::VPC" };
const Conditions = {
  Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
  Dev: { "Fn::Not": [{ Condition: "Prod" }] },
};
const onlyProd = {
  Conditions: { Prod: Conditions.Prod },
};

describe("silent", () => {
  test.each([
    ["it has an association", { Ref: "A" }],
    ["by Fn::Sub", { "Fn::Sub": "${A}" }],
    ["by its attribute", { "Fn::GetAtt": ["A", "SubnetId"] }],
    ["a parameter may be it", { Ref: "Subnet" }],
    ["one of a list may be it", { "Fn::Select": [0, [{ Ref: "A" }]] }],
    ["a mapping may be it", { "Fn::FindInMap": ["Subnets", "a", "b"] }],
    ["an import may be it", { "Fn::ImportValue": "subnet" }],
    ["both branches are it", { "Fn::If": ["Prod", { Ref: "A" }, { "Fn::Sub": "${A}" }] }],
    ["one branch is it, and the other may be", { "Fn::If": ["Prod", { Ref: "A" }, { Ref: "Id" }] }],
  ])("%s", (_, id) =>
    silent(rule, { Vpc, A: subnet(), Association: association(id) }, { Conditions }),
  );

  test.each([
    ["a parameter", { Ref: "VpcId" }],
    ["an import", { "Fn::ImportValue": "vpc" }],
    ["decided at deployment", { "Fn::FindInMap": ["Vpcs", "a", "b"] }],
    ["written out", "vpc-1"],
  ])("a VPC that is %s", (_, VpcId) => silent(rule, { Vpc, A: subnet({ VpcId }) }));

  test("associations under a condition and its complement are complete", () =>
    silent(
      rule,
      {
        Vpc,
        A: subnet(),
        One: association({ Ref: "A" }, { Condition: "Prod" }),
        Two: association({ Ref: "A" }, { Condition: "Dev" }),
      },
      { Conditions },
    ));

  test("an association wherever the subnet exists", () =>
    silent(
      rule,
      {
        Vpc,
        A: subnet({}, { Condition: "Prod" }),
        One: association({ Ref: "A" }, { Condition: "Prod" }),
      },
      { Conditions },
    ));

  test("an association only where the VPC is this template's", () =>
    silent(
      rule,
      {
        Vpc: { ...Vpc, Condition: "Prod" },
        A: subnet({ VpcId: { "Fn::If": ["Prod", { Ref: "Vpc" }, { Ref: "VpcId" }] } }),
        One: association({ Ref: "A" }, { Condition: "Prod" }),
      },
      { Conditions },
    ));

  test("a nested stack takes the subnet", () => {
    const Parameters = { Subnets: { "Fn::Join": [",", [{ Ref: "A" }]] } };
    const Nested = { Type: "AWS::CloudFormation::Stack", Properties: { Parameters } };
    silent(rule, { Vpc, A: subnet(), Nested });
  });

  test("resources that are not written out", () => {
    silent(rule, { Vpc, A: subnet(), "Fn::ForEach::Tables": ["Zone", ["a"], {}] });
    silent(rule, { Vpc, A: subnet() }, { Transform: "Company::Network" });
  });
});

test("AWS's own transforms hide nothing", () => {
  const text = templateOf({ Vpc, A: subnet() }, { Transform: "AWS::Serverless-2016-10-31" });
  expect(findingsOf(rule, text)).toHaveLength(1);
});

test("an output is no excuse", () => {
  const Outputs = { A: { Value: { Ref: "A" }, Export: { Name: "a" } } };
  expect(findingsOf(rule, templateOf({ Vpc, A: subnet() }, { Outputs }))).toHaveLength(1);
});

describe("conditions", () => {
  test("no second association: where no condition says when there is none, nothing is fixed", () => {
    check(
      rule,
      `
{
  "Conditions": { "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC" },
    "A": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": { "Ref": "Vpc" } } },
//  ^^^ critical: Subnet "A" is associated with no route table: it falls back to the main table of "Vpc", which routes only within the VPC (when Prod is false).
    "Association": {
      "Type": "AWS::EC2::SubnetRouteTableAssociation",
      "Condition": "Prod",
      "Properties": { "SubnetId": { "Ref": "A" }, "RouteTableId": "rtb-1" }
    }
  }
}`,
    );
  });

  const fixedBy = (resources: object, sections: object) => {
    const text = templateOf(resources, sections);
    const fixes = findingsOf(rule, text)[0]?.fixes() ?? [];
    const after = fixes.map((fix) => applyFix(text, fix));
    for (const fixed of after) expect(findingsOf(rule, fixed)).toEqual([]);
    return JSON.parse(after[0] ?? text).Resources;
  };

  test("a condition that is the complement serves", () => {
    const One = association({ Ref: "A" }, { Condition: "Prod" });
    const fixed = fixedBy({ Vpc, A: subnet(), One }, { Conditions });
    expect(fixed.ARouteTableAssociation.Condition).toBe("Dev");
    expect(fixed.PrivateRouteTable.Condition).toBe("Dev");
  });

  test("what is added carries the subnet's condition", () => {
    const fixed = fixedBy({ Vpc, A: subnet({}, { Condition: "Prod" }) }, onlyProd);
    expect(fixed.ARouteTableAssociation.Condition).toBe("Prod");
    expect(fixed.PrivateRouteTable.Condition).toBe("Prod");
  });

  test("of a VPC that is here under a condition, that condition", () => {
    const VpcId = { "Fn::If": ["Prod", { Ref: "Vpc" }, { Ref: "VpcId" }] };
    const fixed = fixedBy({ Vpc: { ...Vpc, Condition: "Prod" }, A: subnet({ VpcId }) }, onlyProd);
    expect(fixed.ARouteTableAssociation.Condition).toBe("Prod");
    expect(fixed.PrivateRouteTable).toMatchObject({
      Condition: "Prod",
      Properties: { VpcId: { Ref: "Vpc" } },
    });
  });

  test("a table for subnets of different conditions is there wherever the VPC is", () => {
    const resources = { Vpc, A: subnet({}, { Condition: "Prod" }), B: subnet() };
    const text = templateOf(resources, onlyProd);
    for (const finding of findingsOf(rule, text)) {
      const [one] = finding.fixes();
      const fixed = JSON.parse(one ? applyFix(text, one) : text).Resources;
      expect(fixed.PrivateRouteTable).not.toHaveProperty("Condition");
    }
    expect(fixedByAll(text).BRouteTableAssociation).not.toHaveProperty("Condition");
  });

  test("a table that is not there for the subnet is not taken", () => {
    const Table = {
      Type: "AWS::EC2::RouteTable",
      Condition: "Prod",
      Properties: { VpcId: { Ref: "Vpc" } },
    };
    const fixed = fixedBy({ Vpc, Table, A: subnet() }, onlyProd);
    expect(fixed.ARouteTableAssociation.Properties.RouteTableId).toEqual({
      Ref: "PrivateRouteTable",
    });
  });
});

/** The resources after the fix for all subnets of the VPC. */
function fixedByAll(text: string) {
  const [, all] = findingsOf(rule, text)[0]?.fixes() ?? [];
  const fixed = all ? applyFix(text, all) : text;
  expect(findingsOf(rule, fixed)).toEqual([]);
  return JSON.parse(fixed).Resources;
}

test("the alternative mends all subnets of the VPC, and only those", () => {
  const resources = {
    Vpc,
    A1: subnet(),
    A2: subnet(),
    Db: subnet(),
    Group: { Type: "AWS::RDS::DBSubnetGroup", Properties: { SubnetIds: [{ Ref: "Db" }] } },
  };
  const text = templateOf(resources);
  const fixed = fixedByAll(text);
  expect(Object.keys(fixed)).toEqual([
    "Vpc",
    "A1",
    "A2",
    "PrivateRouteTable",
    "ARouteTableAssociation1",
    "ARouteTableAssociation2",
    "Db",
    "IsolatedRouteTable",
    "DbRouteTableAssociation",
    "Group",
  ]);
  const Other = { Type: "AWS::EC2::VPC" };
  const B = subnet({ VpcId: { Ref: "Other" } });
  const two = templateOf({ ...resources, Other, B });
  const [, all] = findingsOf(rule, two)[0]?.fixes() ?? [];
  expect(all?.title).toContain("all 3 such subnets");
  expect(
    findingsOf(rule, all ? applyFix(two, all) : two).map(({ logicalId }) => logicalId),
  ).toEqual(["B"]);
});

test("ids made of a VPC's name are alphanumeric", () => {
  const subnet = (vpc: string) => ({
    Type: "AWS::EC2::Subnet",
    Properties: { VpcId: { Ref: vpc } },
  });
  const vpc = { Type: "AWS::EC2::VPC" };
  const text = templateOf({
    Vpc: vpc,
    vpc_2: vpc,
    PrivateA: subnet("Vpc"),
    PrivateB: subnet("vpc_2"),
  });
  const fixes = findingsOf(rule, text).flatMap((finding) => finding.fixes());
  const ids = fixes.flatMap(({ changes }) => changes.map(({ path }) => path[1]));
  expect(ids).toContain("vpc2PrivateRouteTable");
  expect(ids.filter((id) => /\W|_/.test(String(id)))).toEqual([]);
});
