import { getAtt, sub } from "../../template/intrinsics.ts";
import type { Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { plainHttpCheck } from "../iam/plainHttp.ts";
import type { ResourceRule } from "../rule.ts";
import { bucketNamed, bucketType } from "./buckets.ts";

const policyType = "AWS::S3::BucketPolicy";

const check = plainHttpCheck({
  service: "s3",
  action: "s3:*",
  policies: { [policyType]: "Bucket" },
  named: bucketNamed,
  isAll: isBucketAndObjects,
  all: (id) => [getAtt(id, "Arn"), sub(`\${${id}.Arn}/*`)],
  policy: (id, document) => ({
    type: policyType,
    properties: { Bucket: { Ref: id }, PolicyDocument: document },
  }),
  message: (id) =>
    `"${id}" takes requests over plain HTTP: no bucket policy refuses them, and what they carry can be read and changed on its way.`,
});

export const s3PlainHttpAllowed: ResourceRule = {
  id: "s3-plain-http-allowed",
  severity: "medium",
  category: "Security",
  catalogue: ["s3-ssl-requests-only", "s3-bucket-policy-exists"],
  controls: ["FSBP S3.5"],
  needsNesting: true,
  resourceTypes: [bucketType],
  alsoReads: [policyType],
  docs: {
    summary: "A bucket takes requests over plain HTTP.",
    why: "S3 answers over HTTP as well as over HTTPS. Requests are signed, but not secret without TLS: whoever is on the way reads the objects. One statement in the bucket's policy refuses them all. The endpoint of a static website speaks plain HTTP only, so buckets with a WebsiteConfiguration are left alone.",
    bad: `{
  "Invoices": {
    "Type": "AWS::S3::Bucket"
  }
}`,
    good: `{
  "Invoices": {
    "Type": "AWS::S3::Bucket"
  },
  "InvoicesPolicy": {
    "Type": "AWS::S3::BucketPolicy",
    "Properties": {
      "Bucket": {
        "Ref": "Invoices"
      },
      "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "RefusePlainHttp",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": [
              {
                "Fn::GetAtt": [
                  "Invoices",
                  "Arn"
                ]
              },
              {
                "Fn::Sub": "\${Invoices.Arn}/*"
              }
            ],
            "Condition": {
              "Bool": {
                "aws:SecureTransport": "false"
              }
            }
          }
        ]
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
    ],
  },
  equivalents: {
    cfn_nag: ["W51"],
    guard: ["S3_BUCKET_SSL_REQUESTS_ONLY"],
    cdk_nag: ["AwsSolutions-S10", "S3BucketSSLRequestsOnly"],
  },

  check(bucket, report, template) {
    if (bucket.get("WebsiteConfiguration").kind === "absent") check(bucket, report, template);
  },
};

/** Whether ARNs are both the bucket's own and its objects'. */
function isBucketAndObjects(template: Template, list: Value): boolean | undefined {
  const ends = list.items().map((item) => endOf(template, item));
  const isObjects = ends.some((end) => end?.endsWith("*"));
  const isBucket = ends.some((end) => end !== undefined && !end.endsWith("/*"));
  if (isObjects && isBucket) return true;
  return ends.length === 0 || ends.includes(undefined) ? undefined : false;
}

/** The text that an ARN ends with, nothing where that is the bucket; undefined where only deployment can tell. */
function endOf(template: Template, arn: Value): string | undefined {
  const end = template.parts(arn)?.at(-1);
  if (typeof end !== "object") return end;
  return template.resource(end.to)?.type === bucketType ? "" : undefined;
}
