/** Where resources hold policy documents, and what such documents are made of. */

export type PolicyKind = "identity" | "trust" | "resource";

export interface PolicyPlace {
  /** The steps below Properties; `*` stands for each element of a list. */
  readonly path: readonly string[];
  readonly kind: PolicyKind;
  /** Whether IAM, or the service, wants each statement to say whom it is about. */
  readonly needsPrincipal: boolean;
  /** Whether each statement must say what it is about. */
  readonly needsResource: boolean;
}

const identity = (...path: string[]): PolicyPlace => ({
  path,
  kind: "identity",
  needsPrincipal: false,
  needsResource: true,
});
const onResource = (...path: string[]): PolicyPlace => ({
  path,
  kind: "resource",
  needsPrincipal: true,
  needsResource: false,
});
/** Its reference says that Resource is required. */
const withResource = (...path: string[]): PolicyPlace => ({
  ...onResource(...path),
  needsResource: true,
});
const inline = identity("Policies", "*", "PolicyDocument");
const document = "PolicyDocument";

/**
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html, property by property.
 * What is a string of JSON (log groups), or has a language of its own (IoT, OpenSearch Serverless, Verified Permissions), is not here.
 */
export const policyPlaces: Readonly<Record<string, readonly PolicyPlace[]>> = {
  "AWS::IAM::Role": [
    {
      path: ["AssumeRolePolicyDocument"],
      kind: "trust",
      needsPrincipal: true,
      needsResource: false,
    },
    inline,
  ],
  "AWS::IAM::User": [inline],
  "AWS::IAM::Group": [inline],
  "AWS::IAM::Policy": [identity(document)],
  "AWS::IAM::ManagedPolicy": [identity(document)],
  "AWS::IAM::RolePolicy": [identity(document)],
  "AWS::IAM::UserPolicy": [identity(document)],
  "AWS::IAM::GroupPolicy": [identity(document)],
  "AWS::SSO::PermissionSet": [identity("InlinePolicy")],
  "AWS::S3::BucketPolicy": [withResource(document)],
  "AWS::S3::AccessPoint": [withResource("Policy")],
  "AWS::S3Express::BucketPolicy": [withResource(document)],
  "AWS::SQS::QueuePolicy": [onResource(document)],
  "AWS::SQS::QueueInlinePolicy": [onResource(document)],
  "AWS::SNS::TopicPolicy": [onResource(document)],
  "AWS::SNS::TopicInlinePolicy": [onResource(document)],
  // Without Resource a statement of a key has no effect, which is not said to be refused.
  "AWS::KMS::Key": [onResource("KeyPolicy")],
  "AWS::KMS::ReplicaKey": [onResource("KeyPolicy")],
  "AWS::ECR::Repository": [onResource("RepositoryPolicyText")],
  "AWS::ECR::RegistryPolicy": [onResource("PolicyText")],
  "AWS::SecretsManager::ResourcePolicy": [onResource("ResourcePolicy")],
  "AWS::EFS::FileSystem": [onResource("FileSystemPolicy")],
  "AWS::Elasticsearch::Domain": [onResource("AccessPolicies")],
  "AWS::OpenSearchService::Domain": [onResource("AccessPolicies")],
  "AWS::Backup::BackupVault": [onResource("AccessPolicy")],
  "AWS::CodeArtifact::Domain": [onResource("PermissionsPolicyDocument")],
  "AWS::CodeArtifact::Repository": [onResource("PermissionsPolicyDocument")],
  "AWS::DynamoDB::Table": [onResource("ResourcePolicy", document)],
  "AWS::Kinesis::ResourcePolicy": [onResource("ResourcePolicy")],
  "AWS::VpcLattice::AuthPolicy": [onResource("Policy")],
  "AWS::EC2::VPCEndpoint": [{ ...onResource(document), needsPrincipal: false }],
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export const documentElements: readonly string[] = ["Version", "Id", "Statement"];
export const statementElements: readonly string[] = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];
export const principalTypes: readonly string[] = ["AWS", "Service", "Federated", "CanonicalUser"];
export const policyVersions: readonly string[] = ["2012-10-17", "2008-10-17"];

/**
 * Types whose Ref is no ARN, and which have one as their attribute Arn. A policy that names one by Ref is about nothing, or refused.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const typesWithArnAttribute: readonly string[] = [
  "AWS::CodeBuild::Project",
  "AWS::DynamoDB::Table",
  "AWS::ECR::Repository",
  "AWS::ECS::Cluster",
  "AWS::EFS::FileSystem",
  "AWS::EKS::Cluster",
  "AWS::Events::EventBus",
  "AWS::Events::Rule",
  "AWS::IAM::Role",
  "AWS::IAM::User",
  "AWS::KMS::Key",
  "AWS::Kinesis::Stream",
  "AWS::KinesisFirehose::DeliveryStream",
  "AWS::Lambda::Function",
  "AWS::Logs::LogGroup",
  "AWS::S3::Bucket",
  "AWS::SQS::Queue",
];
