import { s3Logging } from "../../aws/bucketWriters.ts";
import type { Change } from "../../syntax/change.ts";
import { isCreatedAfter } from "../../template/dependencies.ts";
import { onlyIf, ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { addResource } from "../additions.ts";
import { addStatements, withFreshSids } from "../iam/newStatements.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { addDependencies } from "../waiting.ts";
import { bucketPolicyType, policiesOfBucket } from "./bucketPolicies.ts";
import {
  type Permission,
  permissionOf,
  typesOfBuckets,
  typesWithWriters,
  type Writing,
  writingOf,
} from "./bucketWriters.ts";

export const s3BucketPolicyWithoutService: ResourceRule = {
  id: "s3-bucket-policy-without-service",
  severity: "critical",
  category: "Security",
  topics: ["operations"],
  needsNesting: true,
  resourceTypes: typesWithWriters,
  alsoReads: typesOfBuckets,
  docs: {
    summary: "A service is to write to a bucket whose policy does not let it.",
    why: "CloudTrail, load balancers and S3's own access logs write to a bucket in their own name, which only the bucket's policy can allow. CloudTrail and Elastic Load Balancing try at once, and refuse otherwise (“Incorrect S3 bucket policy is detected for bucket”, “Access Denied for bucket”), so that the stack is rolled back; access logs of S3 get lost without an error.",
    bad: `{
  "Logs": { "Type": "AWS::S3::Bucket" },
  "Trail": {
    "Type": "AWS::CloudTrail::Trail",
    "Properties": { "IsLogging": true, "S3BucketName": { "Ref": "Logs" } }
  }
}`,
    good: `{
  "Logs": { "Type": "AWS::S3::Bucket" },
  "LogsPolicy": {
    "Type": "AWS::S3::BucketPolicy",
    "Properties": {
      "Bucket": { "Ref": "Logs" },
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "CloudTrailReadsAcl",
            "Effect": "Allow",
            "Principal": { "Service": "cloudtrail.amazonaws.com" },
            "Action": "s3:GetBucketAcl",
            "Resource": { "Fn::GetAtt": ["Logs", "Arn"] }
          },
          {
            "Sid": "CloudTrailWritesLogs",
            "Effect": "Allow",
            "Principal": { "Service": "cloudtrail.amazonaws.com" },
            "Action": "s3:PutObject",
            "Resource": { "Fn::Sub": "\${Logs.Arn}/AWSLogs/*" },
            "Condition": {
              "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" }
            }
          }
        ]
      }
    }
  },
  "Trail": {
    "Type": "AWS::CloudTrail::Trail",
    "DependsOn": ["LogsPolicy"],
    "Properties": { "IsLogging": true, "S3BucketName": { "Ref": "Logs" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    const writing = writingOf(resource, template);
    const permission = writing && permissionOf(writing, template);
    if (!writing || !permission || permission.missing.length === 0) return;
    const { writer, bucket, value } = writing;
    if (writer === s3Logging && hasGrantForLogs(bucket)) return;
    const { policy, missing } = permission;
    const lack = policy
      ? `The policy of bucket "${bucket.id}" does not allow ${writer.name} ${missing.join(" and ")}`
      : `Bucket "${bucket.id}" has no policy that lets ${writer.name} write to it`;
    const consequence =
      writer === s3Logging
        ? `no access logs of "${resource.id}" arrive`
        : `it refuses to create "${resource.id}"`;
    report({
      at: value.at,
      message: `${lack}: ${consequence}.`,
      ...(writer === s3Logging && { severity: "medium" }),
      related: [{ at: (policy ?? bucket).key, message: "What is to let it in." }],
      fixes: () => fixesFor(resource, writing, permission, template),
    });
  },
};

/** Whether the bucket's access control list lets S3 write logs, or may. */
const hasGrantForLogs = (bucket: Resource): boolean => {
  const list = bucket.get("AccessControl");
  return list.kind === "unknown" || list.node?.value === "LogDeliveryWrite";
};

function fixesFor(
  resource: Resource,
  { writer, bucket, prefix }: Writing,
  { policy, missing }: Permission,
  template: Template,
): readonly Fix[] {
  if (prefix === undefined) return [];
  const statements = missing.flatMap((action) => {
    const statement = writer.needs[action]?.({ bucket: bucket.id, prefix });
    return statement ? [statement] : [];
  });
  const waiting = (id: string): readonly Change[] =>
    writer === s3Logging || isCreatedAfter(template, resource.id, id)
      ? []
      : addDependencies(resource, [id]);
  if (policy) {
    const list = policy.get("PolicyDocument", "Statement");
    const { condition } = resource;
    const isImplied = template.conditions.implies(policy.condition, condition);
    const added = withFreshSids(list, statements).map((statement) =>
      onlyIf(isImplied ? undefined : condition, statement),
    );
    const changes = addStatements(list, added);
    const isBefore = isCreatedAfter(template, policy.id, resource.id);
    return changes.length === 0
      ? []
      : [
          {
            title: `Let ${writer.name} write to "${bucket.id}" by its policy`,
            safety: "review",
            changes: [...changes, ...(isBefore ? [] : waiting(policy.id))],
          },
        ];
  }
  // A bucket has one policy: where another one is there under some condition, it is that which lacks something.
  if (policiesOfBucket(bucket, template.inWorld(new Map()))?.length !== 0) return [];
  const id = template.freshId(`${bucket.id}Policy`);
  const properties = {
    Bucket: ref(bucket.id),
    PolicyDocument: { Version: "2012-10-17", Statement: statements },
  };
  const added = { type: bucketPolicyType, condition: bucket.condition, properties };
  return [
    {
      title: `Let ${writer.name} write to "${bucket.id}" by the new policy "${id}"`,
      safety: "review",
      changes: [addResource(id, added, bucket.id), ...waiting(id)],
    },
  ];
}
