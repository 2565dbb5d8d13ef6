/** Where a template names Availability Zones, and which zone of any region takes the place of each. */
import { zoneOf, zoneProperties, zonesIn } from "../../aws/zones.ts";
import { elements, member, type Node } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import { asksForRegion, nodesAt } from "./regional.ts";

/** A place where a property takes an Availability Zone. */
export interface ZoneUse {
  readonly resource: Resource;
  readonly node: Node;
  /** The zone that is written there. */
  readonly zone: string | undefined;
  /** The index that Fn::Select takes there from Fn::GetAZs. */
  readonly index: number | undefined;
}

/** The steps to the properties that take zones, by resource type. */
const zonePaths = new Map(
  Array.from(zoneProperties, ([type, paths]) => [type, paths.map((path) => path.split("/"))]),
);

/** Every zone that a property names, or selects from its region's list, in the order of the text. */
export function zoneUses(template: Template): ZoneUse[] {
  const uses: ZoneUse[] = [];
  for (const resource of template.resources()) {
    const { condition, type, body } = resource;
    const paths = zonePaths.get(type);
    if (!paths || (condition !== undefined && asksForRegion(template, condition))) continue;
    const properties = member(body, "Properties")?.value;
    for (const path of paths)
      for (const node of nodesAt(template, properties, path)) {
        const [zone, index] = [zoneIn(node), indexIn(node)];
        if (zone !== undefined || index !== undefined) uses.push({ resource, node, zone, index });
      }
  }
  return uses;
}

/**
 * Which index takes the place of each zone: a, b and c keep their place in the list, so that what is deployed keeps its zone;
 * what comes after them takes the lowest index that the template does not use.
 */
export function numberZones(uses: readonly ZoneUse[]): ReadonlyMap<string, number> {
  const zones = [...new Set(uses.flatMap(({ zone }) => zone ?? []))];
  const indexes = new Map<string, number>();
  for (const zone of zones) {
    const place = placeOf(zone);
    if (place !== undefined) indexes.set(zone, place);
  }
  const used = new Set([...uses.flatMap(({ index }) => index ?? []), ...indexes.values()]);
  for (const zone of zones.filter((each) => !indexes.has(each)).sort()) {
    let index = 0;
    while (used.has(index)) index++;
    used.add(index);
    indexes.set(zone, index);
  }
  return indexes;
}

function placeOf(zone: string): number | undefined {
  const { region, letter } = zoneOf(zone) ?? {};
  if (region === undefined || letter === undefined) return undefined;
  const place = letter.charCodeAt(0) - "a".charCodeAt(0);
  return place < zonesIn(region) ? place : undefined;
}

const zoneIn = (node: Node): string | undefined =>
  node.type === "string" && zoneOf(node.value) ? node.value : undefined;

function indexIn(node: Node): number | undefined {
  const fn = intrinsicOf(node);
  const [index, list] = fn?.name === "Fn::Select" ? elements(fn.value) : [];
  if (intrinsicOf(list)?.name !== "Fn::GetAZs") return undefined;
  const number = Number(index?.value);
  return Number.isInteger(number) ? number : undefined;
}
