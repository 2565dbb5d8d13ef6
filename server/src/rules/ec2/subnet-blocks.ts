/** The blocks of addresses that subnets take of their VPCs. */
import { type Block, blockOf, cidrOf, contains, overlaps } from "../../aws/cidr.ts";
import { addTo, groupBy } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";

export interface SubnetBlock {
  readonly subnet: Resource;
  readonly value: Value;
  readonly block: Block;
}

/** The block of a VPC or subnet, if it is known. */
export const blockIn = (resource: Resource): Block | undefined =>
  blockOf(textOf(resource.get("CidrBlock")) ?? "");

/**
 * For each subnet that takes addresses which another of its VPC has, one such other. Both surely exist. In the order of their blocks, no
 * subnet needs to be compared with more than the one that reaches farthest.
 */
export const overlapping = oncePer((template: Template): ReadonlyMap<string, SubnetBlock> => {
  const byVpc = new Map<string, SubnetBlock[]>();
  for (const subnet of template.ofType("AWS::EC2::Subnet")) {
    const vpc = written(template, subnet.get("VpcId").node);
    const block = blockIn(subnet);
    if (block && vpc !== "" && template.isCertain(subnet))
      addTo(byVpc, vpc, { subnet, value: subnet.get("CidrBlock"), block });
  }
  const found = new Map<string, SubnetBlock>();
  for (const subnets of byVpc.values()) {
    const sorted = subnets.toSorted(
      (a, b) => a.block.first - b.block.first || (a.subnet.id < b.subnet.id ? -1 : 1),
    );
    let farthest: SubnetBlock | undefined;
    for (const each of sorted) {
      if (farthest && each.block.first <= farthest.block.last) {
        const [earlier, later] = inOrder(farthest, each);
        // The one of the later name is the one to change: where in the text they stand makes no difference.
        found.set(later.subnet.id, earlier);
      }
      if (!farthest || each.block.last > farthest.block.last) farthest = each;
    }
  }
  return found;
});

const inOrder = (a: SubnetBlock, b: SubnetBlock): readonly [SubnetBlock, SubnetBlock] =>
  a.subnet.id < b.subnet.id ? [a, b] : [b, a];

/**
 * A block for each subnet that has none, and one of the same size for each that overlaps another, by logical id: free in its VPC and no
 * other subnet's of them. None where not all of the VPC's blocks are known.
 */
export const freeBlocks = oncePer((template: Template): ReadonlyMap<string, string> => {
  const free = new Map<string, string>();
  const byVpc = groupBy(template.ofType("AWS::EC2::Subnet"), (subnet) =>
    written(template, subnet.get("VpcId").node),
  );
  for (const subnets of byVpc.values()) {
    const [first] = subnets;
    const vpc = first && template.resource(template.target(first.get("VpcId"))?.to ?? "");
    const around = vpc?.type === "AWS::EC2::VPC" ? blockIn(vpc) : undefined;
    if (!around || subnets.some((each) => !blockIn(each) && !lacksBlock(each))) continue;
    const moves = (each: Resource) => overlapping(template).has(each.id) || lacksBlock(each);
    const taken = subnets.filter((each) => !moves(each)).flatMap((each) => blockIn(each) ?? []);
    for (const subnet of subnets.filter(moves)) {
      const prefix = blockIn(subnet)?.prefix ?? Math.min(28, Math.max(24, around.prefix + 2));
      const block = placeFor(prefix, around, taken);
      if (!block) continue;
      taken.push(block);
      free.set(subnet.id, cidrOf(block));
    }
  }
  return free;
});

const lacksBlock = (subnet: Resource): boolean =>
  ["CidrBlock", "Ipv4IpamPoolId"].every((name) => subnet.get(name).kind === "absent");

/** The first block of that size within `around` that overlaps none of `taken`. */
function placeFor(prefix: number, around: Block, taken: readonly Block[]): Block | undefined {
  const size = 2 ** (32 - prefix);
  const at = (first: number): Block => ({ first, last: first + size - 1, prefix });
  let place = at(around.first);
  for (const each of [...taken].sort((a, b) => a.first - b.first))
    if (overlaps(place, each)) place = at(Math.ceil((each.last + 1) / size) * size);
  return contains(around, place) ? place : undefined;
}
