/** What the properties of tables, and of the caches before them, must be. */
import { propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const keys = {
  AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
};

/** Facts about point-in-time recovery, of a table and of the replicas of a global one. */
const recovery = {
  severity: "medium",
  topics: ["reliability"],
  property: "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
  wants: { be: true },
  problem: "has no point-in-time recovery",
  consequence: "what is deleted or overwritten by mistake is gone for good",
  why: "With point-in-time recovery a table can be restored as it was in any second of the last 35 days. Without it there are the backups that somebody made in time.",
  fix: { to: true, safety: "review", cost: "DynamoDB charges for each gigabyte of the table" },
} as const;

export const dynamodbProperties = propertyRules([
  {
    ...recovery,
    id: "dynamodb-table-without-recovery",
    catalogue: ["dynamodb-pitr"],
    controls: ["FSBP DynamoDB.2"],
    equivalents: {
      checkov: ["CKV_AWS_28"],
      cfn_nag: ["W78"],
      guard: ["DYNAMODB_PITR_ENABLED"],
      cdk_nag: ["AwsSolutions-DDB3", "DynamoDBPITREnabled"],
      trivy: ["AWS-0024"],
    },
    types: ["AWS::DynamoDB::Table"],
    noun: "A table",
    example: keys,
    links: [
      `${guide}/Point-in-time-recovery.html`,
      `${reference}/aws-properties-dynamodb-table-pointintimerecoveryspecification.html`,
    ],
  },
  {
    ...recovery,
    id: "dynamodb-replica-without-recovery",
    catalogue: ["dynamodb-pitr"],
    equivalents: { checkov: ["CKV_AWS_165"], cdk_nag: ["DynamoDBPITREnabled"] },
    types: ["AWS::DynamoDB::GlobalTable"],
    within: "Replicas.*",
    noun: "A replica of a global table",
    example: { ...keys, Replicas: [{ Region: "eu-central-1" }] },
    links: [
      `${guide}/Point-in-time-recovery.html`,
      `${reference}/aws-properties-dynamodb-globaltable-pointintimerecoveryspecification.html`,
    ],
  },
  {
    id: "dynamodb-table-without-kms",
    severity: "low",
    catalogue: ["dynamodb-encryption-kms"],
    equivalents: {
      checkov: ["CKV_AWS_119"],
      cfn_nag: ["W74"],
      guard: ["DYNAMODB_TABLE_ENCRYPTED_KMS", "DYNAMODB_TABLE_MUST_BE_ENCRYPTED"],
      trivy: ["AWS-0025"],
    },
    types: ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"],
    property: "SSESpecification.SSEEnabled",
    wants: { be: true },
    noun: "A table",
    problem: "is encrypted with a key that AWS owns",
    consequence: "its use is in no log of yours, and no key policy decides who reads the table",
    why: "DynamoDB encrypts every table. With a key in KMS each use of the key is in CloudTrail, and with one of your own its policy decides as well who reads the data, and taking the key away ends it.",
    fix: {
      to: true,
      with: { "SSESpecification.SSEType": "KMS" },
      safety: "review",
      cost: "KMS charges for requests",
    },
    example: keys,
    links: [
      `${guide}/EncryptionAtRest.html`,
      `${reference}/aws-properties-dynamodb-table-ssespecification.html`,
    ],
  },
  {
    id: "dax-cluster-unencrypted",
    severity: "medium",
    catalogue: ["dax-encrypted"],
    controls: ["FSBP DynamoDB.3"],
    equivalents: {
      checkov: ["CKV_AWS_47"],
      cfn_nag: ["W83"],
      guard: ["DAX_ENCRYPTION_ENABLED"],
      cdk_nag: ["AwsSolutions-DDB4", "DAXEncrypted"],
      trivy: ["AWS-0023"],
    },
    types: ["AWS::DAX::Cluster"],
    property: "SSESpecification.SSEEnabled",
    wants: { be: true },
    noun: "A cache of tables",
    problem: "keeps its data unencrypted",
    consequence: "what DynamoDB encrypts lies readable on the disks of DAX",
    why: "A DAX cluster writes what it caches, logs and configuration to disk. Encryption costs nothing, and can be chosen only when the cluster is created.",
    fix: { to: true, safety: "review", cost: "an existing cluster is replaced" },
    example: {
      IAMRoleARN: "arn:aws:iam::111122223333:role/dax",
      NodeType: "dax.t3.small",
      ReplicationFactor: 3,
    },
    links: [
      `${guide}/DAXEncryptionAtRest.html`,
      `${reference}/aws-properties-dax-cluster-ssespecification.html`,
    ],
  },
]);
