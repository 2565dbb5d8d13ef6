import { getAtt, sub } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { foreignPolicyCheck, type Guarded, plainHttpCheck } from "../iam/plainHttp.ts";
import type { ResourceRule } from "../rule.ts";
import { bucketNamed, bucketType } from "./buckets.ts";

const policyType = "AWS::S3::BucketPolicy";

const guarded = {
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
} satisfies Guarded;

const checkBucket = plainHttpCheck(guarded);
const checkPolicy = foreignPolicyCheck(
  guarded,
  (id) =>
    `"${id}" refuses no requests over plain HTTP, and a bucket has one policy: what they carry to it can be read and changed on its way.`,
);

export const s3PlainHttpAllowed: ResourceRule = {
  id: "s3-plain-http-allowed",
  severity: "medium",
  category: "Security",
  catalogue: ["s3-ssl-requests-only", "s3-bucket-policy-exists"],
  controls: ["FSBP S3.5", "CIS 3.0.0 2.1.1"],
  needsNesting: true,
  resourceTypes: [bucketType, policyType],
  alsoReads: [policyType],
  docs: {
    summary: "A bucket takes requests over plain HTTP.",
    why: "S3 answers over HTTP as well as over HTTPS. Requests are signed, but not secret without TLS: whoever is on the way reads the objects. One statement in the bucket's policy refuses them all. The endpoint of a static website speaks plain HTTP only, so buckets with a WebsiteConfiguration are left alone; of a bucket that stands elsewhere, which may be one, its policy is reported, as low.",
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

  check(resource, report, template) {
    if (resource.type === policyType) checkPolicy(resource, report, template);
    else if (resource.get("WebsiteConfiguration").kind === "absent")
      checkBucket(resource, report, template);
  },
};

/** Whether ARNs are both the own one of a policy's bucket and its objects'. */
function isBucketAndObjects(template: Template, list: Value, policy: Resource) {
  const ends = list
    .items()
    .filter((item) => !isOfAnother(item, policy))
    .map((item) => endOf(template, item));
  const isObjects = ends.some((end) => end?.endsWith("*"));
  const isBucket = ends.some((end) => end !== undefined && !end.endsWith("/*"));
  if (isObjects && isBucket) return true;
  return list.items().length === 0 || ends.includes(undefined) ? undefined : false;
}

/** Whether an ARN names another bucket than the policy's, both as plain text. */
function isOfAnother(arn: Value, policy: Resource): boolean {
  const [, bucket] = textOf(arn)?.match(/^arn:[^:*]*:s3:::([^/*]+)(?:$|\/)/) ?? [];
  const own = textOf(policy.get("Bucket"));
  return bucket !== undefined && own !== undefined && bucket !== own;
}

/** The text that an ARN ends with, nothing where that is the bucket; undefined where only deployment can tell. */
function endOf(template: Template, arn: Value): string | undefined {
  const end = template.parts(arn)?.at(-1);
  if (typeof end !== "object") return end;
  return template.resource(end.to)?.type === bucketType ? "" : undefined;
}
