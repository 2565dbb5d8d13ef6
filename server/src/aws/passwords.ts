/** Properties that hold passwords, and keys and tokens that are as good as one. */
import type { Json } from "../syntax/syntax.ts";

/**
 * Where passwords stand, by resource type; `*` is each element of a list.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const passwordsOf: Readonly<Record<string, readonly string[]>> = {
  "AWS::AmazonMQ::Broker": ["Users.*.Password"],
  "AWS::Amplify::App": [
    "AccessToken",
    "AutoBranchCreationConfig.BasicAuthConfig.Password",
    "BasicAuthConfig.Password",
    "OauthToken",
  ],
  "AWS::Amplify::Branch": ["BasicAuthConfig.Password"],
  "AWS::AppStream::DirectoryConfig": ["ServiceAccountCredentials.AccountPassword"],
  "AWS::CodeBuild::SourceCredential": ["Token"],
  "AWS::CodePipeline::Webhook": ["AuthenticationConfiguration.SecretToken"],
  "AWS::Cognito::UserPoolIdentityProvider": ["ProviderDetails.client_secret"],
  "AWS::DirectoryService::MicrosoftAD": ["Password"],
  "AWS::DirectoryService::SimpleAD": ["Password"],
  "AWS::DMS::Endpoint": ["Password", "MongoDbSettings.Password"],
  "AWS::DocDB::DBCluster": ["MasterUserPassword"],
  "AWS::DocDBElastic::Cluster": ["AdminUserPassword"],
  "AWS::EC2::VPNConnection": ["VpnTunnelOptionsSpecifications.*.PreSharedKey"],
  "AWS::ElastiCache::ReplicationGroup": ["AuthToken"],
  "AWS::ElastiCache::User": ["Passwords.*"],
  "AWS::Elasticsearch::Domain": ["AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword"],
  "AWS::EMR::Cluster": [
    "KerberosAttributes.ADDomainJoinPassword",
    "KerberosAttributes.CrossRealmTrustPrincipalPassword",
    "KerberosAttributes.KdcAdminPassword",
  ],
  "AWS::Events::Connection": [
    "AuthParameters.ApiKeyAuthParameters.ApiKeyValue",
    "AuthParameters.BasicAuthParameters.Password",
    "AuthParameters.OAuthParameters.ClientParameters.ClientSecret",
  ],
  "AWS::FSx::FileSystem": [
    "OntapConfiguration.FsxAdminPassword",
    "WindowsConfiguration.SelfManagedActiveDirectoryConfiguration.Password",
  ],
  "AWS::FSx::StorageVirtualMachine": ["SvmAdminPassword"],
  "AWS::IAM::User": ["LoginProfile.Password"],
  "AWS::Glue::Connection": ["ConnectionInput.ConnectionProperties.PASSWORD"],
  "AWS::KinesisFirehose::DeliveryStream": [
    "HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey",
    "RedshiftDestinationConfiguration.Password",
    "SnowflakeDestinationConfiguration.KeyPassphrase",
    "SnowflakeDestinationConfiguration.PrivateKey",
    "SplunkDestinationConfiguration.HECToken",
  ],
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

/** The names of such properties that mean nothing else wherever they stand. */
export const passwordProperties: ReadonlySet<string> = new Set(
  Object.values(passwordsOf)
    .flatMap((paths) =>
      paths.map((path) => path.split(".").findLast((name) => name !== "*") ?? path),
    )
    .filter((name) => /passwords?$|^AuthToken$/i.test(name)),
);

/** Letters and digits, which every service takes, at least one of each kind. */
const plain: Json = { PasswordLength: 24, ExcludePunctuation: true };
/** OpenSearch wants a special character too. */
const special: Json = { PasswordLength: 24, ExcludeCharacters: "\"'/@\\" };

/**
 * How Secrets Manager makes a password for resources that are given a new one by the template: it need be nobody's that there is already.
 * The rules for passwords are on the pages of the properties, at the place above.
 */
export const newPasswords: Readonly<Record<string, Json>> = {
  "AWS::AmazonMQ::Broker": plain,
  "AWS::DirectoryService::MicrosoftAD": plain,
  "AWS::DirectoryService::SimpleAD": plain,
  "AWS::DocDB::DBCluster": plain,
  "AWS::DocDBElastic::Cluster": plain,
  "AWS::ElastiCache::ReplicationGroup": plain,
  "AWS::ElastiCache::User": plain,
  "AWS::Elasticsearch::Domain": special,
  "AWS::Lightsail::Database": plain,
  "AWS::MemoryDB::User": plain,
  "AWS::OpenSearchService::Domain": special,
  "AWS::RDS::DBCluster": plain,
  "AWS::RDS::DBInstance": plain,
  "AWS::Redshift::Cluster": plain,
  "AWS::RedshiftServerless::Namespace": plain,
};

/**
 * Characters that a service refuses in a master password, of those that Secrets Manager would put there; it puts no spaces.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 * https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBCluster.html
 * https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
 */
export const refusedCharacters: Readonly<Record<string, string>> = {
  "AWS::DocDB::DBCluster": '"/@',
  "AWS::RDS::DBCluster": '"/@',
  "AWS::RDS::DBInstance": '"/@',
  "AWS::Redshift::Cluster": "\"'/@\\",
};
