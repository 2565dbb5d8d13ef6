/** What may become of a resource that leaves its stack. */

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
export const deletionPolicies = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html */
export const updateReplacePolicies = ["Delete", "Retain", "Snapshot"] as const;

/** The types of which CloudFormation takes a snapshot, as both pages list them. */
export const snapshotTypes: ReadonlySet<string> = new Set([
  "AWS::DocDB::DBCluster",
  "AWS::EC2::Volume",
  "AWS::ElastiCache::CacheCluster",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::Neptune::DBCluster",
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance",
  "AWS::Redshift::Cluster",
]);

/** Types of which every update makes a new one, and whose earlier ones have a policy of their own. */
export const versionTypes: ReadonlySet<string> = new Set([
  "AWS::Lambda::Version",
  "AWS::Lambda::LayerVersion",
]);

/** Databases of which CloudFormation takes a snapshot unless a DeletionPolicy says otherwise; of one in a cluster the cluster's. */
export const snapshotByDefault: ReadonlySet<string> = new Set([
  "AWS::RDS::DBCluster",
  "AWS::RDS::DBInstance",
]);
