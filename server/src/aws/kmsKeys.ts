/** Where resources name the KMS key that they encrypt with, and for which service. */

/** Names that people write for EnableKeyRotation, and that CloudFormation refuses. */
export const misspeltRotation = ["KeyRotationEnabled", "KeyRotationStatus"];

/** What the data belongs to; names of aliases are made of it. */
export type KeyService =
  | "backup"
  | "cloudtrail"
  | "codebuild"
  | "codepipeline"
  | "docdb"
  | "dynamodb"
  | "ebs"
  | "ecr"
  | "efs"
  | "eks"
  | "elasticache"
  | "firehose"
  | "kinesis"
  | "lambda"
  | "logs"
  | "msk"
  | "neptune"
  | "opensearch"
  | "rds"
  | "redshift"
  | "s3"
  | "secrets"
  | "sns"
  | "sqs";

export interface KeyProperties {
  readonly service: KeyService;
  /** Paths below Properties; lists on the way are looked through. */
  readonly paths: readonly string[];
}

const of = (service: KeyService, ...paths: string[]): KeyProperties => ({ service, paths });

/**
 * By resource type. The pages of the types under
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const keyProperties: Readonly<Record<string, KeyProperties>> = {
  "AWS::Backup::BackupVault": of("backup", "EncryptionKeyArn"),
  "AWS::CloudTrail::Trail": of("cloudtrail", "KMSKeyId"),
  "AWS::CodeBuild::Project": of("codebuild", "EncryptionKey"),
  "AWS::CodePipeline::Pipeline": of(
    "codepipeline",
    "ArtifactStore.EncryptionKey.Id",
    "ArtifactStores.ArtifactStore.EncryptionKey.Id",
  ),
  "AWS::DocDB::DBCluster": of("docdb", "KmsKeyId"),
  "AWS::DynamoDB::Table": of("dynamodb", "SSESpecification.KMSMasterKeyId"),
  "AWS::EC2::Instance": of("ebs", "BlockDeviceMappings.Ebs.KmsKeyId"),
  "AWS::EC2::LaunchTemplate": of("ebs", "LaunchTemplateData.BlockDeviceMappings.Ebs.KmsKeyId"),
  "AWS::EC2::Volume": of("ebs", "KmsKeyId"),
  "AWS::ECR::Repository": of("ecr", "EncryptionConfiguration.KmsKey"),
  "AWS::EFS::FileSystem": of("efs", "KmsKeyId"),
  "AWS::EKS::Cluster": of("eks", "EncryptionConfig.Provider.KeyArn"),
  "AWS::ElastiCache::ReplicationGroup": of("elasticache", "KmsKeyId"),
  "AWS::Kinesis::Stream": of("kinesis", "StreamEncryption.KeyId"),
  "AWS::KinesisFirehose::DeliveryStream": of(
    "firehose",
    "DeliveryStreamEncryptionConfigurationInput.KeyARN",
  ),
  "AWS::Lambda::Function": of("lambda", "KmsKeyArn"),
  "AWS::Logs::LogGroup": of("logs", "KmsKeyId"),
  "AWS::MSK::Cluster": of("msk", "EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId"),
  "AWS::Neptune::DBCluster": of("neptune", "KmsKeyId"),
  "AWS::OpenSearchService::Domain": of("opensearch", "EncryptionAtRestOptions.KmsKeyId"),
  "AWS::RDS::DBCluster": of(
    "rds",
    "KmsKeyId",
    "PerformanceInsightsKmsKeyId",
    "MasterUserSecret.KmsKeyId",
  ),
  "AWS::RDS::DBInstance": of(
    "rds",
    "KmsKeyId",
    "PerformanceInsightsKMSKeyId",
    "MasterUserSecret.KmsKeyId",
  ),
  "AWS::Redshift::Cluster": of("redshift", "KmsKeyId"),
  "AWS::S3::Bucket": of(
    "s3",
    "BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID",
  ),
  "AWS::SNS::Topic": of("sns", "KmsMasterKeyId"),
  "AWS::SQS::Queue": of("sqs", "KmsMasterKeyId"),
  "AWS::SecretsManager::Secret": of("secrets", "KmsKeyId"),
};
