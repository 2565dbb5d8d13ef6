/** Which properties take the ids and ARNs of what, and how those look. */

export interface IdKind {
  /** What it is, as a message says it. */
  readonly what: string;
  readonly pattern: RegExp;
  /** The types whose Ref gives it; empty where some other attribute does. */
  readonly types: readonly string[];
  /** The type whose attribute Arn it is. */
  readonly arnOf?: string;
}

/**
 * Ids of EC2 have eight hexadecimal digits, or seventeen since 2016.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
 * https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
 */
const kinds = {
  ami: {
    what: "id of an AMI",
    pattern: /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    types: ["AWS::ImageBuilder::Image"],
  },
  vpc: {
    what: "id of a VPC",
    pattern: /^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    types: ["AWS::EC2::VPC"],
  },
  subnet: {
    what: "id of a subnet",
    pattern: /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    types: ["AWS::EC2::Subnet"],
  },
  group: {
    what: "id of a security group",
    pattern: /^sg-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    types: ["AWS::EC2::SecurityGroup"],
  },
  role: {
    what: "ARN of a role",
    arnOf: "AWS::IAM::Role",
    pattern: /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/,
    types: [],
  },
  topic: {
    what: "ARN of a topic",
    pattern: /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:.+$/,
    types: ["AWS::SNS::Topic"],
  },
  key: {
    what: "id, ARN or alias of a KMS key",
    pattern:
      /^(?:arn:aws[\w-]*:kms:[\w-]+:\d{12}:(?:key|alias)\/.+|alias\/.+|mrk-[0-9a-f]{32}|[0-9a-f-]{36})$/i,
    types: ["AWS::KMS::Key", "AWS::KMS::ReplicaKey", "AWS::KMS::Alias"],
  },
} satisfies Record<string, IdKind>;

/**
 * The properties, as paths below Properties; `*` stands for each element of a list. Roles of CodeBuild projects and ECS tasks are not
 * here: those services take a role's name too.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const properties: Readonly<Record<string, Readonly<Record<string, keyof typeof kinds>>>> = {
  "AWS::AutoScaling::AutoScalingGroup": { "VPCZoneIdentifier/*": "subnet" },
  "AWS::AutoScaling::LaunchConfiguration": { ImageId: "ami" },
  "AWS::CodeBuild::Project": {
    "VpcConfig/VpcId": "vpc",
    "VpcConfig/Subnets/*": "subnet",
    "VpcConfig/SecurityGroupIds/*": "group",
  },
  "AWS::CodeDeploy::DeploymentGroup": { ServiceRoleArn: "role" },
  "AWS::CodePipeline::Pipeline": { RoleArn: "role" },
  "AWS::Config::ConfigurationRecorder": { RoleARN: "role" },
  "AWS::DAX::Cluster": { IAMRoleARN: "role" },
  "AWS::DirectoryService::MicrosoftAD": {
    "VpcSettings/VpcId": "vpc",
    "VpcSettings/SubnetIds/*": "subnet",
  },
  "AWS::DirectoryService::SimpleAD": {
    "VpcSettings/VpcId": "vpc",
    "VpcSettings/SubnetIds/*": "subnet",
  },
  "AWS::DLM::LifecyclePolicy": { ExecutionRoleArn: "role" },
  "AWS::EC2::FlowLog": { DeliverLogsPermissionArn: "role" },
  "AWS::EC2::Instance": {
    ImageId: "ami",
    SubnetId: "subnet",
    "SecurityGroupIds/*": "group",
    "NetworkInterfaces/*/SubnetId": "subnet",
    "NetworkInterfaces/*/GroupSet/*": "group",
  },
  "AWS::EC2::LaunchTemplate": {
    "LaunchTemplateData/SecurityGroupIds/*": "group",
    "LaunchTemplateData/NetworkInterfaces/*/SubnetId": "subnet",
    "LaunchTemplateData/NetworkInterfaces/*/Groups/*": "group",
  },
  "AWS::EC2::NatGateway": { SubnetId: "subnet" },
  "AWS::EC2::NetworkAcl": { VpcId: "vpc" },
  "AWS::EC2::NetworkInterface": { SubnetId: "subnet", "GroupSet/*": "group" },
  "AWS::EC2::RouteTable": { VpcId: "vpc" },
  "AWS::EC2::SecurityGroup": {
    VpcId: "vpc",
    "SecurityGroupIngress/*/SourceSecurityGroupId": "group",
    "SecurityGroupEgress/*/DestinationSecurityGroupId": "group",
  },
  "AWS::EC2::SecurityGroupEgress": { GroupId: "group", DestinationSecurityGroupId: "group" },
  "AWS::EC2::SecurityGroupIngress": { GroupId: "group", SourceSecurityGroupId: "group" },
  "AWS::EC2::Subnet": { VpcId: "vpc" },
  "AWS::EC2::SubnetNetworkAclAssociation": { SubnetId: "subnet" },
  "AWS::EC2::SubnetRouteTableAssociation": { SubnetId: "subnet" },
  "AWS::EC2::VPCCidrBlock": { VpcId: "vpc" },
  "AWS::EC2::VPCEndpoint": {
    VpcId: "vpc",
    "SubnetIds/*": "subnet",
    "SecurityGroupIds/*": "group",
  },
  "AWS::EC2::VPCGatewayAttachment": { VpcId: "vpc" },
  "AWS::ECS::Service": {
    "NetworkConfiguration/AwsvpcConfiguration/Subnets/*": "subnet",
    "NetworkConfiguration/AwsvpcConfiguration/SecurityGroups/*": "group",
  },
  "AWS::EFS::MountTarget": { SubnetId: "subnet", "SecurityGroups/*": "group" },
  "AWS::EKS::Cluster": {
    RoleArn: "role",
    "ResourcesVpcConfig/SubnetIds/*": "subnet",
    "ResourcesVpcConfig/SecurityGroupIds/*": "group",
  },
  "AWS::EKS::Nodegroup": { NodeRole: "role", "Subnets/*": "subnet" },
  "AWS::ElastiCache::ReplicationGroup": { "SecurityGroupIds/*": "group" },
  "AWS::ElastiCache::SubnetGroup": { "SubnetIds/*": "subnet" },
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    "Subnets/*": "subnet",
    "SubnetMappings/*/SubnetId": "subnet",
    "SecurityGroups/*": "group",
  },
  "AWS::ElasticLoadBalancingV2::TargetGroup": { VpcId: "vpc" },
  "AWS::KinesisFirehose::DeliveryStream": {
    "ExtendedS3DestinationConfiguration/RoleARN": "role",
    "S3DestinationConfiguration/RoleARN": "role",
  },
  "AWS::Lambda::Function": {
    Role: "role",
    "VpcConfig/SubnetIds/*": "subnet",
    "VpcConfig/SecurityGroupIds/*": "group",
  },
  "AWS::RDS::DBCluster": { KmsKeyId: "key", "VpcSecurityGroupIds/*": "group" },
  "AWS::RDS::DBInstance": { KmsKeyId: "key", "VPCSecurityGroups/*": "group" },
  "AWS::RDS::DBSubnetGroup": { "SubnetIds/*": "subnet" },
  "AWS::Redshift::ClusterSubnetGroup": { "SubnetIds/*": "subnet" },
  "AWS::Route53Resolver::ResolverEndpoint": {
    "SecurityGroupIds/*": "group",
    "IpAddresses/*/SubnetId": "subnet",
  },
  "AWS::SNS::Subscription": { TopicArn: "topic" },
  "AWS::SNS::TopicPolicy": { "Topics/*": "topic" },
  "AWS::SNS::Topic": { KmsMasterKeyId: "key" },
  "AWS::SQS::Queue": { KmsMasterKeyId: "key" },
  "AWS::EC2::Volume": { KmsKeyId: "key" },
  "AWS::EFS::FileSystem": { KmsKeyId: "key" },
  "AWS::SecretsManager::Secret": { KmsKeyId: "key" },
  "AWS::DynamoDB::Table": { "SSESpecification/KMSMasterKeyId": "key" },
  "AWS::Kinesis::Stream": { "StreamEncryption/KeyId": "key" },
  "AWS::StepFunctions::StateMachine": { RoleArn: "role" },
};

export interface IdPlace {
  readonly path: readonly string[];
  readonly kind: IdKind;
}

const places = new Map(
  Object.entries(properties).map(([type, paths]): [string, readonly IdPlace[]] => [
    type,
    Object.entries(paths).map(([path, kind]) => ({ path: path.split("/"), kind: kinds[kind] })),
  ]),
);

/** The types that take ids. */
export const typesWithIds: readonly string[] = [...places.keys()];

/** The properties of a type that take ids. */
export const idPlacesOf = (type: string): readonly IdPlace[] => places.get(type) ?? [];
