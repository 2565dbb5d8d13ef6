/** What the properties of buckets must be. */
import { type Exception, mayBe, propertyRules } from "../propertyRules.ts";
import { takesAccessLogs, takesLoadBalancerLogs } from "./buckets.ts";

const userGuide = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const encryption = (SSEAlgorithm: string, more: object = {}) => ({
  ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm }, ...more }],
});

const kmsCost = "readers need the key, and its use is paid for";

/** AWS delivers access logs to no bucket that encrypts with a KMS key. */
const takesLogs: Exception = (_, bucket, template) =>
  takesAccessLogs(bucket, template) || takesLoadBalancerLogs(bucket, template);

export const s3Properties = propertyRules([
  {
    id: "s3-bucket-without-versions",
    severity: "medium",
    topics: ["security", "reliability"],
    catalogue: ["s3-versioning"],
    controls: ["FSBP S3.14"],
    equivalents: {
      checkov: ["CKV_AWS_21"],
      guard: ["S3_BUCKET_VERSIONING_ENABLED"],
      cdk_nag: ["S3BucketVersioningEnabled"],
      trivy: ["AWS-0090"],
    },
    types: ["AWS::S3::Bucket"],
    property: "VersioningConfiguration.Status",
    wants: { be: "Enabled" },
    unless: [mayBe("ObjectLockEnabled", [true])],
    noun: "A bucket",
    problem: "keeps no earlier versions of its objects",
    consequence: "what is overwritten or deleted, by mistake or by ransomware, is gone",
    why: "With versions a deleted object is only hidden, and an overwritten one still there beneath. They also are what replication and Object Lock build on. Every version costs what an object costs, so a rule of the LifecycleConfiguration should end them after a while.",
    fix: {
      to: "Enabled",
      safety: "review",
      cost: "every version is paid for until a lifecycle rule ends it",
    },
    example: { BucketName: "invoices-of-orders" },
    links: [
      `${userGuide}/Versioning.html`,
      `${reference}/aws-properties-s3-bucket-versioningconfiguration.html`,
    ],
  },
  {
    id: "s3-encryption-left-to-default",
    severity: "low",
    catalogue: ["s3-encryption", "s3-encryption-kms"],
    equivalents: {
      checkov: ["CKV_AWS_19"],
      cfn_nag: ["W41"],
      guard: ["S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"],
      trivy: ["AWS-0088"],
    },
    types: ["AWS::S3::Bucket"],
    property: "BucketEncryption",
    wants: { beSet: true },
    noun: "A bucket",
    problem: "does not say how its objects are encrypted",
    consequence:
      "S3 encrypts them with keys of its own, and audits of the template find nothing that says so",
    why: "Since January 2023 S3 encrypts every new object, so nothing lies open. A template that says so holds the bucket to it, shows it to whoever reviews the template, and passes checks that look for it.",
    fix: { to: encryption("AES256"), safety: "safe" },
    example: { BucketName: "invoices-of-orders" },
    links: [
      `${userGuide}/default-bucket-encryption.html`,
      `${reference}/aws-properties-s3-bucket-bucketencryption.html`,
    ],
  },
  {
    id: "s3-encryption-without-kms",
    severity: "low",
    catalogue: ["s3-encryption-kms"],
    controls: ["FSBP S3.17"],
    equivalents: {
      guard: ["S3_DEFAULT_ENCRYPTION_KMS"],
      cdk_nag: ["S3DefaultEncryptionKMS"],
      trivy: ["AWS-0132"],
    },
    types: ["AWS::S3::Bucket"],
    within: "BucketEncryption.ServerSideEncryptionConfiguration.*",
    property: "ServerSideEncryptionByDefault.SSEAlgorithm",
    wants: { be: ["aws:kms", "aws:kms:dsse"] },
    holder: {
      property: "BucketEncryption",
      fix: {
        to: encryption("aws:kms", { BucketKeyEnabled: true }),
        safety: "review",
        cost: kmsCost,
      },
    },
    unless: [
      takesLogs,
      // Visitors of a website have no credentials, without which KMS decrypts nothing.
      (_, bucket) => bucket.get("WebsiteConfiguration").kind !== "absent",
    ],
    noun: "A bucket",
    problem: "encrypts its objects without a KMS key",
    consequence:
      "whoever may read the bucket reads them, and no key policy or key log stands in between",
    why: "Keys of S3's own guard against stolen disks alone. With a KMS key a reader needs the key as well, CloudTrail logs its every use, and all objects become unreadable at once when it is disabled. A bucket key keeps the number of calls, and their price, small.",
    fix: {
      to: "aws:kms",
      safety: "review",
      with: { BucketKeyEnabled: true },
      cost: kmsCost,
    },
    example: { BucketEncryption: encryption("AES256") },
    links: [`${userGuide}/UsingKMSEncryption.html`, `${userGuide}/bucket-key.html`],
  },
]);
