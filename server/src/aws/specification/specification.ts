/** What CloudFormation knows of a resource type: its properties, their types, and its attributes. */
import { data } from "./data.ts";
import {
  type EncodedObjects,
  type EncodedProperties,
  type EncodedResource,
  type EncodedType,
  scalars,
  serviceOf,
} from "./encoding.ts";

export interface ResourceSpecification {
  /** The name of the type, such as `AWS::S3::Bucket`. */
  readonly type: string;
  /** Also the ones that a template cannot set (`isReadOnly`). */
  readonly properties: ReadonlyMap<string, Property>;
  /** What Fn::GetAtt gives; what lies deeper has a name with dots, such as `Endpoint.Address`. */
  readonly attributes: ReadonlyMap<string, ValueType>;
  /** There may be properties that are not known here. */
  readonly isOpen: boolean;
  /** There may be attributes that are not known here. */
  readonly hasOtherAttributes: boolean;
  /** The properties or attributes that tell one resource from others; `/` leads into a property. Empty where there is no saying. */
  readonly primaryIdentifier: readonly string[];
}

export interface Property {
  readonly name: string;
  readonly type: ValueType;
  readonly isRequired: boolean;
  /** AWS sets it, a template does not. */
  readonly isReadOnly: boolean;
  readonly isDeprecated: boolean;
  /** Whether CloudFormation makes the resource anew when this changes. */
  readonly causesReplacement: "yes" | "no" | "maybe";
}

export interface ObjectType {
  readonly kind: "object";
  /** The name of the definition, which is the resource type's own. */
  readonly name: string;
  /** Made when first asked for, since objects may hold their like. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** Of `json`, `tag` and `union` nothing is certain but that they are not judged. */
export type ValueType =
  | { readonly kind: "string"; readonly allowed?: readonly string[] }
  | { readonly kind: "integer" | "number" | "boolean" | "json" | "timestamp" | "tag" }
  | { readonly kind: "list" | "map"; readonly of: ValueType }
  | { readonly kind: "union"; readonly of: readonly ValueType[] }
  | ObjectType;

/** By their names in the data: a piece of a template's text would keep all of it, and so would every name that is being typed. */
const decoded = new Map<string, ResourceSpecification>();

/** Undefined where the type is not known: AWS has it not, or it is a macro's, a module's or somebody's own. */
export function specificationOf(type: string): ResourceSpecification | undefined {
  const known = decoded.get(type);
  if (known || !/^\w+::\w+::\w+$/.test(type)) return known;
  const line = findLine(data(), type);
  if (!line) return undefined;
  const specification = decode(line.name, JSON.parse(line.json) as EncodedResource);
  decoded.set(line.name, specification);
  return specification;
}

let names: readonly string[] | undefined;

/** All types that are known, in alphabetical order. */
export function resourceTypes(): readonly string[] {
  names ??= Array.from(data().matchAll(/^\w+::\w+::\w+/gm), ([name]) => name);
  return names;
}

const shared = new Map<string, EncodedObjects>();

/** The objects that types of a service share; parsed once for all of them. */
function sharedOf(service: string): EncodedObjects {
  const known = shared.get(service);
  if (known) return known;
  const line = findLine(data(), service);
  const objects = line ? (JSON.parse(line.json) as EncodedObjects) : {};
  shared.set(service, objects);
  return objects;
}

/** The line of a name: they are in the order of their names. */
function findLine(
  text: string,
  name: string,
): { readonly name: string; readonly json: string } | undefined {
  let from = 0;
  let to = text.length;
  while (from < to) {
    const start = text.lastIndexOf("\n", (from + to) >> 1) + 1;
    const space = text.indexOf(" ", start);
    const end = text.indexOf("\n", space);
    const found = text.slice(start, space);
    if (found === name) return { name: found, json: text.slice(space + 1, end) };
    if (found < name) from = end + 1;
    else to = start;
  }
  return undefined;
}

function decode(type: string, encoded: EncodedResource): ResourceSpecification {
  const objects = new Map<string, ObjectType>();

  function objectOf(name: string): ObjectType {
    const known = objects.get(name);
    if (known) return known;
    let properties: ReadonlyMap<string, Property> | undefined;
    const made: ObjectType = {
      kind: "object",
      name,
      get properties() {
        properties ??= propertiesOf(encoded.d?.[name] ?? sharedOf(serviceOf(type))[name] ?? {});
        return properties;
      },
    };
    objects.set(name, made);
    return made;
  }

  function typeOf(it: EncodedType): ValueType {
    if (isEnumeration(it)) return { kind: "string", allowed: it };
    if (typeof it !== "string") {
      if ("list" in it) return { kind: "list", of: typeOf(it.list) };
      if ("map" in it) return { kind: "map", of: typeOf(it.map) };
      return { kind: "union", of: it.union.map(typeOf) };
    }
    if (it.startsWith("*")) return { kind: "list", of: typeOf(it.slice(1)) };
    if (it.startsWith("%")) return { kind: "map", of: typeOf(it.slice(1)) };
    return isScalar(it) ? { kind: scalars[it] } : objectOf(it);
  }

  function propertiesOf(all: EncodedProperties, isReadOnly = false): Map<string, Property> {
    const properties = new Map<string, Property>();
    for (const [nameAndMarks, type] of Object.entries(all)) {
      const name = nameAndMarks.replace(/\W+$/, "");
      const has = (mark: string) => nameAndMarks.includes(mark);
      properties.set(name, {
        name,
        type: typeOf(type),
        isRequired: has("!"),
        isReadOnly,
        isDeprecated: has("-"),
        causesReplacement: has("^") ? "yes" : has("~") ? "maybe" : "no",
      });
    }
    return properties;
  }

  const attributes = new Map(Object.entries(encoded.a).map(([name, it]) => [name, typeOf(it)]));
  const readOnly = Object.entries(encoded.a).filter(([name]) => !name.includes("."));
  return {
    type,
    properties: new Map([
      ...propertiesOf(Object.fromEntries(readOnly), true),
      ...propertiesOf(encoded.p),
    ]),
    attributes,
    isOpen: encoded.o !== undefined,
    hasOtherAttributes: encoded.x !== undefined,
    primaryIdentifier: encoded.i ?? [],
  };
}

const isScalar = (letter: string): letter is keyof typeof scalars => Object.hasOwn(scalars, letter);

/** Array.isArray does not tell a readonly array. */
const isEnumeration = (it: EncodedType): it is readonly string[] => Array.isArray(it);
