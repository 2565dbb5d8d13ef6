/** Makes the text that the resource specification lies in, of the database that the AWS CDK is generated from. */
import { fileURLToPath } from "node:url";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { Property, PropertyType, Resource, SpecDatabase } from "@aws-cdk/service-spec-types";
import {
  type EncodedObjects,
  type EncodedResource,
  type EncodedType,
  serviceOf,
} from "../../server/src/aws/specification/encoding.ts";
import * as corrections from "./corrections.ts";
import { pathsWithValues, valuesOf } from "./values.ts";

export const generatedFile = fileURLToPath(
  new URL("../../server/src/aws/specification/specification.txt", import.meta.url),
);

/** The text of the generated file: a line for each resource type, and for what those of a service share (encoding.ts). */
export function specification(): string {
  const database = loadAwsServiceSpecSync();
  const paths = new Set<string>();
  const resources = database
    .all("resource")
    // SAM's types are a macro's: what it makes of them is not known here.
    .filter(({ cloudFormationTransform }) => cloudFormationTransform === undefined)
    .map((resource) => [resource.cloudFormationType, encode(resource, database, paths)] as const);
  for (const type of corrections.otherTypes) resources.push([type, { p: {}, a: {}, o: 1, x: 1 }]);
  assertCurrent(paths);
  const services = grouped(resources, ([type]) => serviceOf(type));
  const lines = [...services].flatMap(([service, types]) => linesOf(service, types));
  return lines
    .sort()
    .map((line) => `${line.replace(/[^ -~]/g, escaped)}\n`)
    .join("");
}

/** What is corrected must exist, or a misspelt correction, or one that a later database has no need of, would go unnoticed. */
function assertCurrent(paths: ReadonlySet<string>): void {
  const named = [...corrections.notRequired, ...corrections.anyType, ...pathsWithValues()];
  const unknown = named.filter((path) => !paths.has(path));
  if (unknown.length > 0) throw new Error(`The database has no ${unknown.join(", ")}.`);
}

function linesOf(
  service: string,
  types: readonly (readonly [string, EncodedResource])[],
): string[] {
  const line = (name: string, value: unknown) => `${name} ${JSON.stringify(value)}`;
  const shared = sharedObjects(types.map(([, { d = {} }]) => d));
  const resources = types.map(([type, { d = {}, ...rest }]) => {
    const own = Object.entries(d).filter(([name, it]) => !isEqual(it, shared[name]));
    return line(type, own.length > 0 ? { ...rest, d: Object.fromEntries(own) } : rest);
  });
  return Object.keys(shared).length > 0 ? [line(service, shared), ...resources] : resources;
}

/** The objects that several types of a service have, and have alike. */
function sharedObjects(ofTypes: readonly EncodedObjects[]): EncodedObjects {
  const byName = grouped(
    ofTypes.flatMap((objects) => Object.entries(objects)),
    ([name]) => name,
  );
  const shared = [...byName].flatMap(([name, all]) => {
    const alike = all.map(([, it]) => all.filter(([, other]) => isEqual(it, other)));
    const most = alike.reduce((a, b) => (b.length > a.length ? b : a));
    return most[0] && most.length > 1 ? [[name, most[0][1]] as const] : [];
  });
  return sorted(shared);
}

function grouped<T>(all: readonly T[], keyOf: (it: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const it of all) {
    const group = groups.get(keyOf(it));
    if (group) group.push(it);
    else groups.set(keyOf(it), [it]);
  }
  return groups;
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** In ASCII, of which each byte is read as a character without being decoded. */
const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

function encode(
  resource: Resource,
  database: SpecDatabase,
  /** Takes the path of each property, and of what it lists. */
  paths: Set<string>,
): EncodedResource {
  const type = resource.cloudFormationType;
  const definitions = database.follow("usesType", resource).map(({ entity }) => entity);
  const known = definitions.filter(({ properties }) => Object.keys(properties).length > 0);
  const nameOf = new Map(known.map(({ $id, name }) => [$id, name]));

  function encodeType(it: PropertyType, path = ""): EncodedType {
    if (corrections.anyType.includes(path)) return "j";
    if (it.type === "array") return within("*", "list", encodeType(it.element, `${path}[]`));
    if (it.type === "map") return within("%", "map", encodeType(it.element));
    if (it.type === "union") return { union: it.types.map((one) => encodeType(one)) };
    // An object of which nothing is known may hold anything.
    if (it.type === "ref") return nameOf.get(it.reference.$ref) ?? "j";
    if (it.type === "string") return valuesOf(path, it.allowedValues) ?? "s";
    return letters[it.type];
  }

  const encodeProperties = (path: string, properties: Record<string, Property>) =>
    sorted([
      ...Object.entries(properties).map(([name, property]) => {
        const own = `${path}.${name}`;
        paths.add(own).add(`${own}[]`);
        return [name + marks(own, property), encodeType(property.type, own)] as const;
      }),
      ...corrections.otherProperties
        .filter(
          (other) => other.startsWith(`${path}.`) && !other.slice(path.length + 1).includes("."),
        )
        .map((other) => [other.slice(path.length + 1), "j"] as const),
    ]);

  const attributes = Object.entries({
    ...resource.attributes,
    ...(corrections.propertiesAreAttributes.includes(type) &&
      leaves(resource.properties, database)),
  }).map(([name, it]) => [name, encodeType(it.type)] as const);
  const moreAttributes = [
    ...(corrections.otherAttributes[type] ?? []),
    ...(corrections.withId.includes(type) ? ["Id"] : []),
  ];
  const objects = known.map(
    ({ name, properties }) => [name, encodeProperties(`${type}.${name}`, properties)] as const,
  );
  return {
    p: encodeProperties(type, resource.properties),
    a: sorted([...attributes, ...moreAttributes.map((name) => [name, "s"] as const)]),
    ...(objects.length > 0 && { d: sorted(objects) }),
    ...(corrections.open.includes(type) && { o: 1 }),
    ...(corrections.openAttributes.includes(type) && { x: 1 }),
    ...(resource.primaryIdentifier && { i: resource.primaryIdentifier }),
  };
}

/** What lies at the end of each path of properties, by that path with dots. */
function leaves(
  properties: Record<string, Property>,
  database: SpecDatabase,
): Record<string, Property> {
  const found = Object.entries(properties).flatMap(([name, property]) => {
    if (property.type.type !== "ref") return [[name, property] as const];
    const inner = database.get("typeDefinition", property.type.reference.$ref).properties;
    return Object.entries(leaves(inner, database)).map(
      ([rest, it]) => [`${name}.${rest}`, it] as const,
    );
  });
  return Object.fromEntries(found);
}

const letters = {
  integer: "i",
  number: "n",
  boolean: "b",
  json: "j",
  null: "j",
  "date-time": "d",
  tag: "t",
} as const;

const within = (mark: string, kind: "list" | "map", it: EncodedType): EncodedType =>
  typeof it === "string" ? mark + it : ({ [kind]: it } as { list: EncodedType });

const replacement = { yes: "^", maybe: "~", no: "" } as const;

const marks = (path: string, { required, causesReplacement, deprecated }: Property): string =>
  (required && !corrections.notRequired.includes(path) ? "!" : "") +
  replacement[causesReplacement ?? "no"] +
  (deprecated && deprecated !== "NONE" ? "-" : "");

const sorted = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
