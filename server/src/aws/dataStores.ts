/** Types whose resources hold what nobody can make again. */

/** Messages and logs are left out: most teams let them go with their queue or group. */
export const dataStores = [
  "AWS::Backup::BackupVault",
  "AWS::Cassandra::Table",
  "AWS::Cognito::UserPool",
  "AWS::DocDB::DBCluster",
  "AWS::DynamoDB::GlobalTable",
  "AWS::DynamoDB::Table",
  "AWS::EC2::Volume",
  "AWS::ECR::Repository",
  "AWS::EFS::FileSystem",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::Elasticsearch::Domain",
  "AWS::FSx::FileSystem",
  "AWS::KMS::Key",
  "AWS::Kinesis::Stream",
  "AWS::Neptune::DBCluster",
  "AWS::OpenSearchService::Domain",
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance",
  "AWS::Redshift::Cluster",
  "AWS::S3::Bucket",
  "AWS::SecretsManager::Secret",
  "AWS::Timestream::Table",
] as const;
