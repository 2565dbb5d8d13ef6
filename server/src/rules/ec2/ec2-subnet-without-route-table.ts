import { oncePer } from "../../syntax/oncePer.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { bareSubnets } from "./bare-subnets.ts";
import { associationType, isWithoutTable, vpcOf } from "./network.ts";
import { type Placement, placeAll, placeWhole } from "./route-tables.ts";

export const ec2SubnetWithoutRouteTable: ResourceRule = {
  id: "ec2-subnet-without-route-table",
  severity: "critical",
  profile: "essential",
  catalogue: ["subnet-route-table-association"],
  category: "Networking",
  resourceTypes: ["AWS::EC2::Subnet"],
  alsoReads: [associationType],
  docs: {
    summary:
      "A subnet is associated with no route table, so that the VPC's main table routes for it.",
    why: "A template cannot add routes to the main table of a VPC that it creates: that table routes within the VPC and nowhere else. Instances in such a subnet reach no NAT gateway and no internet gateway, so that EKS nodes never join their cluster, packages cannot be installed and load balancers cannot be reached; and one route that somebody adds to the main table by hand opens every subnet that hangs on it.",
    bad: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": {
      "CidrBlock": "10.0.0.0/16"
    }
  },
  "PrivateSubnet1": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "CidrBlock": "10.0.1.0/24"
    }
  }
}`,
    good: `{
  "Vpc": {
    "Type": "AWS::EC2::VPC",
    "Properties": {
      "CidrBlock": "10.0.0.0/16"
    }
  },
  "PrivateSubnet1": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "CidrBlock": "10.0.1.0/24"
    }
  },
  "PrivateRouteTable": {
    "Type": "AWS::EC2::RouteTable",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "Tags": [
        {
          "Key": "Name",
          "Value": { "Fn::Sub": "\${AWS::StackName}-private-rt" }
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
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetroutetableassociation.html",
    ],
  },
  equivalents: {},

  check(subnet, report, template) {
    if (!isWithoutTable(subnet, template)) return;
    const vpc = vpcOf(subnet, template);
    if (!vpc) return;
    report({
      at: subnet.key,
      message: `Subnet "${subnet.id}" is associated with no route table: it falls back to the main table of "${vpc.id}", which routes only within the VPC.`,
      related: [{ at: vpc.key, message: "The VPC whose main route table it uses." }],
      fixes: () => fixesFor(subnet.id, template.inWorld(new Map())),
    });
  },
};

/** One fix for this subnet, and one for all of its VPC that need a table; `template` assumes no conditions. */
function fixesFor(id: string, template: Template): readonly Fix[] {
  const bare = bareSubnets(template).get(id);
  if (!bare) return [];
  const { placements, changes } = placeAll([bare], template);
  const all = wholeFixes(template).get(bare.vpc.id);
  const one = placements.map(
    (only): Fix => ({
      title: `Associate "${id}" with ${tableIn(only)}${costOf(placements)}`,
      safety: safetyOf(placements),
      changes,
    }),
  );
  return all ? [...one, all] : one;
}

/** The fix for all such subnets of a VPC, by its logical id, where there are several. */
const wholeFixes = oncePer((template: Template): ReadonlyMap<string, Fix> => {
  const fixes = new Map<string, Fix>();
  for (const [vpc, { placements, changes }] of placeWhole(template))
    if (placements.length > 1)
      fixes.set(vpc, {
        title: `Associate all ${placements.length} such subnets of "${vpc}" with route tables${costOf(placements)}`,
        safety: safetyOf(placements),
        changes,
      });
  return fixes;
});

const tableIn = ({ table, isNew }: Placement): string =>
  `${isNew ? "a new route table " : ""}"${table}"`;

/** A table that leads nowhere routes as the main table does. */
const safetyOf = (placements: readonly Placement[]): Fix["safety"] =>
  placements.some(({ leads }) => leads) ? "review" : "safe";

const costOf = (placements: readonly Placement[]): string => {
  if (placements.some(({ leads, kind }) => leads && kind === "public"))
    return "; its instances are then reachable from the internet where security groups let them";
  return safetyOf(placements) === "review" ? "; its traffic then leaves the VPC" : "";
};
