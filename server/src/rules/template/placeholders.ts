/** Values that hold the place of what only the author knows: of the right type, and easy to find. */
import type { ObjectType, Property, ValueType } from "../../aws/specification/specification.ts";
import type { Json } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { isThereFor, todo } from "../additions.ts";
import { shapeOfObject } from "./shape.ts";

/** Objects may hold their like; what lies deeper is left out. */
const deepest = 4;

/** A value for a property that is missing: the one resource that it can only mean, or a placeholder with all that it must hold. */
export function valueFor(template: Template, resource: Resource, property: Property): Json {
  const meant = resourcesMeant[property.name];
  const [only, more] = meant ? template.ofType(meant) : [];
  if (only && !more && only.id !== resource.id && isThereFor(template, only, resource))
    return ref(only.id);
  return placeholder(resource.type, property.name, property.type, 0);
}

/** What a property of that name refers to by Ref. */
const resourcesMeant: Readonly<Record<string, string>> = {
  VpcId: "AWS::EC2::VPC",
  RestApiId: "AWS::ApiGateway::RestApi",
  ApiId: "AWS::ApiGatewayV2::Api",
  UserPoolId: "AWS::Cognito::UserPool",
  FileSystemId: "AWS::EFS::FileSystem",
  LoadBalancerArn: "AWS::ElasticLoadBalancingV2::LoadBalancer",
};

function placeholder(resourceType: string, name: string, type: ValueType, depth: number): Json {
  switch (type.kind) {
    case "string":
      return type.allowed?.[0] ?? todo;
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "timestamp":
      return "2030-01-01T00:00:00Z";
    case "tag":
      return { Key: todo, Value: todo };
    case "list":
      return [placeholder(resourceType, name, type.of, depth)];
    case "map":
      return { [todo]: placeholder(resourceType, name, type.of, depth) };
    case "json":
      return name.endsWith("Document") ? { Version: "2012-10-17", Statement: [] } : {};
    case "union":
      return type.of[0] ? placeholder(resourceType, name, type.of[0], depth) : todo;
    case "object":
      return depth < deepest ? objectFor(resourceType, type, depth) : {};
  }
}

/** An object with what it must hold, and the first of what it may choose from. */
function objectFor(resourceType: string, type: ObjectType, depth: number): Json {
  const { required, combinations } = shapeOfObject(resourceType, type);
  const names = new Set(required);
  for (const { when, someOf = [] } of combinations)
    if (!when && someOf[0] && !someOf.some((name) => names.has(name))) names.add(someOf[0]);
  for (const { when = [], needs = [] } of combinations)
    if (when.length > 0 && when.every(({ property, is }) => !is && names.has(property)))
      for (const name of needs) names.add(name);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const property = type.properties.get(name);
      return property ? [[name, placeholder(resourceType, name, property.type, depth + 1)]] : [];
    }),
  );
}
