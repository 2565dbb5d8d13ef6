/** Buckets of the template: which one a value names, and which ones take logs. */
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import { written } from "../../template/written.ts";

export const bucketType = "AWS::S3::Bucket";

/** The bucket that a value names: by a reference, or by the very text that is its BucketName. */
export function bucketNamed(template: Template, value: Value): Resource | undefined {
  if (value.kind === "absent") return undefined;
  const referred = template.resource(template.target(value)?.to ?? "");
  return referred?.type === bucketType
    ? referred
    : bucketsByName(template).get(written(template, value.node));
}

const bucketsByName = oncePer(
  (template: Template): ReadonlyMap<string, Resource> =>
    new Map(
      template
        .ofType(bucketType)
        .map((bucket): [string, Resource] => [
          written(template, bucket.get("BucketName").node),
          bucket,
        ])
        .filter(([name]) => name !== ""),
    ),
);

/** Whether S3 delivers the access logs of other buckets there: by what those say, or by what it lets in. */
export const takesAccessLogs = (bucket: Resource, template: Template): boolean =>
  bucket.get("AccessControl").node?.value === "LogDeliveryWrite" ||
  accessLogBuckets(template).has(bucket.id);

/** The ids of the buckets that others name as theirs for access logs. */
export const accessLogBuckets = oncePer(
  (template: Template): ReadonlySet<string> =>
    new Set(
      template.ofType(bucketType).flatMap((bucket) => {
        const named = bucketNamed(
          template,
          bucket.get("LoggingConfiguration", "DestinationBucketName"),
        );
        return named && named.id !== bucket.id ? named.id : [];
      }),
    ),
);

/** Whether load balancers write their access logs there, as they do to no bucket that encrypts with a KMS key. */
export const takesLoadBalancerLogs = (bucket: Resource, template: Template): boolean =>
  loadBalancerLogBuckets(template).has(bucket.id);

const loadBalancerLogPaths: Readonly<Record<string, readonly string[]>> = {
  "AWS::ElasticLoadBalancing::LoadBalancer": ["AccessLoggingPolicy", "S3BucketName"],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": ["LoadBalancerAttributes", "*", "Value"],
};

const loadBalancerLogBuckets = oncePer(
  (template: Template): ReadonlySet<string> =>
    new Set(
      Object.entries(loadBalancerLogPaths).flatMap(([type, path]) =>
        template
          .ofType(type)
          .flatMap((balancer) => valuesAt(balancer.get(), path))
          .flatMap((value) => bucketNamed(template, value)?.id ?? []),
      ),
    ),
);
