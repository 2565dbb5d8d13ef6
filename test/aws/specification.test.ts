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

test("every type can be read, and every object that its properties name is there", () => {
  expect(resourceTypes().length).toBeGreaterThan(1800);
  for (const type of resourceTypes()) {
    const seen = new Set<ObjectType>();
    const visit = (it: ValueType): void => {
      if (it.kind === "list" || it.kind === "map") visit(it.of);
      if (it.kind === "union") it.of.forEach(visit);
      if (it.kind !== "object" || seen.has(it)) return;
      seen.add(it);
      if (it.properties.size === 0) throw new Error(`${type} has no ${it.name}.`);
      for (const { type } of it.properties.values()) visit(type);
    };
    for (const { type: it } of found(type).properties.values()) visit(it);
  }
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

test("an attribute that no template sets is a property that is read-only", () => {
  expect(found("AWS::RDS::DBInstance").properties.get("DBInstanceArn")?.isReadOnly).toBe(true);
  expect(found("AWS::RDS::DBInstance").properties.has("Endpoint.Address")).toBe(false);
});

test("what the database gets wrong is corrected", () => {
  expect(found("AWS::CDK::Metadata").isOpen).toBe(true);
  expect(property("AWS::SageMaker::Workteam", "Description").isRequired).toBe(false);
  expect(property("AWS::Route53::RecordSet", "GeoProximityLocation").type.kind).toBe("json");
  expect(property("AWS::ApiGatewayV2::Integration", "RequestParameters").type.kind).toBe("json");
  expect(found("AWS::EC2::Subnet").attributes.get("MapPublicIpOnLaunch")?.kind).toBe("boolean");
  expect(found("AWS::CloudFormation::Stack").hasOtherAttributes).toBe(true);
});

test.each([
  ["AWS::CloudWatch::Alarm", "ComparisonOperator", "GreaterThanThreshold"],
  ["AWS::CloudFront::Distribution", "DistributionConfig.PriceClass", "PriceClass_100"],
  ["AWS::DynamoDB::Table", "BillingMode", "PAY_PER_REQUEST"],
  ["AWS::DynamoDB::Table", "AttributeDefinitions.AttributeType", "S"],
  ["AWS::EC2::Volume", "VolumeType", "gp3"],
  ["AWS::EKS::Nodegroup", "CapacityType", "SPOT"],
  ["AWS::Lambda::Function", "Runtime", "nodejs12.x"],
  ["AWS::Lambda::Function", "PackageType", "Image"],
])("%s takes of %s certain values, among them %s", (type, path, value) => {
  const it = property(type, path).type;
  expect(it.kind === "string" && it.allowed).toContain(value);
});

test.each([
  // The service takes small letters too.
  ["AWS::Route53Resolver::ResolverRule", "RuleType"],
  // New ones come every month.
  ["AWS::SageMaker::App", "ResourceSpec.InstanceType"],
])("%s takes of %s any value", (type, path) => {
  expect(property(type, path).type).toEqual({ kind: "string" });
});
