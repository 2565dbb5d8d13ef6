/** The resource specification: that the committed data is current, and what is read from it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedFile, specification } from "../../scripts/specification/generate.ts";
import {
  type ObjectType,
  type Property,
  resourceTypes,
  specificationOf,
  type ValueType,
} from "../../server/src/aws/specification/specification.ts";

const found = (type: string) => {
  const specification = specificationOf(type);
  if (!specification) throw new Error(`${type} is unknown.`);
  return specification;
};

/** The property behind a path; lists and maps on the way are looked through. */
function property(type: string, path: string): Property {
  const names = path.split(".");
  const last = names.pop() ?? "";
  let properties = found(type).properties;
  for (const name of names) properties = object(properties.get(name)?.type).properties;
  const it = properties.get(last);
  if (!it) throw new Error(`${type} has no ${path}.`);
  return it;
}

function object(type: ValueType | undefined): ObjectType {
  if (type?.kind === "list" || type?.kind === "map") return object(type.of);
  if (type?.kind !== "object") throw new Error(`${type?.kind} is no object.`);
  return type;
}

test("the generated file is what the generator makes", () => {
  expect(readFileSync(generatedFile, "utf8") === specification(), "npm run specification").toBe(
    true,
  );
});

test("every type can be read", () => {
  expect(resourceTypes().length).toBeGreaterThan(1800);
  for (const type of resourceTypes()) expect(found(type).type).toBe(type);
});

test.each([
  "AWS::S3::Buckets",
  "AWS::S3",
  "AWS::Serverless::Function",
  "Custom::Thing",
  "",
  "A::B::C {",
])("%j is no type that is known", (type) => {
  expect(specificationOf(type)).toBeUndefined();
});

test("properties have their type and marks", () => {
  expect(property("AWS::S3::Bucket", "BucketName")).toEqual({
    name: "BucketName",
    type: { kind: "string" },
    isRequired: false,
    isReadOnly: false,
    isDeprecated: false,
    causesReplacement: "yes",
  });
  expect(property("AWS::S3::Bucket", "Arn").isReadOnly).toBe(true);
  expect(property("AWS::S3::Bucket", "VersioningConfiguration.Status")).toMatchObject({
    type: { kind: "string", allowed: ["Enabled", "Suspended"] },
    isRequired: true,
  });
});

test("objects that hold their like end, since they are made when asked for", () => {
  const path = "Rules.Statement.NotStatement.Statement.NotStatement.Statement";
  const statement = property("AWS::WAFv2::WebACL", path);
  expect(object(statement.type)).toBe(
    object(property("AWS::WAFv2::WebACL", "Rules.Statement").type),
  );
});

test("attributes have dots where they lie deeper", () => {
  const { attributes, primaryIdentifier } = found("AWS::RDS::DBInstance");
  expect(attributes.get("Endpoint.Address")).toEqual({ kind: "string" });
  expect(primaryIdentifier).toEqual(["DBInstanceIdentifier"]);
});
