/**
 * Values that hold the place of what only the author knows: a text to be replaced ("TODO", an id of noughts), which AWS may refuse until it is,
 * or else, of what CloudFormation takes there, the value that by its name opens, skips and deletes the least. Where none is known, there is none.
 */
import { physicalNameOf } from "../../aws/physicalNames.ts";
import type { ObjectType, ValueType } from "../../aws/specification/specification.ts";
import type { Limit } from "../../aws/valueLimits.ts";
import type { Json } from "../../syntax/syntax.ts";
import { alphanumeric } from "../../template/freshName.ts";
import { ref, sub } from "../../template/intrinsics.ts";
import { blankId, isThereFor, todo } from "../additions.ts";
import { type Gap, placeholderValues } from "./placeholderValues.ts";
import { faultOfScalar } from "./scalars.ts";
import { type Shape, type Slot, shapeOfObject } from "./shape.ts";

/** Objects may hold their like; nothing stands for one that must hold more than so many in each other. */
const deepest = 4;

/** A value for a property that is missing: the one resource that it can only mean, or a placeholder with all that it must hold. */
export function valueFor(gap: Gap, shape: Shape, slot: Slot): Json | undefined {
  const { template, resource } = gap;
  const { name } = slot.property;
  const meant = resourcesMeant[name];
  const [only, more] = meant ? template.ofType(meant) : [];
  if (only && !more && only.id !== resource.id && isThereFor(template, only, resource))
    return ref(only.id);
  // What AWS has only once has another name in each resource.
  const naming = shape.name === "" ? physicalNameOf(shape.type) : undefined;
  if (naming?.property.join() === name) {
    const own = alphanumeric(resource.id).toLowerCase().slice(0, naming.limit);
    return faultOfScalar(slot.property.type, slot.limit, own) ? undefined : own;
  }
  return placeholderIn(gap, shape, slot, 0);
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

function placeholderIn(gap: Gap, shape: Shape, slot: Slot, depth: number): Json | undefined {
  const { name, type } = slot.property;
  const special = placeholderValues[shape.type]?.[shape.name ? `${shape.name}.${name}` : name];
  return special ? special(gap) : placeholder(gap, slot, type, depth);
}

function placeholder(gap: Gap, slot: Slot, type: ValueType, depth: number): Json | undefined {
  const { property, limit } = slot;
  switch (type.kind) {
    case "string":
      return textFor(property.name, type, limit);
    case "integer":
    case "number":
      return deleting.test(property.name) ? undefined : numberFor(limit);
    case "boolean":
      return !opening.test(property.name);
    case "timestamp":
      return deleting.test(property.name) ? undefined : "2030-01-01T00:00:00Z";
    case "tag":
      return { Key: todo, Value: todo };
    case "list": {
      const element = placeholder(gap, slot, type.of, depth);
      return element === undefined || (limit?.minItems ?? 1) > 1 ? undefined : [element];
    }
    case "map": {
      const value = placeholder(gap, slot, type.of, depth);
      return value === undefined ? undefined : { [todo]: value };
    }
    case "json":
      // What is to be in it nobody can guess, and empty it is as good as missing.
      return undefined;
    case "union": {
      const [first] = type.of;
      return first ? placeholder(gap, slot, first, depth) : todo;
    }
    case "object":
      return depth < deepest ? objectFor(gap, type, depth) : undefined;
  }
}

/** Names of what says when data is deleted. */
const deleting = /Retention|Expir|^NoncurrentDays$/;

/** Names of what opens, skips or forces something if it is true. */
const opening =
  /Public|ElasticIp|Allow|AutoAccept|OptIn$|Exportable|Privileged|Skip|Disable|Omit|Exclude|Force|Remediation/;

const numberFor = ({ min = 1, max = Infinity, oneOf }: Limit = {}): number =>
  oneOf ? Number(oneOf[0]) : Math.min(Math.max(1, min), max);

/** Undefined where no text is known that fits. */
function textFor(name: string, type: ValueType, limit: Limit | undefined): Json | undefined {
  const allowed = (type.kind === "string" && type.allowed) || limit?.oneOf;
  if (allowed) return harmlessOf(allowed);
  if (limit?.min !== undefined) return String(numberFor(limit));
  const known = formats.find(([names]) => names.test(name))?.[1] ?? todo;
  return typeof known === "string" && faultOfScalar(type, limit, known) ? undefined : known;
}

const lax = /^(?:allow.*|accept|pass|public|plaintext|none|open)$/i;
const strict =
  /^(?:deny|block|reject|private|sandbox|vpc|redirect-to-https|allow-egress|require|tls|iam|auth)$/i;

/** The first, or the strict one where that lets through what another one holds back. */
function harmlessOf(allowed: readonly string[]): string | undefined {
  const harmless = allowed.filter((value) => !/delete/i.test(value));
  const [first] = harmless;
  const stricter = first && lax.test(first) && harmless.find((value) => strict.test(value));
  return stricter || first;
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

/** An object with what it must hold, and the first of what it may choose from; undefined where that is nothing. */
function objectFor(gap: Gap, type: ObjectType, depth: number): Json | undefined {
  const shape = shapeOfObject(gap.resource.type, type);
  const names = new Set(shape.required);
  for (const { when, someOf = [] } of shape.combinations)
    if (!when && someOf[0] && !someOf.some((name) => names.has(name))) names.add(someOf[0]);
  for (const name of [...names]) for (const needed of neededBy(shape, name)) names.add(needed);
  if (names.size === 0) return undefined;
  const within: Gap = { ...gap, object: undefined };
  const entries: [string, Json][] = [];
  for (const name of names) {
    const slot = shape.slots.get(name);
    const value = slot && placeholderIn(within, shape, slot, depth + 1);
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
