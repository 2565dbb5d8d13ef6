/** Which route table a subnet without one gets, and the changes that put it there. */
import type { Change } from "../../syntax/change.ts";
import { groupBy } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { alphanumeric } from "../../template/freshName.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { isSameExpression } from "../../template/value.ts";
import { addResource, nameTag } from "../additions.ts";
import { type BareSubnet, bareSubnets } from "./bare-subnets.ts";
import {
  associationType,
  kindOf,
  type RouteTable,
  routeTables,
  type SubnetKind,
  vpcOf,
} from "./network.ts";

/** What puts a subnet on a route table. */
export interface Placement extends BareSubnet {
  /** The logical id of the table, new or there already. */
  readonly table: string;
  readonly isNew: boolean;
  /** Whether traffic then leaves the VPC. */
  readonly leads: boolean;
}

/** The route table for each subnet that needs one and finds one: that of its zone or number, else the only one of its kind. */
const existingTables = oncePer(
  (template: Template): ReadonlyMap<string, RouteTable | undefined> =>
    new Map(Array.from(bareSubnets(template), ([id, bare]) => [id, tableFor(bare, template)])),
);

function tableFor(bare: BareSubnet, template: Template): RouteTable | undefined {
  const { subnet, vpc, condition, kind } = bare;
  const tables = routeTables(template).filter(
    ({ resource, vpc: other }) =>
      (other?.id === vpc.id || isSameExpression(resource.get("VpcId"), subnet.get("VpcId"))) &&
      template.conditions.implies(condition, resource.condition),
  );
  const leading = (reach: string) => tables.filter((table) => table.reach === reach);
  const [open, closed] = [leading("elsewhere"), leading("nowhere")];
  const isForDatabases = ({ subnets }: RouteTable) =>
    subnets.every((each) => kindOf(each, template) === "isolated");
  // A table that serves databases alone is theirs.
  const own = closed.filter((table) => table.subnets.length === 0 || !isForDatabases(table));
  const pools = {
    public: [leading("internet")],
    isolated: [closed.filter(isForDatabases), closed],
    private: [[...open, ...own], open, own],
  }[kind];
  for (const pool of pools) {
    const table = choose(bare, pool);
    if (table) return table;
  }
  return tableOfFixes(bare, pools.at(-1) ?? [], template);
}

/** Of several tables, the one that an earlier fix has made for such subnets, or would have, had it not been there. */
function tableOfFixes(
  { vpc, kind }: BareSubnet,
  tables: readonly RouteTable[],
  template: Template,
): RouteTable | undefined {
  const base = idIn(vpc, newTables[kind].id, template);
  for (let id = base, n = 2; template.freshId(id) !== id; id = `${base}${n++}`) {
    const table = tables.find(({ resource }) => resource.id === id);
    if (table) return table;
  }
  return undefined;
}

function choose({ subnet }: BareSubnet, tables: readonly RouteTable[]): RouteTable | undefined {
  const zone = subnet.get("AvailabilityZone");
  const number = ordinalOf(subnet.id);
  return (
    only(
      tables.filter(({ subnets }) =>
        subnets.some((each) => isSameExpression(each.get("AvailabilityZone"), zone)),
      ),
    ) ??
    only(tables.filter(({ resource }) => number && ordinalOf(resource.id) === number)) ??
    only(tables)
  );
}

const only = <T>([first, more]: readonly T[]): T | undefined => (more ? undefined : first);

/** The number, or the single letter, at the end of a logical id. */
const ordinalOf = (id: string): string => /(?:(?<!\d)\d+|(?<=[a-z0-9])[A-Z])$/.exec(id)?.[0] ?? "";

const newTables = {
  private: { id: "PrivateRouteTable", name: "private-rt" },
  public: { id: "PublicRouteTable", name: "public-rt" },
  isolated: { id: "IsolatedRouteTable", name: "isolated-rt" },
} as const;

interface Placements {
  readonly placements: readonly Placement[];
  readonly changes: readonly Change[];
}

/** The changes that put `subnets`, all of one VPC, on route tables, as far as there can be one for them. */
export function placeAll(subnets: readonly BareSubnet[], template: Template): Placements {
  const taken = new Set<string>();
  const changes: Change[] = [];
  const placements: Placement[] = [];
  const made = new Map<SubnetKind, NewTable | undefined>();
  for (const bare of subnets) {
    const { subnet, kind, condition } = bare;
    const table = existingTables(template).get(subnet.id);
    const served = servedByNew(template).get(newTableOf(bare));
    if (!table && served && !made.has(kind)) {
      const added = newTable(bare, served, template, taken);
      made.set(kind, added);
      changes.push(...(added?.changes ?? []));
    }
    const id = table?.resource.id ?? made.get(kind)?.id;
    if (id === undefined) continue;
    const associationId = template.freshId(associationIdOf(subnet), taken);
    taken.add(associationId);
    const after = table ? table.associations.at(-1)?.id : made.get(kind)?.last;
    changes.push(
      addResource(
        associationId,
        {
          type: associationType,
          condition,
          properties: { SubnetId: ref(subnet.id), RouteTableId: ref(id) },
        },
        after ?? id,
      ),
    );
    const leads = table ? table.reach !== "nowhere" : kind === "public";
    placements.push({ ...bare, table: id, isNew: !table, leads });
  }
  return { placements, changes };
}

/** The same for all subnets of each VPC, by its logical id. */
export const placeWhole = oncePer((template: Template): ReadonlyMap<string, Placements> => {
  const byVpc = groupBy(bareSubnets(template).values(), ({ vpc }) => vpc.id);
  return new Map(Array.from(byVpc, ([id, subnets]) => [id, placeAll(subnets, template)]));
});

/** `PrivateSubnet1` → `PrivateSubnetRouteTableAssociation1`. */
const associationIdOf = ({ id }: Resource): string =>
  id.replace(/(?<!\d)\d*$/, (number) => `RouteTableAssociation${number}`);

interface NewTable {
  readonly id: string;
  /** What associations stand behind. */
  readonly last: string;
  readonly changes: readonly Change[];
}

/** What a new table has of the subnets that it is for. */
interface Served {
  /** That of the subnets; of the VPC where theirs differ. */
  readonly condition: string | undefined;
  /** The last of them. */
  readonly last: string;
}

const servedByNew = oncePer((template: Template): ReadonlyMap<string, Served> => {
  const served = new Map<string, Served>();
  for (const [last, bare] of bareSubnets(template)) {
    if (existingTables(template).get(last)) continue;
    const earlier = served.get(newTableOf(bare));
    const isSame = !earlier || earlier.condition === bare.condition;
    served.set(newTableOf(bare), { condition: (isSame ? bare : bare.vpc).condition, last });
  }
  return served;
});

const newTableOf = ({ vpc, kind }: BareSubnet) => `${kind} ${vpc.id}`;

/** A table for all subnets of this kind that need a new one; undefined for public ones where the VPC has no internet gateway. */
function newTable(
  { vpc, kind }: BareSubnet,
  { condition, last }: Served,
  template: Template,
  taken: Set<string>,
): NewTable | undefined {
  const { name } = newTables[kind];
  const fresh = (base: string) => {
    const id = template.freshId(idIn(vpc, base, template), taken);
    taken.add(id);
    return id;
  };
  const id = fresh(newTables[kind].id);
  const tagged = isFirst(vpc, template) ? name : `${kebab(vpc.id)}-${name}`;
  const properties = { VpcId: ref(vpc.id), Tags: nameTag(template, tagged) };
  const table = addResource(id, { type: "AWS::EC2::RouteTable", condition, properties }, last);
  if (kind !== "public") return { id, last: id, changes: [table] };

  const attachment = attachmentOf(vpc, condition, template);
  if (!attachment) return undefined;
  const route = fresh("PublicRoute");
  const toInternet = addResource(
    route,
    {
      type: "AWS::EC2::Route",
      condition,
      dependsOn: attachment.id,
      properties: {
        RouteTableId: ref(id),
        DestinationCidrBlock: "0.0.0.0/0",
        GatewayId: ref(attachment.gateway),
      },
    },
    id,
  );
  return { id, last: route, changes: [table, toInternet] };
}

const isFirst = (vpc: Resource, template: Template): boolean =>
  template.ofType("AWS::EC2::VPC")[0]?.id === vpc.id;

/** New resources of the first VPC have plain ids, those of the others the VPC's before them. */
const idIn = (vpc: Resource, id: string, template: Template): string =>
  isFirst(vpc, template) ? id : alphanumeric(vpc.id + id);

/** The attachment of an internet gateway to the VPC that is there wherever `condition` holds. */
function attachmentOf(
  vpc: Resource,
  condition: string | undefined,
  template: Template,
): { readonly id: string; readonly gateway: string } | undefined {
  for (const attachment of template.ofType("AWS::EC2::VPCGatewayAttachment")) {
    const gateway = template.target(attachment.get("InternetGatewayId"))?.to;
    if (gateway === undefined || vpcOf(attachment, template)?.id !== vpc.id) continue;
    if (template.resource(gateway)?.type !== "AWS::EC2::InternetGateway") continue;
    if (template.conditions.implies(condition, attachment.condition))
      return { id: attachment.id, gateway };
  }
  return undefined;
}

const kebab = (id: string) => id.replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
