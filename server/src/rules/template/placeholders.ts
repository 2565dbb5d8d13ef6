/**
 * Values that hold the place of what only the author knows: such as CloudFormation takes there, and easy to find. Where none is certain to
 * be taken, there is none.
 */
import { physicalNameOf } from "../../aws/physicalNames.ts";
import type { ObjectType, ValueType } from "../../aws/specification/specification.ts";
import type { Limit } from "../../aws/valueLimits.ts";
import type { Json } from "../../syntax/syntax.ts";
import { alphanumeric } from "../../template/freshName.ts";
import { ref, sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { blankId, isThereFor, todo } from "../additions.ts";
import { freeBlocks } from "../ec2/subnet-blocks.ts";
import { faultOfScalar } from "./scalars.ts";
import { type Shape, type Slot, shapeOfObject } from "./shape.ts";

/** Objects may hold their like; what lies deeper is left out. */
const deepest = 4;

/** A value for a property that is missing: the one resource that it can only mean, or a placeholder with all that it must hold. */
export function valueFor(
  template: Template,
  resource: Resource,
  { type: resourceType, name: objectName }: Shape,
  slot: Slot,
): Json | undefined {
  const { name } = slot.property;
  const meant = resourcesMeant[name];
  const [only, more] = meant ? template.ofType(meant) : [];
  if (only && !more && only.id !== resource.id && isThereFor(template, only, resource))
    return ref(only.id);
  const isOwn = objectName === "";
  if (isOwn && resourceType === "AWS::EC2::Subnet" && name === "CidrBlock")
    return freeBlocks(template).get(resource.id);
  // TCP, UDP and ICMP call for ports, or for a type and a code, which nobody can guess.
  if (resourceType === "AWS::EC2::NetworkAclEntry" && name === "Protocol") return -1;
  // What AWS has only once has another name in each resource.
  const naming = isOwn ? physicalNameOf(resourceType) : undefined;
  if (naming?.property.join() === name) {
    const own = alphanumeric(resource.id).toLowerCase().slice(0, naming.limit);
    return faultOfScalar(slot.property.type, slot.limit, own) ? undefined : own;
  }
  return placeholder(resource.type, slot, slot.property.type, 0);
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

function placeholder(
  resourceType: string,
  slot: Slot,
  type: ValueType,
  depth: number,
): Json | undefined {
  const { property, limit } = slot;
  switch (type.kind) {
    case "string":
      return textFor(property.name, type, limit);
    case "integer":
    case "number":
      return numberFor(limit);
    case "boolean":
      return true;
    case "timestamp":
      return "2030-01-01T00:00:00Z";
    case "tag":
      return { Key: todo, Value: todo };
    case "list": {
      const element = placeholder(resourceType, slot, type.of, depth);
      return element === undefined || (limit?.minItems ?? 1) > 1 ? undefined : [element];
    }
    case "map": {
      const value = placeholder(resourceType, slot, type.of, depth);
      return value === undefined ? undefined : { [todo]: value };
    }
    case "json":
      // A policy without a statement is refused, and what one is to allow nobody can guess.
      return property.name.includes("Policy") ? undefined : {};
    case "union": {
      const [first] = type.of;
      return first ? placeholder(resourceType, slot, first, depth) : todo;
    }
    case "object":
      return depth < deepest ? objectFor(resourceType, type, depth) : {};
  }
}

const numberFor = ({ min = 1, max = Infinity, oneOf }: Limit = {}): number =>
  oneOf ? Number(oneOf[0]) : Math.min(Math.max(1, min), max);

/** Undefined of code, which is run as it is, and where no text is known that fits. */
function textFor(name: string, type: ValueType, limit: Limit | undefined): Json | undefined {
  if (name === "ZipFile") return undefined;
  const allowed = (type.kind === "string" && type.allowed) || limit?.oneOf;
  if (allowed) return allowed[0];
  if (limit?.min !== undefined) return String(numberFor(limit));
  const known = formats.find(([names]) => names.test(name))?.[1] ?? todo;
  return typeof known === "string" && faultOfScalar(type, limit, known) ? undefined : known;
}

/** An ARN in this account. */
const arn = (service: string, region: string, resource: string): Json =>
  sub(`arn:\${AWS::Partition}:${service}:${region}:\${AWS::AccountId}:${resource}`);

/** What texts look like, by the names of properties. */
const formats: readonly (readonly [RegExp, Json])[] = [
  [/V(?:pc|PC)Id$/, blankId("vpc")],
  [/Subnet(?:s|Ids?)$/, blankId("subnet")],
  [/SecurityGroupIds?$/, blankId("sg")],
  [/^ImageId$/, blankId("ami")],
  [/RoleA(?:rn|RN)$/, arn("iam", "", `role/${todo}`)],
  [/TopicArn$/, arn("sns", "${AWS::Region}", todo)],
  [/CidrIpv6|Ipv6(?:Network)?Cidr/i, "2001:db8::/32"],
  [/Cidr/, "10.0.0.0/16"],
  [/^ScheduleExpression$/, "rate(1 day)"],
  // A bucket's name has no capitals.
  [/Bucket(?:Name)?$/, todo.toLowerCase()],
];

/** An object with what it must hold, and the first of what it may choose from. */
function objectFor(resourceType: string, type: ObjectType, depth: number): Json | undefined {
  const shape = shapeOfObject(resourceType, type);
  const names = new Set(shape.required);
  for (const { when, someOf = [] } of shape.combinations)
    if (!when && someOf[0] && !someOf.some((name) => names.has(name))) names.add(someOf[0]);
  for (const name of [...names]) for (const needed of neededBy(shape, name)) names.add(needed);
  const entries: [string, Json][] = [];
  for (const name of names) {
    const slot = shape.slots.get(name);
    const value = slot && placeholder(resourceType, slot, slot.property.type, depth + 1);
    if (value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

/** What else an object must hold if it holds a property. */
export const neededBy = ({ combinations }: Shape, name: string): readonly string[] =>
  combinations.flatMap(({ when: [only, more] = [], needs = [] }) =>
    only && !more && !only.is && only.property === name ? needs : [],
  );
