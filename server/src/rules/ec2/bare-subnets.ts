/** Which subnets need a route table, and under which condition an association gives them one and no second. */
import { oncePer } from "../../syntax/oncePer.ts";
import { members } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import { associationType, isWithoutTable, kindOf, type SubnetKind, vpcOf } from "./network.ts";

/** A subnet that needs a route table, and the condition under which it does. */
export interface BareSubnet {
  readonly subnet: Resource;
  readonly vpc: Resource;
  readonly condition: string | undefined;
  readonly kind: SubnetKind;
}

/**
 * The subnets that a fix can serve, by logical id, in the order of the text. Not among them: those whose purpose is not certain, and those for
 * which no condition of the template holds exactly where they need a table. `template` assumes no conditions.
 */
export const bareSubnets = oncePer((template: Template): ReadonlyMap<string, BareSubnet> => {
  const names = template
    .ofType(associationType)
    .flatMap((each) => [...template.conditionsOf(each)]);
  const bare = template
    .ofType("AWS::EC2::Subnet")
    .flatMap((subnet) => bareSubnet(subnet, template, names) ?? []);
  return new Map(bare.map((each) => [each.subnet.id, each]));
});

function bareSubnet(
  subnet: Resource,
  template: Template,
  associationConditions: readonly string[],
): BareSubnet | undefined {
  const kind = kindOf(subnet, template);
  if (!kind) return undefined;
  const names = [...template.conditionsOf(subnet), ...associationConditions];
  const declared = members(template.section("Conditions")?.value).map(({ name }) => name);
  for (const condition of new Set([undefined, subnet.condition, ...declared])) {
    const vpc = vpcWhere(subnet, template, condition, names);
    if (vpc && template.conditions.implies(condition, vpc.condition))
      return { subnet, vpc, condition, kind };
  }
  return undefined;
}

/** The VPC of a subnet that needs a table wherever `condition` holds, and nowhere else. */
function vpcWhere(
  { id }: Resource,
  template: Template,
  condition: string | undefined,
  names: readonly string[],
): Resource | undefined {
  const worlds = template.conditions.worlds(
    condition === undefined ? names : [...names, condition],
  );
  const vpcs = new Map<string, Resource>();
  for (const world of worlds) {
    const view = template.inWorld(world);
    const subnet = view.resource(id);
    const isBare = subnet !== undefined && view.isCertain(subnet) && isWithoutTable(subnet, view);
    if (isBare !== (condition === undefined || world.get(condition) === true)) return undefined;
    const vpc = isBare ? vpcOf(subnet, view) : undefined;
    if (vpc) vpcs.set(vpc.id, vpc);
  }
  const [vpc, more] = vpcs.values();
  return more ? undefined : vpc;
}
