import { isCreatedAfter } from "../../template/dependencies.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { isThereFor } from "../additions.ts";
import type { ResourceRule } from "../rule.ts";
import { accessLogBuckets, bucketType, takesAccessLogs } from "./buckets.ts";

export const s3BucketWithoutAccessLog: ResourceRule = {
  id: "s3-bucket-without-access-log",
  severity: "low",
  category: "Security",
  topics: ["security", "operations"],
  catalogue: ["s3-access-logging"],
  controls: ["FSBP S3.9"],
  needsNesting: true,
  resourceTypes: [bucketType],
  alsoReads: [bucketType],
  docs: {
    summary: "A bucket keeps no log of who reads and writes its objects.",
    why: "CloudTrail tells of the bucket's settings, and of objects only where data events are paid for. When data gets out, the access log says who took it, from where and when; it cannot be had afterwards. A bucket that takes the logs of others needs none.",
    bad: `{
  "Logs": {
    "Type": "AWS::S3::Bucket"
  },
  "Invoices": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "LoggingConfiguration": {
        "DestinationBucketName": { "Ref": "Logs" },
        "LogFilePrefix": "Invoices/"
      }
    }
  },
  "Uploads": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "BucketName": "uploads-of-orders"
    }
  }
}`,
    good: `{
  "Logs": {
    "Type": "AWS::S3::Bucket"
  },
  "Invoices": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "LoggingConfiguration": {
        "DestinationBucketName": { "Ref": "Logs" },
        "LogFilePrefix": "Invoices/"
      }
    }
  },
  "Uploads": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "BucketName": "uploads-of-orders",
      "LoggingConfiguration": {
        "DestinationBucketName": { "Ref": "Logs" },
        "LogFilePrefix": "Uploads/"
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_18"],
    cfn_nag: ["W35"],
    guard: ["S3_BUCKET_LOGGING_ENABLED"],
    cdk_nag: ["AwsSolutions-S1", "S3BucketLoggingEnabled"],
    trivy: ["AWS-0089"],
  },

  check(bucket, report, template) {
    const logging = bucket.get("LoggingConfiguration");
    if (logging.kind !== "absent" || takesAccessLogs(bucket, template)) return;
    report({
      at: logging.at,
      message: `"${bucket.id}" keeps no access log: nobody can tell later who read or wrote its objects.`,
      fixes: () => {
        const logs = destinationFor(bucket, template);
        if (!logs) return [];
        const title = `Log access to "${bucket.id}" in "${logs.id}", whose policy may have to let that in`;
        const value = { DestinationBucketName: ref(logs.id), LogFilePrefix: `${bucket.id}/` };
        return [{ title, safety: "review", changes: [setValue(logging, value)] }];
      },
    });
  },
};

/** The one bucket that others log to, if it is there wherever this one is, and does not wait for it. */
function destinationFor(bucket: Resource, template: Template): Resource | undefined {
  const [id, another] = accessLogBuckets(template);
  const logs = another === undefined && id !== undefined ? template.resource(id) : undefined;
  if (!logs || !isThereFor(template, logs, bucket)) return undefined;
  return isCreatedAfter(template, logs.id, bucket.id) ? undefined : logs;
}
