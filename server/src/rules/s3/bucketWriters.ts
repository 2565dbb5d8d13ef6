/** Which AWS services write to which buckets of a template, and whether the buckets' policies let them. */
import {
  type BucketWriter,
  cloudtrail,
  loadBalancing,
  s3Logging,
} from "../../aws/bucketWriters.ts";
import type { Part } from "../../template/parts.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { letsIn } from "../iam/principals.ts";
import { covers } from "../iam/statements.ts";
import { toSubText } from "../naming/nameText.ts";
import { bucketPolicyType, policiesOfBucket } from "./bucketPolicies.ts";
import { bucketNamed } from "./buckets.ts";

/** What a resource has a service write to a bucket of this template. */
export interface Writing {
  readonly writer: BucketWriter;
  readonly bucket: Resource;
  /** What names the bucket. */
  readonly value: Value;
  /** What stands before the keys of the objects, as Fn::Sub has it; undefined where that is not certain. */
  readonly prefix: string | undefined;
}

interface Destination {
  readonly writer: BucketWriter;
  readonly bucket: Value;
  readonly prefix: Value | undefined;
}

const destinations: Readonly<Record<string, (by: Resource) => Destination | undefined>> = {
  "AWS::CloudTrail::Trail": (trail) => ({
    writer: cloudtrail,
    bucket: trail.get("S3BucketName"),
    prefix: trail.get("S3KeyPrefix"),
  }),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": (balancer) => {
    const attribute = (name: string) =>
      balancer
        .get("LoadBalancerAttributes")
        .items()
        .find((each) => textOf(each.get("Key")) === name)
        ?.get("Value");
    const [enabled, bucket, prefix] = ["enabled", "bucket", "prefix"].map((name) =>
      attribute(`access_logs.s3.${name}`),
    );
    const isOn = enabled && equals(enabled, true) && bucket;
    const isApplication = equals(balancer.get("Type"), "application", true);
    return isOn && isApplication ? { writer: loadBalancing, bucket, prefix } : undefined;
  },
  "AWS::ElasticLoadBalancing::LoadBalancer": (balancer) => {
    const policy = balancer.get("AccessLoggingPolicy");
    return equals(policy.get("Enabled"), true)
      ? {
          writer: loadBalancing,
          bucket: policy.get("S3BucketName"),
          prefix: policy.get("S3BucketPrefix"),
        }
      : undefined;
  },
  "AWS::S3::Bucket": (bucket) => ({
    writer: s3Logging,
    bucket: bucket.get("LoggingConfiguration", "DestinationBucketName"),
    prefix: bucket.get("LoggingConfiguration", "LogFilePrefix"),
  }),
};

/** The types that have a service write to a bucket. */
export const typesWithWriters: readonly string[] = Object.keys(destinations);

/** What a rule about them reads besides. */
export const typesOfBuckets: readonly string[] = ["AWS::S3::Bucket", bucketPolicyType];

/** What the resource surely has a service write to a bucket that surely exists. */
export function writingOf(resource: Resource, template: Template): Writing | undefined {
  const destination = destinations[resource.type]?.(resource);
  const bucket = destination && bucketNamed(template, destination.bucket);
  if (!destination || !bucket || !template.isCertain(bucket)) return undefined;
  const { writer, bucket: value, prefix } = destination;
  const parts = prefix ? template.parts(prefix) : [];
  return { writer, bucket, value, prefix: prefixOf(parts, writer, template) };
}

function prefixOf(
  parts: readonly Part[] | undefined,
  writer: BucketWriter,
  template: Template,
): string | undefined {
  const isKnown = parts?.every((part) => typeof part === "string" || !template.resource(part.to));
  if (!parts || !isKnown) return undefined;
  const text = toSubText(parts);
  return text === "" || writer === s3Logging ? text : `${text.replace(/\/$/, "")}/`;
}

/** What the policies of a bucket say of a service. */
export interface Permission {
  /** The one policy that the bucket has, if any. */
  readonly policy: Resource | undefined;
  /** The actions that it surely does not allow. */
  readonly missing: readonly string[];
}

/** Undefined where only deployment tells. */
export function permissionOf(
  { writer, bucket }: Writing,
  template: Template,
): Permission | undefined {
  if (template.hasHiddenResources || template.isPassedToNestedStack(bucket.id)) return undefined;
  const policies = policiesOfBucket(bucket, template);
  const [policy, more] = policies ?? [];
  if (!policies || more) return undefined;
  if (!policy) return { policy, missing: Object.keys(writer.needs) };
  const document = policy.get("PolicyDocument");
  const statements = document.get("Statement");
  const isRead = document.node?.type === "object" && statements.kind === "known";
  if (!template.isCertain(policy) || !isRead) return undefined;
  const own = statements.items().filter((each) => mayLetIn(template, each, writer));
  const missing = Object.keys(writer.needs).filter(
    (action) => !own.some((each) => mayAllow(each, action)),
  );
  return { policy, missing };
}

/** Whether a statement lets the service in, or may. */
const mayLetIn = (template: Template, statement: Value, writer: BucketWriter): boolean =>
  letsIn(template, statement, writer) !== false ||
  (writer.hasAccounts === true &&
    equals(statement.get("Effect"), "Allow") !== false &&
    statement
      .get("Principal")
      .get("AWS")
      .items()
      .some((principal) => mayBeForeign(template, principal)));

/** Whether a principal may be of another account. */
function mayBeForeign(template: Template, principal: Value): boolean {
  const parts = template.parts(principal);
  if (!parts) return true;
  const names = parts.flatMap((part) => (typeof part === "string" ? [] : [part.to]));
  return !names.some((name) => name === "AWS::AccountId" || template.resource(name));
}

function mayAllow(statement: Value, action: string): boolean {
  const actions = statement.get("Action");
  if (actions.kind === "absent") return statement.get("NotAction").kind !== "absent";
  return actions.items().some((each) => {
    const pattern = textOf(each)?.toLowerCase();
    return pattern === undefined || covers(pattern, action.toLowerCase());
  });
}
