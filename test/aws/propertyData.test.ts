import { describe, expect, test } from "vitest";
import { inventedProperties } from "../../server/src/aws/inventedProperties.ts";
import { packagedProperties } from "../../server/src/aws/packagedPaths.ts";
import { combinations } from "../../server/src/aws/propertyCombinations.ts";
import {
  type Property,
  specificationOf,
  type ValueType,
} from "../../server/src/aws/specification/specification.ts";
import { valueLimits } from "../../server/src/aws/valueLimits.ts";

/** The properties of a type and of the objects in it, by the objects' names. */
function objectsOf(type: string): ReadonlyMap<string, ReadonlyMap<string, Property>> {
  const found = new Map<string, ReadonlyMap<string, Property>>();
  const walk = (it: ValueType): void => {
    if (it.kind === "object") {
      if (!found.has(it.name)) add(it.name, it.properties);
    } else if (it.kind === "union") it.of.forEach(walk);
    else if (it.kind === "list" || it.kind === "map") walk(it.of);
  };
  const add = (name: string, properties: ReadonlyMap<string, Property>): void => {
    found.set(name, properties);
    for (const property of properties.values()) walk(property.type);
  };
  add("", specificationOf(type)?.properties ?? new Map());
  return found;
}

/** `Property`, or `Object.Property`. */
const isKnown = (type: string, path: string): boolean => {
  const [property = "", object = ""] = path.split(".").reverse();
  return objectsOf(type).get(object)?.has(property) === true;
};

describe.each(Object.entries(valueLimits))("the limits of %s", (type, { of, source }) => {
  test("are of properties that it has", () =>
    expect(Object.keys(of).filter((path) => !isKnown(type, path))).toEqual([]));

  test("leave something to choose, and have a source", () => {
    for (const { min = 0, max = min, minLength = 0, maxLength = minLength } of Object.values(of)) {
      expect(min).toBeLessThanOrEqual(max);
      expect(minLength).toBeLessThanOrEqual(maxLength);
    }
    expect(new URL(source).hostname).toBe("docs.aws.amazon.com");
  });
});

test("what excludes or needs another is a property of that object", () => {
  const unknown = combinations.flatMap((each) => {
    const { type, object, when = [], oneOf = [], someOf = [], needs = [], excludes = [] } = each;
    const first = when.map(({ property }) => property.replace(/\..*/, ""));
    const names = [...first, ...oneOf, ...someOf, ...needs, ...excludes];
    return names
      .map((name) => (object ? `${object}.${name}` : name))
      .filter((path) => !isKnown(type, path))
      .map((path) => `${type}.${path}`);
  });
  expect(unknown).toEqual([]);
  for (const { source } of combinations)
    expect(new URL(source).hostname).toBe("docs.aws.amazon.com");
});

test("what is invented does not exist, and what is meant does", () => {
  for (const [path, { instead }] of Object.entries(inventedProperties)) {
    const [type = "", ...rest] = path.split(".");
    expect(isKnown(type, rest.join("."))).toBe(false);
    const meant = instead && [...rest.slice(0, -1), instead].join(".");
    expect(meant === undefined || isKnown(type, meant)).toBe(true);
  }
});

test("what packaging uploads is the property of a type that there is", () => {
  for (const [type, paths] of Object.entries(packagedProperties))
    for (const path of paths)
      for (const [i, step] of path.entries())
        expect(
          [...objectsOf(type)].some(([name, has]) => (name === "") === (i === 0) && has.has(step)),
          `${type} ${path}`,
        ).toBe(true);
});
