/** Properties that hold passwords. */

/**
 * Where passwords stand, by resource type; `*` is each element of a list.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const passwordsOf: Readonly<Record<string, readonly string[]>> = {
  "AWS::AmazonMQ::Broker": ["Users.*.Password"],
  "AWS::AppStream::DirectoryConfig": ["ServiceAccountCredentials.AccountPassword"],
  "AWS::DirectoryService::MicrosoftAD": ["Password"],
  "AWS::DirectoryService::SimpleAD": ["Password"],
  "AWS::DMS::Endpoint": ["Password", "MongoDbSettings.Password"],
  "AWS::DocDB::DBCluster": ["MasterUserPassword"],
  "AWS::DocDBElastic::Cluster": ["AdminUserPassword"],
  "AWS::ElastiCache::ReplicationGroup": ["AuthToken"],
  "AWS::ElastiCache::User": ["Passwords.*"],
  "AWS::Elasticsearch::Domain": ["AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword"],
  "AWS::EMR::Cluster": [
    "KerberosAttributes.ADDomainJoinPassword",
    "KerberosAttributes.CrossRealmTrustPrincipalPassword",
    "KerberosAttributes.KdcAdminPassword",
  ],
  "AWS::FSx::FileSystem": [
    "OntapConfiguration.FsxAdminPassword",
    "WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password",
  ],
  "AWS::FSx::StorageVirtualMachine": ["SvmAdminPassword"],
  "AWS::IAM::User": ["LoginProfile.Password"],
  "AWS::KinesisFirehose::DeliveryStream": ["RedshiftDestinationConfiguration.Password"],
  "AWS::Lightsail::Database": ["MasterUserPassword"],
  "AWS::ManagedBlockchain::Member": [
    "MemberConfiguration.MemberFrameworkConfiguration.MemberFabricConfiguration.AdminPassword",
  ],
  "AWS::MemoryDB::User": ["AuthenticationMode.Passwords.*"],
  "AWS::OpenSearchService::Domain": [
    "AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword",
  ],
  "AWS::OpsWorks::App": ["AppSource.Password"],
  "AWS::OpsWorks::Stack": ["CustomCookbooksSource.Password", "RdsDbInstances.*.DbPassword"],
  "AWS::RDS::DBCluster": ["MasterUserPassword"],
  "AWS::RDS::DBInstance": ["MasterUserPassword"],
  "AWS::Redshift::Cluster": ["MasterUserPassword"],
  "AWS::RedshiftServerless::Namespace": ["AdminUserPassword"],
};

/** The names of such properties, wherever they stand. */
export const passwordProperties: ReadonlySet<string> = new Set(
  Object.values(passwordsOf).flatMap((paths) =>
    paths.map((path) => path.split(".").findLast((name) => name !== "*") ?? path),
  ),
);
