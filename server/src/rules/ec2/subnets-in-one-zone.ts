import { zoneOf } from "../../aws/zones.ts";
import { set } from "../../syntax/change.ts";
import { elements, jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import type { Part } from "../../template/parts.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, intrinsicOf, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { Fix, ResourceRule } from "../rule.ts";

/** A type that wants subnets in two zones at least, and where it takes them. */
interface Taker {
  readonly what: string;
  readonly service: string;
  readonly lists: readonly (readonly string[])[];
}

const group = (service: string): Taker => ({
  what: "Subnet group",
  service,
  lists: [["SubnetIds"]],
});
const directory: Taker = {
  what: "Directory",
  service: "Directory Service",
  lists: [["VpcSettings", "SubnetIds"]],
};

/**
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
 * https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 * and the pages of the types
 */
const takers: Readonly<Record<string, Taker>> = {
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    what: "Application Load Balancer",
    service: "Elastic Load Balancing",
    lists: [["Subnets"], ["SubnetMappings"]],
  },
  "AWS::RDS::DBSubnetGroup": group("RDS"),
  "AWS::DocDB::DBSubnetGroup": group("DocumentDB"),
  "AWS::Neptune::DBSubnetGroup": group("Neptune"),
  "AWS::DMS::ReplicationSubnetGroup": group("DMS"),
  "AWS::EKS::Cluster": {
    what: "Cluster",
    service: "EKS",
    lists: [["ResourcesVpcConfig", "SubnetIds"]],
  },
  "AWS::DirectoryService::MicrosoftAD": directory,
  "AWS::DirectoryService::SimpleAD": directory,
};

export const subnetsInOneZone: ResourceRule = {
  id: "subnets-in-one-zone",
  severity: "critical",
  category: "Networking",
  topics: ["reliability", "operations"],
  needsNesting: true,
  resourceTypes: Object.keys(takers),
  alsoReads: ["AWS::EC2::Subnet"],
  docs: {
    summary: "What wants subnets in two Availability Zones has them in one.",
    why: "An Application Load Balancer, a database's subnet group, an EKS cluster and a directory are spread over two zones at least. The service refuses subnets of one zone (“At least two subnets in two different Availability Zones must be specified”, “The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement”), and the stack is rolled back.",
    bad: `{
  "SubnetA": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": "vpc-0a1b2c3d",
      "CidrBlock": "10.0.1.0/24",
      "AvailabilityZone": { "Fn::Select": [0, { "Fn::GetAZs": "" }] }
    }
  },
  "SubnetB": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": "vpc-0a1b2c3d",
      "CidrBlock": "10.0.2.0/24",
      "AvailabilityZone": { "Fn::Select": [0, { "Fn::GetAZs": "" }] }
    }
  },
  "Subnets": {
    "Type": "AWS::RDS::DBSubnetGroup",
    "Properties": {
      "DBSubnetGroupDescription": "Orders",
      "SubnetIds": [{ "Ref": "SubnetA" }, { "Ref": "SubnetB" }]
    }
  }
}`,
    good: `{
  "SubnetA": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": "vpc-0a1b2c3d",
      "CidrBlock": "10.0.1.0/24",
      "AvailabilityZone": { "Fn::Select": [0, { "Fn::GetAZs": "" }] }
    }
  },
  "SubnetB": {
    "Type": "AWS::EC2::Subnet",
    "Properties": {
      "VpcId": "vpc-0a1b2c3d",
      "CidrBlock": "10.0.2.0/24",
      "AvailabilityZone": { "Fn::Select": [1, { "Fn::GetAZs": "" }] }
    }
  },
  "Subnets": {
    "Type": "AWS::RDS::DBSubnetGroup",
    "Properties": {
      "DBSubnetGroupDescription": "Orders",
      "SubnetIds": [{ "Ref": "SubnetA" }, { "Ref": "SubnetB" }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
      "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    const taker = takers[resource.type];
    if (!taker || equals(resource.get("Type"), "application", true) !== true) return;
    for (const path of taker.lists) {
      const list = resource.get(...path);
      const subnets = list.node?.type === "array" ? subnetsIn(list, template) : undefined;
      const zones = subnets && new Set(subnets.map((each) => zoneKeyOf(each, template)));
      if (!subnets || !zones || subnets.length === 0 || zones.size > 1 || zones.has(undefined))
        continue;
      const wrong =
        new Set(subnets).size === 1
          ? `one subnet, "${subnets[0]?.id}"`
          : "all its subnets in one Availability Zone";
      report({
        at: list.at,
        message: `${taker.what} "${resource.id}" has ${wrong}: ${taker.service} wants two zones at least and refuses to create it.`,
        related: subnets.map(({ key }) => ({ at: key, message: "A subnet of that zone." })),
        fixes: () => fixesFor(subnets),
      });
    }
  },
};

/** The subnets of a list; undefined where not all of them are in the template. */
function subnetsIn(list: Value, template: Template): readonly Resource[] | undefined {
  const subnets: Resource[] = [];
  for (const item of list.items()) {
    const [id = item] = valuesAt(item, ["SubnetId"]);
    const subnet = template.resource(template.target(id)?.to ?? "");
    if (subnet?.type !== "AWS::EC2::Subnet") return undefined;
    subnets.push(subnet);
  }
  return subnets;
}

/**
 * Which zone of its region a subnet is in: two with the same key are in the same one. Undefined where that is open, or may be a Local Zone
 * or an Outpost, of which one is enough.
 */
function zoneKeyOf(subnet: Resource, template: Template): string | undefined {
  const isOpen = ["OutpostArn", "AvailabilityZoneId"].some(
    (name) => subnet.get(name).kind !== "absent",
  );
  const zone = subnet.get("AvailabilityZone");
  if (isOpen) return undefined;
  // EC2 chooses one, for each subnet anew.
  if (!zone.node) return `any for ${subnet.id}`;
  const selection = selectionIn(zone.node);
  if (selection) return `${selection.region} ${selection.index}`;
  const [first, second, more] = template.parts(zone) ?? [];
  if (typeof first === "string") return second === undefined && zoneOf(first) ? first : undefined;
  const isOwnRegion = first?.to === "AWS::Region" && more === undefined;
  return isOwnRegion && isLetter(second) ? `own ${second}` : undefined;
}

const isLetter = (part: Part | undefined): part is string =>
  typeof part === "string" && /^[a-z]$/.test(part);

interface Selection {
  readonly index: number;
  readonly region: string;
}

/** What Fn::Select takes of Fn::GetAZs, whose list has no Local Zones. */
function selectionIn(node: Node): Selection | undefined {
  const fn = intrinsicOf(node);
  const [index, list] = fn?.name === "Fn::Select" ? elements(fn.value) : [];
  const zones = intrinsicOf(list);
  const number = Number(index?.value);
  if (zones?.name !== "Fn::GetAZs" || !zones.value || !Number.isInteger(number)) return undefined;
  const region = JSON.stringify(jsonOf(zones.value));
  return { index: number, region: region === '{"Ref":"AWS::Region"}' ? '""' : region };
}

/** Takes the last of the subnets into another zone; every region has two. */
function fixesFor(subnets: readonly Resource[]): readonly Fix[] {
  const last = subnets.at(-1);
  const node = last?.get("AvailabilityZone").node;
  const selection = node && selectionIn(node);
  const list = intrinsicOf(node)?.value;
  if (!last || !selection || !list || new Set(subnets).size === 1) return [];
  const index = selection.index === 0 ? 1 : 0;
  return [
    {
      title: `Put "${last.id}" into zone ${index} of the region's list; an existing subnet is replaced`,
      safety: "review",
      changes: [set([...pathOf(list), 0], index)],
    },
  ];
}
