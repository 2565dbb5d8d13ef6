/** Which property gives a resource its physical name, how long that may be, and where AWS allows it only once. */

/** A property that names resources of a type so that AWS allows the name only once. */
export interface PhysicalName {
  /** The path below Properties. */
  readonly property: readonly [string, ...string[]];
  /** The most characters that the service accepts. */
  readonly limit: number;
  /** Where AWS allows the name once, as a message says it. */
  readonly scope: string;
  /** The property that says where the name must be unique, where that is neither account nor Region. */
  readonly within?: string;
}

/**
 * Names of which there may be one in all of AWS. Sources of this table and the next: the resource schemas of CloudFormation
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html), in which such a
 * name is the primary identifier or part of the ARN and changing it replaces the resource; limits from there and, where the
 * schemas have none, from the services' Create operations. What several resources may share is not here: names of REST APIs, user pools, task
 * families, layers, job definitions; nor what is unique within its parent only: stages, models, add-ons, inline policies, metric filters.
 */
const global: Table = {
  "AWS::S3::Bucket": ["BucketName", 63],
};

/** Names of which an account may have one, in whatever Region. */
const perAccount: Table = {
  "AWS::IAM::Role": ["RoleName", 64],
  "AWS::IAM::User": ["UserName", 64],
  "AWS::IAM::Group": ["GroupName", 128],
  "AWS::IAM::ManagedPolicy": ["ManagedPolicyName", 128],
  "AWS::IAM::InstanceProfile": ["InstanceProfileName", 128],
  "AWS::IAM::ServerCertificate": ["ServerCertificateName", 128],
  "AWS::IAM::SAMLProvider": ["Name", 128],
  "AWS::CloudFront::CachePolicy": ["CachePolicyConfig.Name", 128],
  "AWS::CloudFront::Function": ["Name", 64],
  "AWS::CloudFront::KeyValueStore": ["Name", 64],
  "AWS::CloudFront::OriginAccessControl": ["OriginAccessControlConfig.Name", 64],
  "AWS::CloudFront::OriginRequestPolicy": ["OriginRequestPolicyConfig.Name", 128],
  "AWS::CloudFront::ResponseHeadersPolicy": ["ResponseHeadersPolicyConfig.Name", 128],
  "AWS::CloudWatch::Dashboard": ["DashboardName", 255],
  "AWS::Budgets::Budget": ["Budget.BudgetName", 100],
  "AWS::S3::MultiRegionAccessPoint": ["Name", 50],
};

/** Names of which an account may have one in a Region. */
const perRegion: Table = {
  "AWS::S3::AccessPoint": ["Name", 50],
  "AWS::S3ObjectLambda::AccessPoint": ["Name", 45],
  "AWS::AmazonMQ::Broker": ["BrokerName", 50],
  "AWS::AppMesh::Mesh": ["MeshName", 255],
  "AWS::AppRunner::Service": ["ServiceName", 40],
  "AWS::Athena::DataCatalog": ["Name", 256],
  "AWS::Athena::WorkGroup": ["Name", 128],
  "AWS::AutoScaling::AutoScalingGroup": ["AutoScalingGroupName", 255],
  "AWS::AutoScaling::LaunchConfiguration": ["LaunchConfigurationName", 255],
  "AWS::Backup::BackupVault": ["BackupVaultName", 50],
  "AWS::Batch::ComputeEnvironment": ["ComputeEnvironmentName", 128],
  "AWS::Batch::JobQueue": ["JobQueueName", 128],
  "AWS::Batch::SchedulingPolicy": ["Name", 128],
  "AWS::Bedrock::Agent": ["AgentName", 100],
  "AWS::Bedrock::Guardrail": ["Name", 50],
  "AWS::Bedrock::KnowledgeBase": ["Name", 100],
  "AWS::CloudFormation::Macro": ["Name", 64],
  "AWS::CloudFormation::StackSet": ["StackSetName", 128],
  "AWS::CloudTrail::Trail": ["TrailName", 128],
  "AWS::CloudWatch::Alarm": ["AlarmName", 255],
  "AWS::CloudWatch::CompositeAlarm": ["AlarmName", 255],
  "AWS::CloudWatch::MetricStream": ["Name", 255],
  "AWS::CodeBuild::Project": ["Name", 150],
  "AWS::CodeCommit::Repository": ["RepositoryName", 100],
  "AWS::CodeDeploy::Application": ["ApplicationName", 100],
  "AWS::CodeDeploy::DeploymentConfig": ["DeploymentConfigName", 100],
  "AWS::CodePipeline::Pipeline": ["Name", 100],
  "AWS::Config::ConfigRule": ["ConfigRuleName", 128],
  "AWS::Config::ConfigurationAggregator": ["ConfigurationAggregatorName", 256],
  "AWS::Config::ConformancePack": ["ConformancePackName", 51],
  "AWS::DAX::Cluster": ["ClusterName", 20],
  "AWS::DMS::Endpoint": ["EndpointIdentifier", 255],
  "AWS::DMS::ReplicationInstance": ["ReplicationInstanceIdentifier", 63],
  "AWS::DMS::ReplicationSubnetGroup": ["ReplicationSubnetGroupIdentifier", 255],
  "AWS::DMS::ReplicationTask": ["ReplicationTaskIdentifier", 255],
  "AWS::DocDB::DBCluster": ["DBClusterIdentifier", 63],
  "AWS::DocDB::DBClusterParameterGroup": ["Name", 255],
  "AWS::DocDB::DBInstance": ["DBInstanceIdentifier", 63],
  "AWS::DocDB::DBSubnetGroup": ["DBSubnetGroupName", 255],
  "AWS::DynamoDB::GlobalTable": ["TableName", 255],
  "AWS::DynamoDB::Table": ["TableName", 255],
  "AWS::EC2::KeyPair": ["KeyName", 255],
  "AWS::EC2::LaunchTemplate": ["LaunchTemplateName", 128],
  "AWS::ECR::Repository": ["RepositoryName", 256],
  "AWS::ECS::CapacityProvider": ["Name", 255],
  "AWS::ECS::Cluster": ["ClusterName", 255],
  "AWS::EKS::Cluster": ["Name", 100],
  "AWS::ElastiCache::CacheCluster": ["ClusterName", 50],
  "AWS::ElastiCache::ReplicationGroup": ["ReplicationGroupId", 40],
  "AWS::ElastiCache::ServerlessCache": ["ServerlessCacheName", 40],
  "AWS::ElastiCache::SubnetGroup": ["CacheSubnetGroupName", 255],
  "AWS::ElastiCache::User": ["UserId", 40],
  "AWS::ElastiCache::UserGroup": ["UserGroupId", 40],
  "AWS::ElasticBeanstalk::Application": ["ApplicationName", 100],
  "AWS::ElasticBeanstalk::Environment": ["EnvironmentName", 40],
  "AWS::ElasticLoadBalancing::LoadBalancer": ["LoadBalancerName", 32],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": ["Name", 32],
  "AWS::ElasticLoadBalancingV2::TargetGroup": ["Name", 32],
  "AWS::Elasticsearch::Domain": ["DomainName", 28],
  "AWS::Events::ApiDestination": ["Name", 64],
  "AWS::Events::Archive": ["ArchiveName", 48],
  "AWS::Events::Connection": ["Name", 64],
  "AWS::Events::EventBus": ["Name", 256],
  "AWS::Glue::Crawler": ["Name", 255],
  "AWS::Glue::Job": ["Name", 255],
  "AWS::Glue::Registry": ["Name", 255],
  "AWS::Glue::SecurityConfiguration": ["Name", 255],
  "AWS::Glue::Trigger": ["Name", 255],
  "AWS::Glue::Workflow": ["Name", 255],
  "AWS::IoT::Policy": ["PolicyName", 128],
  "AWS::IoT::Thing": ["ThingName", 128],
  "AWS::Kinesis::Stream": ["Name", 128],
  "AWS::KinesisAnalyticsV2::Application": ["ApplicationName", 128],
  "AWS::KinesisFirehose::DeliveryStream": ["DeliveryStreamName", 64],
  "AWS::KinesisVideo::Stream": ["Name", 256],
  "AWS::KMS::Alias": ["AliasName", 256],
  "AWS::Lambda::Function": ["FunctionName", 64],
  "AWS::Logs::Destination": ["DestinationName", 512],
  "AWS::Logs::LogGroup": ["LogGroupName", 512],
  "AWS::Logs::ResourcePolicy": ["PolicyName", 255],
  "AWS::MemoryDB::ACL": ["ACLName", 40],
  "AWS::MemoryDB::Cluster": ["ClusterName", 40],
  "AWS::MemoryDB::ParameterGroup": ["ParameterGroupName", 255],
  "AWS::MemoryDB::SubnetGroup": ["SubnetGroupName", 255],
  "AWS::MSK::Cluster": ["ClusterName", 64],
  "AWS::MSK::Configuration": ["Name", 255],
  "AWS::MWAA::Environment": ["Name", 80],
  "AWS::Neptune::DBCluster": ["DBClusterIdentifier", 63],
  "AWS::Neptune::DBClusterParameterGroup": ["Name", 255],
  "AWS::Neptune::DBInstance": ["DBInstanceIdentifier", 63],
  "AWS::Neptune::DBParameterGroup": ["Name", 255],
  "AWS::Neptune::DBSubnetGroup": ["DBSubnetGroupName", 255],
  "AWS::NetworkFirewall::Firewall": ["FirewallName", 128],
  "AWS::NetworkFirewall::FirewallPolicy": ["FirewallPolicyName", 128],
  "AWS::NetworkFirewall::RuleGroup": ["RuleGroupName", 128],
  "AWS::OpenSearchServerless::Collection": ["Name", 32],
  "AWS::OpenSearchService::Domain": ["DomainName", 28],
  "AWS::Pipes::Pipe": ["Name", 64],
  "AWS::RDS::DBCluster": ["DBClusterIdentifier", 63],
  "AWS::RDS::DBClusterParameterGroup": ["DBClusterParameterGroupName", 255],
  "AWS::RDS::DBInstance": ["DBInstanceIdentifier", 63],
  "AWS::RDS::DBParameterGroup": ["DBParameterGroupName", 255],
  "AWS::RDS::DBProxy": ["DBProxyName", 63],
  "AWS::RDS::DBProxyEndpoint": ["DBProxyEndpointName", 63],
  "AWS::RDS::DBSubnetGroup": ["DBSubnetGroupName", 255],
  "AWS::RDS::EventSubscription": ["SubscriptionName", 255],
  "AWS::RDS::GlobalCluster": ["GlobalClusterIdentifier", 63],
  "AWS::RDS::OptionGroup": ["OptionGroupName", 255],
  "AWS::Redshift::Cluster": ["ClusterIdentifier", 63],
  "AWS::Redshift::ClusterParameterGroup": ["ParameterGroupName", 255],
  "AWS::Redshift::EventSubscription": ["SubscriptionName", 255],
  "AWS::RedshiftServerless::Namespace": ["NamespaceName", 64],
  "AWS::RedshiftServerless::Workgroup": ["WorkgroupName", 64],
  "AWS::ResourceGroups::Group": ["Name", 128],
  "AWS::SageMaker::Endpoint": ["EndpointName", 63],
  "AWS::SageMaker::EndpointConfig": ["EndpointConfigName", 63],
  "AWS::SageMaker::Model": ["ModelName", 63],
  "AWS::SageMaker::NotebookInstance": ["NotebookInstanceName", 63],
  "AWS::SageMaker::Pipeline": ["PipelineName", 256],
  "AWS::Scheduler::ScheduleGroup": ["Name", 64],
  "AWS::SecretsManager::Secret": ["Name", 512],
  "AWS::SES::ConfigurationSet": ["Name", 64],
  "AWS::SES::ReceiptRuleSet": ["RuleSetName", 64],
  "AWS::SES::Template": ["Template.TemplateName", 64],
  "AWS::ServiceDiscovery::HttpNamespace": ["Name", 1024],
  "AWS::SNS::Topic": ["TopicName", 256],
  "AWS::SQS::Queue": ["QueueName", 80],
  "AWS::SSM::Document": ["Name", 128],
  "AWS::SSM::Parameter": ["Name", 1011],
  "AWS::StepFunctions::Activity": ["Name", 80],
  "AWS::StepFunctions::StateMachine": ["StateMachineName", 80],
  "AWS::Synthetics::Canary": ["Name", 255],
  "AWS::VpcLattice::Service": ["Name", 40],
  "AWS::VpcLattice::ServiceNetwork": ["Name", 63],
  "AWS::Serverless::Function": ["FunctionName", 64],
  "AWS::Serverless::SimpleTable": ["TableName", 255],
  "AWS::Serverless::StateMachine": ["Name", 80],
};

/** Property, its limit, and the property that names the parent in which the name is unique. */
const perParent: Readonly<Record<string, readonly [string, number, string, string]>> = {
  "AWS::EC2::SecurityGroup": ["GroupName", 255, "VpcId", "a VPC"],
  "AWS::ECS::Service": ["ServiceName", 255, "Cluster", "a cluster"],
  "AWS::Events::Rule": ["Name", 64, "EventBusName", "an event bus"],
  "AWS::Scheduler::Schedule": ["Name", 64, "GroupName", "a schedule group"],
  "AWS::WAFv2::IPSet": ["Name", 128, "Scope", "a scope"],
  "AWS::WAFv2::RegexPatternSet": ["Name", 128, "Scope", "a scope"],
  "AWS::WAFv2::RuleGroup": ["Name", 128, "Scope", "a scope"],
  "AWS::WAFv2::WebACL": ["Name", 128, "Scope", "a scope"],
};

type Table = Readonly<Record<string, readonly [string, number]>>;

const physicalNames: ReadonlyMap<string, PhysicalName> = new Map([
  ...entries(global, "in all of AWS"),
  ...entries(perAccount, "in an account"),
  ...entries(perRegion, "in an account and Region"),
  ...Object.entries(perParent).map(
    ([type, [name, limit, within, parent]]): [string, PhysicalName] => [
      type,
      { property: [name], limit, scope: `in ${parent}`, within },
    ],
  ),
  // Node groups make other named things in the account (Auto Scaling groups, launch templates), and outlive clusters.
  ["AWS::EKS::Nodegroup", { property: ["NodegroupName"], limit: 63, scope: "in a cluster" }],
]);

function entries(table: Table, scope: string): [string, PhysicalName][] {
  return Object.entries(table).map(([type, [path, limit]]) => {
    const [first = path, ...rest] = path.split(".");
    return [type, { property: [first, ...rest], limit, scope }];
  });
}

/** The types whose resources have such a name. */
export const namedTypes: readonly string[] = [...physicalNames.keys()];

/** The property that names resources of the type; undefined where none does. */
export const physicalNameOf = (type: string): PhysicalName | undefined => physicalNames.get(type);

/** Types whose names CloudFormation changes in place; all others are replaced. */
const renamedInPlace: readonly string[] = [
  "AWS::Bedrock::Agent",
  "AWS::Bedrock::Guardrail",
  "AWS::Bedrock::KnowledgeBase",
  "AWS::CloudFront::CachePolicy",
  "AWS::CloudFront::OriginAccessControl",
  "AWS::CloudFront::OriginRequestPolicy",
  "AWS::CloudFront::ResponseHeadersPolicy",
  "AWS::CodeCommit::Repository",
  "AWS::DMS::Endpoint",
  "AWS::DMS::ReplicationInstance",
  "AWS::DMS::ReplicationTask",
];

/** Whether another name makes CloudFormation create a new resource and delete the old one. */
export const isReplacedByRenaming = (type: string): boolean => !renamedInPlace.includes(type);

/** Types whose names may not have capital letters. */
const lowerCase: readonly string[] = [
  "AWS::ECR::Repository",
  "AWS::Elasticsearch::Domain",
  "AWS::OpenSearchServerless::Collection",
  "AWS::OpenSearchService::Domain",
  "AWS::RedshiftServerless::Namespace",
  "AWS::RedshiftServerless::Workgroup",
  "AWS::S3::AccessPoint",
  "AWS::S3::Bucket",
  "AWS::S3::MultiRegionAccessPoint",
  "AWS::S3ObjectLambda::AccessPoint",
  "AWS::Synthetics::Canary",
  "AWS::VpcLattice::Service",
  "AWS::VpcLattice::ServiceNetwork",
];

export const isLowerCaseOnly = (type: string): boolean => lowerCase.includes(type);
