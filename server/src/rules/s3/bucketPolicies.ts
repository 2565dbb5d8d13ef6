/** Which policies the buckets of a template have. */
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf } from "../../template/value.ts";
import { bucketNamed } from "./buckets.ts";

export const bucketPolicyType = "AWS::S3::BucketPolicy";

interface BucketPolicies {
  /** By the bucket's logical id: views of the template in other worlds have resources of their own. */
  readonly byBucket: ReadonlyMap<string, readonly Resource[]>;
  /** Those of which only deployment tells the bucket. */
  readonly open: readonly Resource[];
}

const bucketPolicies = oncePer((template: Template): BucketPolicies => {
  const byBucket = new Map<string, Resource[]>();
  const open: Resource[] = [];
  for (const policy of template.ofType(bucketPolicyType)) {
    const name = policy.get("Bucket");
    const bucket = bucketNamed(template, name);
    if (bucket) addTo(byBucket, bucket.id, policy);
    else if (textOf(name) === undefined) open.push(policy);
  }
  return { byBucket, open };
});

/** The policies of a bucket in this world; undefined where one may or may not be the bucket's. */
export function policiesOfBucket(
  bucket: Resource,
  template: Template,
): readonly Resource[] | undefined {
  const { byBucket, open } = bucketPolicies(template);
  return open.length > 0 ? undefined : (byBucket.get(bucket.id) ?? []);
}
