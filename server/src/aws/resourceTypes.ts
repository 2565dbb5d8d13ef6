/** Which resource types there are besides those of the specification, and which people take for some. */
import { specificationOf } from "./specification/specification.ts";

/** What the specification leaves out: the CDK's own (https://docs.aws.amazon.com/cdk/v2/guide/usage-data.html), and services without a guide. */
const unlisted: ReadonlySet<string> = new Set([
  "AWS::CDK::Metadata",
  "AWS::GammaDilithium::JobDefinition",
  "AWS::IoTManagedIntegrations::CredentialLocker",
  "AWS::IoTManagedIntegrations::ManagedThing",
  "AWS::IoTManagedIntegrations::ProvisioningProfile",
]);

/**
 * Whether CloudFormation certainly has no such type. Custom resources, modules, SAM's types and those of others than AWS may be
 * registered by anybody.
 */
export function isUnknownType(type: string): boolean {
  if (/^Custom::[\w@-]{1,60}$/.test(type) || type.endsWith("::MODULE")) return false;
  if (!/^\w+::\w+::\w+$/.test(type)) return true;
  if (!type.startsWith("AWS::") || type.startsWith("AWS::Serverless::")) return false;
  return !unlisted.has(type) && specificationOf(type) === undefined;
}

/** What does the work of a type that does not exist. Each says where its page or property is. */
export const insteadOf: Readonly<Record<string, string>> = {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
  "AWS::S3::BucketOwnershipControls": "OwnershipControls of the bucket",
  "AWS::S3::BucketPublicAccessBlock": "PublicAccessBlockConfiguration of the bucket",
  "AWS::S3::PublicAccessBlock": "PublicAccessBlockConfiguration of the bucket",
  "AWS::S3::BucketVersioning": "VersioningConfiguration of the bucket",
  "AWS::S3::BucketEncryption": "BucketEncryption of the bucket",
  "AWS::S3::BucketNotification": "NotificationConfiguration of the bucket",
  "AWS::S3::BucketNotificationConfiguration": "NotificationConfiguration of the bucket",
  "AWS::S3::BucketLifecycleConfiguration": "LifecycleConfiguration of the bucket",
  "AWS::S3::BucketReplication": "ReplicationConfiguration of the bucket",
  "AWS::S3::BucketLogging": "LoggingConfiguration of the bucket",
  "AWS::S3::Object": "a custom resource that writes the object",
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
  "AWS::IAM::RolePolicyAttachment": "ManagedPolicyArns of the role",
  "AWS::IAM::PolicyAttachment": "ManagedPolicyArns of the role, user or group",
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
  "AWS::SecretsManager::SecretVersion": "SecretString or GenerateSecretString of the secret",
  "AWS::SecretsManager::SecretRotation": "AWS::SecretsManager::RotationSchedule",
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html
  "AWS::SNS::TopicSubscription": "AWS::SNS::Subscription",
  "AWS::CloudWatch::LogGroup": "AWS::Logs::LogGroup",
  "AWS::CloudWatch::MetricFilter": "AWS::Logs::MetricFilter",
  "AWS::CloudWatch::EventRule": "AWS::Events::Rule",
  "AWS::CloudWatch::Rule": "AWS::Events::Rule",
  "AWS::CloudWatchEvents::Rule": "AWS::Events::Rule",
  "AWS::EventBridge::Rule": "AWS::Events::Rule",
  "AWS::EventBridge::EventBus": "AWS::Events::EventBus",
  "AWS::VPC::FlowLog": "AWS::EC2::FlowLog",
  "AWS::EC2::ElasticIP": "AWS::EC2::EIP",
  "AWS::EC2::VPCFlowLog": "AWS::EC2::FlowLog",
  "AWS::EC2::FlowLogs": "AWS::EC2::FlowLog",
  "AWS::EC2::AutoScalingGroup": "AWS::AutoScaling::AutoScalingGroup",
  "AWS::EC2::LoadBalancer": "AWS::ElasticLoadBalancingV2::LoadBalancer",
  "AWS::ElasticLoadBalancingV2::Rule": "AWS::ElasticLoadBalancingV2::ListenerRule",
  "AWS::Kinesis::DeliveryStream": "AWS::KinesisFirehose::DeliveryStream",
  "AWS::Kinesis::FirehoseDeliveryStream": "AWS::KinesisFirehose::DeliveryStream",
  "AWS::Firehose::DeliveryStream": "AWS::KinesisFirehose::DeliveryStream",
  "AWS::SFN::StateMachine": "AWS::StepFunctions::StateMachine",
  "AWS::ACM::Certificate": "AWS::CertificateManager::Certificate",
  "AWS::Elasticache::ReplicationGroup": "AWS::ElastiCache::ReplicationGroup",
  "AWS::Macie2::Session": "AWS::Macie::Session",
  "AWS::ParameterStore::Parameter": "AWS::SSM::Parameter",
};
