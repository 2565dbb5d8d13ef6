/** A key, and what it encrypts: a bucket, a table, a log group and a secret. */
import { join, ref, sub } from "../../server/src/template/intrinsics.ts";
import type { Part } from "./part.ts";

export const storage: Part = (copy) => {
  const { number, id, marked, unmarked, tags, resource } = copy;
  const isAliased = number % 5 !== 2;
  const bucket =
    number % 3 === 1
      ? unmarked("invoices")
      : sub(`${unmarked("invoices")}-\${AWS::AccountId}-\${EnvironmentSuffix}`);
  return [
    resource(
      "EncryptionKey",
      "AWS::KMS::Key",
      {
        Description: sub("Encrypts the data at rest of ${ProjectName} in ${Environment}"),
        ...(number % 4 !== 1 && { EnableKeyRotation: true }),
        PendingWindowInDays: 30,
        KeyPolicy: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "AllowAdministration",
              Effect: "Allow",
              Principal: { AWS: sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root") },
              Action: "kms:*",
              Resource: "*",
            },
            ...(number % 4 === 2
              ? []
              : [
                  {
                    Sid: "AllowLogs",
                    Effect: "Allow",
                    Principal: { Service: sub("logs.${AWS::Region}.amazonaws.com") },
                    Action: [
                      "kms:Encrypt",
                      "kms:Decrypt",
                      "kms:ReEncrypt*",
                      "kms:GenerateDataKey*",
                      "kms:DescribeKey",
                    ],
                    Resource: "*",
                  },
                ]),
          ],
        },
        Tags: tags(marked("key")),
      },
      {
        output: {
          description: "ARN of the key that encrypts the data",
          value: copy.arn("EncryptionKey"),
        },
      },
    ),
    ...(isAliased
      ? [
          resource("EncryptionKeyAlias", "AWS::KMS::Alias", {
            AliasName: join("/", ["alias", marked("key")]),
            TargetKeyId: copy.ref("EncryptionKey"),
          }),
        ]
      : []),
    resource(
      "InvoiceBucket",
      "AWS::S3::Bucket",
      {
        BucketName: bucket,
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              BucketKeyEnabled: true,
              ServerSideEncryptionByDefault: {
                SSEAlgorithm: "aws:kms",
                KMSMasterKeyID: copy.arn("EncryptionKey"),
              },
            },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        VersioningConfiguration: { Status: "Enabled" },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: "Archive",
              Status: "Enabled",
              Transitions: [{ StorageClass: "GLACIER", TransitionInDays: 90 }],
            },
          ],
        },
        Tags: tags(marked("invoices")),
      },
      {
        attributes: { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" },
        output: {
          description: "Name of the bucket that keeps the invoices",
          value: copy.ref("InvoiceBucket"),
        },
      },
    ),
    resource("InvoiceBucketPolicy", "AWS::S3::BucketPolicy", {
      Bucket: copy.ref("InvoiceBucket"),
      PolicyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "DenyInsecureTransport",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [copy.arn("InvoiceBucket"), sub(`\${${id("InvoiceBucket")}.Arn}/*`)],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      },
    }),
    resource(
      "SessionTable",
      "AWS::DynamoDB::Table",
      {
        TableName: marked("sessions"),
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [
          { AttributeName: "SessionId", AttributeType: "S" },
          { AttributeName: "CustomerId", AttributeType: "S" },
        ],
        KeySchema: [{ AttributeName: "SessionId", KeyType: "HASH" }],
        GlobalSecondaryIndexes: [
          {
            IndexName: "ByCustomer",
            KeySchema: [{ AttributeName: "CustomerId", KeyType: "HASH" }],
            Projection: { ProjectionType: "ALL" },
          },
        ],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: {
          SSEEnabled: true,
          SSEType: "KMS",
          KMSMasterKeyId: copy.ref("EncryptionKey"),
        },
        Tags: tags(marked("sessions")),
      },
      {
        output: {
          description: "Name of the table of sessions",
          value: copy.ref("SessionTable"),
          isExported: number % 2 === 0,
        },
      },
    ),
    resource("ApplicationLogs", "AWS::Logs::LogGroup", {
      LogGroupName: sub(`/\${ProjectName}/${unmarked("application")}/\${EnvironmentSuffix}`),
      RetentionInDays: ref("LogRetentionInDays"),
      KmsKeyId: copy.arn("EncryptionKey"),
    }),
    resource("DatabaseSecret", "AWS::SecretsManager::Secret", {
      Name: marked("database"),
      Description: "User and password of the database, which nobody types",
      KmsKeyId: copy.ref("EncryptionKey"),
      GenerateSecretString: {
        SecretStringTemplate: '{"username": "billing"}',
        GenerateStringKey: "password",
        PasswordLength: 32,
        ExcludeCharacters: '"@/\\',
      },
      Tags: tags(marked("database")),
    }),
  ];
};
