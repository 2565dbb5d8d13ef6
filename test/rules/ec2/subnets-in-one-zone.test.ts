import { describe, expect, test } from "vitest";
import { subnetsInOneZone as rule } from "../../../server/src/rules/ec2/subnets-in-one-zone.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";

const ref = (Ref: string) => ({ Ref });
const zone = (index: unknown, region: unknown = "") => ({
  "Fn::Select": [index, { "Fn::GetAZs": region }],
});
const subnet = (AvailabilityZone?: unknown, more: object = {}) => ({
  Type: "AWS::EC2::Subnet",
  Properties: {
    VpcId: "vpc-1",
    ...(AvailabilityZone !== undefined && { AvailabilityZone }),
    ...more,
  },
});
const both = [ref("A"), ref("B")];
const group = (SubnetIds: unknown) => ({
  Type: "AWS::RDS::DBSubnetGroup",
  Properties: { DBSubnetGroupDescription: "Orders", SubnetIds },
});
const balancer = (properties: object) => ({
  Type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  Properties: properties,
});
const messages = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map(({ message }) => message);

test("a load balancer with one subnet", () => {
  check(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::EC2::Subnet", "Properties": { "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24" } },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "Type": "application", "Subnets": [{ "Ref": "A" }] }
//                                                      ^^^^^^^^^^^^^^^^ critical: Application Load Balancer "Balancer" has one subnet, "A": Elastic Load Balancing wants two zones at least and refuses to create it.
    }
  }
}`,
  );
});

describe("one zone", () => {
  test.each([
    ["by the same index", zone(0), zone("0", ref("AWS::Region"))],
    ["by its name", "eu-west-1a", "eu-west-1a"],
    [
      "by the region and a letter",
      { "Fn::Sub": "${AWS::Region}a" },
      { "Fn::Join": ["", [ref("AWS::Region"), "a"]] },
    ],
    ["of another region's list", zone(1, "us-east-1"), zone(1, "us-east-1")],
  ])("%s", (_, a, b) => {
    expect(messages({ A: subnet(a), B: subnet(b), Group: group(both) })).toEqual([
      'Subnet group "Group" has all its subnets in one Availability Zone: RDS wants two zones at least and refuses to create it.',
    ]);
  });

  test.each([
    [
      "a load balancer's mappings",
      balancer({ SubnetMappings: both.map((SubnetId) => ({ SubnetId })) }),
    ],
    [
      "a cluster",
      { Type: "AWS::EKS::Cluster", Properties: { ResourcesVpcConfig: { SubnetIds: both } } },
    ],
    [
      "a replication subnet group",
      { Type: "AWS::DMS::ReplicationSubnetGroup", Properties: { SubnetIds: both } },
    ],
    [
      "a directory",
      {
        Type: "AWS::DirectoryService::MicrosoftAD",
        Properties: { VpcSettings: { SubnetIds: both } },
      },
    ],
  ])("of %s", (_, Taker) => {
    expect(messages({ A: subnet(zone(1)), B: subnet(zone(1)), Taker })).toHaveLength(1);
  });

  test("under a condition", () => {
    const sections = { Conditions: { Small: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } } };
    const B = subnet({ "Fn::If": ["Small", zone(0), zone(1)] });
    expect(messages({ A: subnet(zone(0)), B, Group: group(both) }, sections)).toEqual([
      'Subnet group "Group" has all its subnets in one Availability Zone: RDS wants two zones at least and refuses to create it (when Small is true).',
    ]);
  });
});

test("the last subnet moves to a zone that every region has, if it takes its own from a list", () => {
  const zonesAfter = (a: unknown, b: unknown) => {
    const text = templateOf({ A: subnet(a), B: subnet(b), Group: group(both) });
    return findingsOf(rule, text).flatMap((finding) =>
      finding.fixes().flatMap(({ safety, changes }) => [safety, changes]),
    );
  };
  const path = ["Resources", "B", "Properties", "AvailabilityZone", "Fn::Select", 0];
  expect(zonesAfter(zone(0), zone(0))).toEqual(["review", [{ kind: "set", path, value: 1 }]]);
  expect(zonesAfter(zone(2), zone(2))).toEqual(["review", [{ kind: "set", path, value: 0 }]]);
  expect(zonesAfter("eu-west-1a", "eu-west-1a")).toEqual([]);
});

describe("silent", () => {
  const one = [ref("A")];
  test.each([
    ["two zones", { A: subnet(zone(0)), B: subnet(zone(1)), Group: group(both) }],
    ["zones that EC2 chooses", { A: subnet(), B: subnet(), Group: group(both) }],
    ["a name and an index", { A: subnet("eu-west-1a"), B: subnet(zone(0)), Group: group(both) }],
    [
      "zones from a parameter",
      { A: subnet(ref("Zone")), B: subnet(ref("Zone")), Group: group(both) },
    ],
    ["a Local Zone", { A: subnet("us-west-2-lax-1a"), Balancer: balancer({ Subnets: one }) }],
    [
      "an Outpost",
      { A: subnet(zone(0), { OutpostArn: "arn" }), Balancer: balancer({ Subnets: one }) },
    ],
    [
      "a zone's id",
      {
        A: subnet(undefined, { AvailabilityZoneId: "use1-az1" }),
        Balancer: balancer({ Subnets: one }),
      },
    ],
    [
      "a network load balancer",
      { A: subnet(zone(0)), Balancer: balancer({ Type: "network", Subnets: one }) },
    ],
    [
      "a load balancer of any type",
      { A: subnet(zone(0)), Balancer: balancer({ Type: ref("Kind"), Subnets: one }) },
    ],
    [
      "a subnet from elsewhere",
      { A: subnet(zone(0)), Group: group([ref("A"), { "Fn::ImportValue": "B" }]) },
    ],
    ["a list from elsewhere", { Group: group(ref("Subnets")) }],
    ["a list that is still empty", { Group: group([]) }],
    ["a single value", { A: subnet(zone(0)), Group: group(ref("A")) }],
  ])("%s", (_, resources) =>
    silent(rule, resources, {
      Parameters: {
        Zone: { Type: "String" },
        Kind: { Type: "String" },
        Subnets: { Type: "CommaDelimitedList" },
      },
    }),
  );
});
