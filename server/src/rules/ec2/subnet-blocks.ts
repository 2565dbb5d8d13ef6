/** The blocks of addresses that subnets take of their VPCs. */
import { type Block, blockOf } from "../../aws/cidr.ts";
import { addTo } from "../../syntax/multimap.ts";
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
