/**
 * Attributes beside those of the specification. CloudFormation documents what a type is read by Fn::GetAtt for as its read-only
 * properties, and the handlers of some types answer for the others too.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getatt.html
 */

/** Types of which Fn::GetAtt also gives the properties that a template sets. */
export const typesWithAllAttributes: ReadonlySet<string> = new Set([
  "AWS::Amplify::Branch",
  "AWS::Amplify::Domain",
  "AWS::AppSync::DomainName",
  "AWS::AppSync::FunctionConfiguration",
  "AWS::AppSync::Resolver",
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::Backup::BackupSelection",
  "AWS::Backup::BackupVault",
  "AWS::Backup::LogicallyAirGappedBackupVault",
  "AWS::CodeArtifact::Domain",
  "AWS::CodeArtifact::Repository",
  "AWS::EC2::CapacityReservation",
  "AWS::EC2::Instance",
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::Subnet",
  "AWS::EC2::VPC",
  "AWS::EFS::MountTarget",
  "AWS::EKS::Nodegroup",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::ElasticLoadBalancingV2::LoadBalancer",
  "AWS::EventSchemas::Discoverer",
  "AWS::EventSchemas::Registry",
  "AWS::EventSchemas::Schema",
  "AWS::Events::EventBus",
  "AWS::GameLift::GameSessionQueue",
  "AWS::GameLift::MatchmakingConfiguration",
  "AWS::GameLift::MatchmakingRuleSet",
  "AWS::Grafana::Workspace",
  "AWS::ManagedBlockchain::Node",
  "AWS::Neptune::DBCluster",
  "AWS::RDS::DBInstance",
  "AWS::RDS::DBParameterGroup",
  "AWS::RedshiftServerless::Workgroup",
  "AWS::Route53Resolver::ResolverRule",
  "AWS::Route53Resolver::ResolverRuleAssociation",
  "AWS::S3::AccessPoint",
  "AWS::SNS::Topic",
  "AWS::SQS::Queue",
  "AWS::SSM::Parameter",
  "AWS::StepFunctions::Activity",
]);

/** Services whose types are read in ways that nobody wrote down. */
export const servicesWithOpenAttributes: readonly string[] = [
  "AWS::Greengrass::",
  "AWS::ImageBuilder::",
  "AWS::OpsWorks::",
  "AWS::RoboMaker::",
  "AWS::SageMaker::",
];

/** Attributes by type that the specification lacks. */
export const moreAttributes: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticsearch-domain.html
  "AWS::Elasticsearch::Domain": ["DomainArn"],
  "AWS::OpenSearchService::Domain": ["DomainArn"],
};

/** Types that give the outputs of a stack of their own as `Outputs.Name`. */
export const typesWithOutputs: readonly string[] = [
  "AWS::CloudFormation::Stack",
  "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
];

/** Types whose attributes are whatever their provider answers. */
export const typesWithOpenAttributes: readonly string[] = [
  "AWS::CloudFormation::CustomResource",
  "AWS::CloudFormation::Macro",
];
