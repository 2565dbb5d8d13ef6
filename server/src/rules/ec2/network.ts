/** How a template's VPCs are laid out: which VPC a subnet is in, which route table it has, and where tables lead. */
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { jsonOf } from "../../syntax/syntax.ts";
import type { ReferenceKind } from "../../template/references.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf } from "../../template/value.ts";

/** What gives a subnet a route table. */
export const associationType = "AWS::EC2::SubnetRouteTableAssociation";

/** The VPC of this template that a subnet, route table or gateway attachment is in; undefined where it is another, or not certain. */
export function vpcOf(resource: Resource, template: Template): Resource | undefined {
  const vpc = template.resource(template.target(resource.get("VpcId"))?.to ?? "");
  return vpc?.type === "AWS::EC2::VPC" ? vpc : undefined;
}

/** Whether a subnet is in a VPC of this template and surely has no route table but the VPC's main one. */
export const isWithoutTable = (subnet: Resource, template: Template): boolean =>
  !template.hasHiddenResources &&
  !mayHaveTable(template, subnet.id) &&
  vpcOf(subnet, template) !== undefined &&
  !template.isPassedToNestedStack(subnet.id);

/** Whether an association refers to a subnet, or may do so: by a parameter, an import, a choice that deployment makes. */
const mayHaveTable = (template: Template, id: string): boolean =>
  associated(template)?.has(id) !== false;

/** The ids that associations of this world refer to; undefined where only deployment tells. */
const associated = oncePer((template: Template): ReadonlySet<string> | undefined => {
  const all = template.inWorld(new Map());
  const targets = template
    .ofType(associationType)
    .map((each) =>
      template.parts(each.get("SubnetId"))?.filter((part) => typeof part === "object"),
    );
  const ids = targets.flatMap((list) => list?.map(({ to }) => to) ?? []);
  const isCertain = targets.every((list) => list) && ids.every((id) => all.resource(id));
  return isCertain ? new Set(ids) : undefined;
});

/** A route table, and what it does under whatever condition. */
export interface RouteTable {
  readonly resource: Resource;
  readonly vpc: Resource | undefined;
  readonly reach: Reach | undefined;
  readonly associations: readonly Resource[];
  readonly subnets: readonly Resource[];
}

export const routeTables = oncePer((template: Template): readonly RouteTable[] =>
  template.ofType("AWS::EC2::RouteTable").map((resource) => {
    const associations = mentioning(template, resource.id, associationType);
    return {
      resource,
      vpc: vpcOf(resource, template),
      reach: reachOf(resource, template),
      associations,
      subnets: associations.flatMap((each) => mentioned(template, each, "AWS::EC2::Subnet")),
    };
  }),
);

/** Where the route tables of a subnet lead that are in the template. */
export const reachesOf = ({ id }: Resource, template: Template): readonly (Reach | undefined)[] =>
  reachesBySubnet(template).get(id) ?? [];

const reachesBySubnet = oncePer(
  (template: Template): ReadonlyMap<string, readonly (Reach | undefined)[]> => {
    const reaches = new Map<string, (Reach | undefined)[]>();
    for (const { subnets, reach } of routeTables(template))
      for (const { id } of subnets) addTo(reaches, id, reach);
    return reaches;
  },
);

/**
 * Where a route table leads beyond its VPC: to an internet gateway under some condition at least, elsewhere by a default route
 * (a NAT gateway, a transit gateway, …), nowhere; undefined where only deployment tells whether a gateway is one to the internet.
 */
export type Reach = "internet" | "elsewhere" | "nowhere";

function reachOf(table: Resource, template: Template): Reach | undefined {
  const routes = mentioning(template, table.id, "AWS::EC2::Route");
  const gateways = routes
    .filter((route) => route.get("GatewayId").kind !== "absent")
    .map((route) => gatewayOf(route, template));
  if (gateways.includes("AWS::EC2::InternetGateway")) return "internet";
  if (gateways.includes(undefined)) return undefined;
  return routes.some(mayBeDefault) ? "elsewhere" : "nowhere";
}

const gatewayTypes = [
  "AWS::EC2::InternetGateway",
  "AWS::EC2::VPNGateway",
  "AWS::EC2::VPCEndpoint",
  "AWS::EC2::CarrierGateway",
];

/** The type of the gateway that a route leads to, if that is in the template. */
const gatewayOf = (route: Resource, template: Template): string | undefined =>
  mentioned(template, route, ...gatewayTypes)[0]?.type;

const mayBeDefault = (route: Resource): boolean =>
  equals(route.get("DestinationCidrBlock"), "0.0.0.0/0") !== false ||
  equals(route.get("DestinationIpv6CidrBlock"), "::/0") !== false;

/** What a subnet is for. */
export type SubnetKind = "public" | "private" | "isolated";

const databaseGroups = [
  "AWS::RDS::DBSubnetGroup",
  "AWS::DocDB::DBSubnetGroup",
  "AWS::Neptune::DBSubnetGroup",
];

/**
 * Public: its instances get public addresses. Isolated: for databases. Undefined where that is not certain: its addresses are
 * decided at deployment, or it is called public, or holds a NAT gateway, and yet gives no public addresses.
 */
export function kindOf(subnet: Resource, template: Template): SubnetKind | undefined {
  const isPublic = equals(subnet.get("MapPublicIpOnLaunch"), true);
  if (isPublic !== false) return isPublic ? "public" : undefined;
  const isMentionedBy = (...types: string[]) =>
    mentioning(template, subnet.id, ...types).length > 0;
  if (isCalledPublic(subnet) || isMentionedBy("AWS::EC2::NatGateway")) return undefined;
  return isMentionedBy(...databaseGroups) ? "isolated" : "private";
}

function isCalledPublic(subnet: Resource): boolean {
  const names = subnet
    .get("Tags")
    .items()
    .filter((tag) => textOf(tag.get("Key")) === "Name")
    .flatMap((tag) => tag.get("Value").node ?? []);
  return [subnet.id, ...names.map((node) => JSON.stringify(jsonOf(node)))].some((name) =>
    /public/i.test(name),
  );
}

/** The resources of these types of which a property refers to `id`, under whatever condition. */
const mentioning = (template: Template, id: string, ...types: string[]): readonly Resource[] =>
  distinct(
    template,
    types,
    template
      .references()
      .to(id)
      .filter(({ kind, from }) => from.section === "Resources" && isValue(kind))
      .map(({ from }) => from.id),
  );

/** The resources of these types to which a property of `resource` refers, under whatever condition. */
const mentioned = (template: Template, resource: Resource, ...types: string[]) =>
  distinct(
    template,
    types,
    template
      .references()
      .from("Resources", resource.id)
      .filter(({ kind }) => isValue(kind))
      .map(({ to }) => to),
  );

const isValue = (kind: ReferenceKind) => kind === "Ref" || kind === "GetAtt" || kind === "Sub";

const distinct = (template: Template, types: readonly string[], ids: readonly string[]) =>
  [...new Set(ids)]
    .flatMap((id) => template.resource(id) ?? [])
    .filter(({ type }) => types.includes(type));
