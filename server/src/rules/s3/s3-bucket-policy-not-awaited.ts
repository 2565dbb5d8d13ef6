import { s3Logging } from "../../aws/bucketWriters.ts";
import { isCreatedAfter } from "../../template/dependencies.ts";
import type { ResourceRule } from "../rule.ts";
import { dependsOnOf, waitingFor } from "../waiting.ts";
import { permissionOf, typesOfBuckets, typesWithWriters, writingOf } from "./bucketWriters.ts";

export const s3BucketPolicyNotAwaited: ResourceRule = {
  id: "s3-bucket-policy-not-awaited",
  severity: "high",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: typesWithWriters,
  alsoReads: typesOfBuckets,
  docs: {
    summary:
      "A trail or a load balancer does not wait for the policy that lets it write to its bucket.",
    why: "It refers to the bucket, and not to the bucket's policy, so CloudFormation creates the two at once. Where the policy comes second, CloudTrail and Elastic Load Balancing refuse the bucket (“Incorrect S3 bucket policy is detected for bucket”, “Access Denied for bucket”), and the stack is rolled back. Whether that happens differs from one deployment to the next.",
    bad: `{
  "Logs": { "Type": "AWS::S3::Bucket" },
  "LogsPolicy": {
    "Type": "AWS::S3::BucketPolicy",
    "Properties": {
      "Bucket": { "Ref": "Logs" },
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "Service": "cloudtrail.amazonaws.com" },
            "Action": ["s3:GetBucketAcl", "s3:PutObject"],
            "Resource": [{ "Fn::GetAtt": ["Logs", "Arn"] }, { "Fn::Sub": "\${Logs.Arn}/AWSLogs/*" }]
          }
        ]
      }
    }
  },
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
            "Effect": "Allow",
            "Principal": { "Service": "cloudtrail.amazonaws.com" },
            "Action": ["s3:GetBucketAcl", "s3:PutObject"],
            "Resource": [{ "Fn::GetAtt": ["Logs", "Arn"] }, { "Fn::Sub": "\${Logs.Arn}/AWSLogs/*" }]
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
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    const writing = writingOf(resource, template);
    const permission = writing && permissionOf(writing, template);
    const policy = permission?.policy;
    if (!writing || !policy || permission.missing.length > 0) return;
    const { writer, bucket } = writing;
    if (writer === s3Logging || isCreatedAfter(template, resource.id, policy.id)) return;
    report({
      at: dependsOnOf(resource),
      message: `"${resource.id}" may come before "${policy.id}", which lets ${writer.name} write to bucket "${bucket.id}": it then refuses to create "${resource.id}".`,
      related: [{ at: policy.key, message: "The policy that it does not wait for." }],
      fixes: () => waitingFor(template, resource, [policy.id]),
    });
  },
};
