import { describe, expect, test } from "vitest";
import { ec2AvailabilityZoneHardcoded as rule } from "../../../server/src/rules/ec2/ec2-availability-zone-hardcoded.ts";
import { parse } from "../../../server/src/syntax/syntax.ts";
import {
  applyFix,
  check,
  checkFix,
  findingsOf,
  fixEach,
  silent,
  templateOf,
} from "../../fixture.ts";

test("every use of a zone is replaced at once, and the others each by their own fix", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "SubnetA": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "AvailabilityZone": "eu-west-1a" }
//                                        ^^^^^^^^^^^^ 🔎 high: "SubnetA" is tied to the Availability Zone "eu-west-1a": in any other region CloudFormation fails to create it.
    },
    "SubnetB": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "AvailabilityZone": "eu-west-1b" }
//                                        ^^^^^^^^^^^^ 🔎 high: "SubnetB" is tied to the Availability Zone "eu-west-1b": in any other region CloudFormation fails to create it.
    },
    "Volume": {
      "Type": "AWS::EC2::Volume",
      "Properties": { "AvailabilityZone": "eu-west-1a" }
//                                        ^^^^^^^^^^^^ 🔎 high: "Volume" is tied to the Availability Zone "eu-west-1a": in any other region CloudFormation fails to create it.
    }
  }
}`,
    `
{
  "Resources": {
    "SubnetA": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "AvailabilityZone": { "Fn::Select": [0, { "Fn::GetAZs": { "Ref": "AWS::Region" } }] } }
    },
    "SubnetB": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "AvailabilityZone": { "Fn::Select": [1, { "Fn::GetAZs": { "Ref": "AWS::Region" } }] } }
    },
    "Volume": {
      "Type": "AWS::EC2::Volume",
      "Properties": { "AvailabilityZone": { "Fn::Select": [0, { "Fn::GetAZs": { "Ref": "AWS::Region" } }] } }
    }
  }
}`,
  );
  const text = templateOf(zones("eu-west-1a", "eu-west-1b", "eu-west-1a"));
  const [first] = findingsOf(rule, text);
  const [fix] = first?.fixes() ?? [];
  expect(fix?.changes).toHaveLength(2);
  expect(fix?.title).toContain("in 2 places");
  expect(findingsOf(rule, fix ? applyFix(text, fix) : "")).toHaveLength(1);
});

test("each zone of a list is an element of its own", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::AutoScaling::AutoScalingGroup",
      "Properties": {
        "AvailabilityZones": ["us-east-1a", { "Fn::Select": [1, { "Fn::GetAZs": "" }] }, "us-east-1c"]
//                            ^^^^^^^^^^^^ 🔎 high: "Group" is tied to the Availability Zone "us-east-1a": in any other region CloudFormation fails to create it.
//                                                                                       ^^^^^^^^^^^^ 🔎 high: "Group" is tied to the Availability Zone "us-east-1c": in any other region CloudFormation fails to create it.
      }
    }
  }
}`,
  );
});

/** A subnet for each zone, `Subnet0` and so on. */
const zones = (...names: unknown[]) =>
  Object.fromEntries(
    names.map((name, i) => [
      `Subnet${i}`,
      { Type: "AWS::EC2::Subnet", Properties: { AvailabilityZone: name } },
    ]),
  );
const selected = (index: number | string) => ({ "Fn::Select": [index, { "Fn::GetAZs": "" }] });

describe("the index that takes a zone's place", () => {
  test.each([
    ["a, b and c keep their place", ["us-east-1c", "us-east-1a"], [2, 0]],
    ["d takes the lowest that nobody uses", ["us-east-1a", "us-east-1d"], [0, 1]],
    [
      "later ones in the order of their names",
      ["us-east-1f", "us-east-1d", "us-east-1b"],
      [2, 0, 1],
    ],
    ["what Fn::Select takes already is used", ["us-east-1d", selected(0), selected("1")], [2]],
    ["the same for the same zone", ["us-east-1d", "us-east-1d"], [0, 0]],
    ["a region with two zones has no third", ["us-west-1a", "us-west-1c"], [0, 1]],
  ])("%s", (_, names, indexes) => {
    const fixed = fixEach(rule, templateOf(zones(...names)));
    const written = [...fixed.matchAll(/"Fn::Select": \[\s*(\d+),\s*\{\s*"Fn::GetAZs": \{/g)];
    expect(written.map(([, index]) => Number(index))).toEqual(indexes);
    expect(parse(fixed).errors).toEqual([]);
  });
});

test.each([
  ["AWS::EC2::Instance", { AvailabilityZone: "us-east-1a" }],
  ["AWS::RDS::DBInstance", { AvailabilityZone: "us-east-1a" }],
  ["AWS::RDS::DBCluster", { AvailabilityZones: ["us-east-1a"] }],
  ["AWS::ElasticLoadBalancing::LoadBalancer", { AvailabilityZones: ["us-east-1a"] }],
  [
    "AWS::EC2::LaunchTemplate",
    { LaunchTemplateData: { Placement: { AvailabilityZone: "us-east-1a" } } },
  ],
  [
    "AWS::ElastiCache::ReplicationGroup",
    { NodeGroupConfiguration: [{ ReplicaAvailabilityZones: ["us-east-1a"] }] },
  ],
  ["AWS::AutoScaling::AutoScalingGroup", { AvailabilityZones: "us-east-1a" }],
])("found in %s", (Type, Properties) => {
  const text = templateOf({ It: { Type, Properties } });
  expect(findingsOf(rule, text).map(({ logicalId }) => logicalId)).toEqual(["It"]);
});

test("both branches of Fn::If are judged", () => {
  const Conditions = { Large: { "Fn::Equals": [{ Ref: "Size" }, "large"] } };
  const both = { "Fn::If": ["Large", "us-east-1a", "us-east-1b"] };
  const text = templateOf(zones(both), { Conditions });
  expect(findingsOf(rule, text)).toHaveLength(2);
  const fixed = fixEach(rule, text);
  expect(findingsOf(rule, fixed)).toEqual([]);
});

describe("silent", () => {
  test.each([
    ["the region and a letter", { "Fn::Sub": "${AWS::Region}a" }],
    ["the list of the region", selected(0)],
    ["a mapping", { "Fn::FindInMap": ["Zones", { Ref: "AWS::Region" }, "First"] }],
    ["a parameter", { Ref: "Zone" }],
    ["a Local Zone, which the list of the region does not hold", "us-east-1-bos-1a"],
    ["AWS::NoValue", { Ref: "AWS::NoValue" }],
  ])("%s", (_, zone) =>
    silent(rule, zones(zone), { Mappings: { Zones: { "us-east-1": { First: "us-east-1a" } } } }),
  );

  test("a zone in a tag", () => {
    const Tags = [{ Key: "Zone", Value: "us-east-1a" }];
    silent(rule, { Subnet: { Type: "AWS::EC2::Subnet", Properties: { Tags } } });
  });

  const Conditions = {
    Virginia: { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] },
    Elsewhere: { "Fn::Not": [{ Condition: "Virginia" }] },
  };
  test("a zone in the branch of a condition on the region", () =>
    silent(rule, zones({ "Fn::If": ["Elsewhere", selected(0), "us-east-1a"] }), { Conditions }));
  test("a zone of a resource that exists in its region only", () => {
    const Properties = { AvailabilityZone: "us-east-1a" };
    const Subnet = { Type: "AWS::EC2::Subnet", Condition: "Virginia", Properties };
    silent(rule, { Subnet }, { Conditions });
  });
});
