import { loadBalancing } from "../../aws/bucketWriters.ts";
import { type Change, remove } from "../../syntax/change.ts";
import { equals, setValue, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";
import { typesOfBuckets, writingOf } from "./bucketWriters.ts";

export const elbLogBucketEncryptedWithKms: ResourceRule = {
  id: "elb-log-bucket-encrypted-with-kms",
  severity: "critical",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: [
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "AWS::ElasticLoadBalancing::LoadBalancer",
  ],
  alsoReads: typesOfBuckets,
  docs: {
    summary:
      "A load balancer is to write its access logs to a bucket that encrypts with a KMS key.",
    why: "Access logs of Application and Classic Load Balancers go to buckets that encrypt with S3's own keys alone. With a KMS key Elastic Load Balancing cannot write, and refuses the bucket (“Access Denied for bucket”), so that the stack is rolled back.",
    bad: `{
  "Logs": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "BucketEncryption": {
        "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms" } }]
      }
    }
  },
  "Balancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": {
      "LoadBalancerAttributes": [
        { "Key": "access_logs.s3.enabled", "Value": "true" },
        { "Key": "access_logs.s3.bucket", "Value": { "Ref": "Logs" } }
      ]
    }
  }
}`,
    good: `{
  "Logs": {
    "Type": "AWS::S3::Bucket",
    "Properties": {
      "BucketEncryption": {
        "ServerSideEncryptionConfiguration": [{ "ServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } }]
      }
    }
  },
  "Balancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": {
      "LoadBalancerAttributes": [
        { "Key": "access_logs.s3.enabled", "Value": "true" },
        { "Key": "access_logs.s3.bucket", "Value": { "Ref": "Logs" } }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingServerSideEncryption.html",
    ],
  },
  equivalents: {},

  check(balancer, report, template) {
    const writing = writingOf(balancer, template);
    if (writing?.writer !== loadBalancing) return;
    const { bucket, value } = writing;
    const [encryption] = valuesAt(bucket.get("BucketEncryption"), [
      "ServerSideEncryptionConfiguration",
      "*",
      "ServerSideEncryptionByDefault",
    ]);
    const algorithm = encryption?.get("SSEAlgorithm");
    if (!algorithm || !["aws:kms", "aws:kms:dsse"].some((each) => equals(algorithm, each) === true))
      return;
    report({
      at: value.at,
      message: `Bucket "${bucket.id}" encrypts with a KMS key: Elastic Load Balancing cannot write the access logs of "${balancer.id}" there, and refuses it.`,
      related: [{ at: algorithm.at, message: "The encryption that it cannot use." }],
      fixes: () => [
        {
          title: `Have "${bucket.id}" encrypt with S3's own keys`,
          safety: "review",
          changes: [setValue(algorithm, "AES256"), ...withoutKey(encryption)],
        },
      ],
    });
  },
};

/** S3 takes no key with its own encryption. */
function withoutKey(encryption: Value | undefined): readonly Change[] {
  const key = encryption?.get("KMSMasterKeyID");
  return key && key.kind !== "absent" ? [remove(key.path())] : [];
}
