/** What other stacks and people want to know of a stack's resources, and by which attribute they learn it. */

/** One value of each resource of a kind. */
export interface OutputKind {
  readonly types: readonly string[];
  /** The attribute of Fn::GetAtt; Ref where there is none. */
  readonly attribute?: string;
  /** The attribute that gives the same as Ref, or Ref's as an attribute. */
  readonly alsoAs?: string;
  /** The output's logical id where the template has one such resource. */
  readonly id: string;
  /** What follows the resource's logical id where it has several. */
  readonly suffix: string;
  readonly description: string;
}

const vpc: OutputKind = {
  types: ["AWS::EC2::VPC"],
  alsoAs: "VpcId",
  id: "VPCId",
  suffix: "Id",
  description: "VPC ID",
};

/**
 * The kinds of which a template should show something, but for subnets. What Ref and the attributes give is said on the page of
 * each type under https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const kinds: readonly OutputKind[] = [
  vpc,
  {
    types: ["AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"],
    attribute: "DNSName",
    id: "LoadBalancerDNSName",
    suffix: "DNSName",
    description: "DNS name of the load balancer",
  },
  {
    types: ["AWS::RDS::DBCluster", "AWS::RDS::DBInstance"],
    attribute: "Endpoint.Address",
    id: "DatabaseEndpoint",
    suffix: "Endpoint",
    description: "Endpoint of the database",
  },
  {
    types: ["AWS::S3::Bucket"],
    id: "BucketName",
    suffix: "Name",
    description: "Name of the S3 bucket",
  },
  {
    types: ["AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable"],
    id: "TableName",
    suffix: "Name",
    description: "Name of the DynamoDB table",
  },
  {
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    attribute: "Arn",
    id: "FunctionArn",
    suffix: "Arn",
    description: "ARN of the Lambda function",
  },
  {
    types: ["AWS::KMS::Key"],
    attribute: "Arn",
    id: "KeyArn",
    suffix: "Arn",
    description: "ARN of the KMS key",
  },
];

const cluster = { types: ["AWS::EKS::Cluster"] };

/**
 * What an EKS stack should show, but for subnets.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-cluster.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-oidcprovider.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export const eksKinds = {
  clusterName: {
    ...cluster,
    id: "ClusterName",
    suffix: "Name",
    description: "Name of the EKS cluster",
  },
  clusterEndpoint: {
    ...cluster,
    attribute: "Endpoint",
    id: "ClusterEndpoint",
    suffix: "Endpoint",
    description: "Endpoint for EKS cluster",
  },
  clusterArn: {
    ...cluster,
    attribute: "Arn",
    id: "ClusterArn",
    suffix: "Arn",
    description: "ARN of the EKS cluster",
  },
  vpc,
  provider: {
    types: ["AWS::IAM::OIDCProvider"],
    alsoAs: "Arn",
    id: "OIDCProviderArn",
    suffix: "Arn",
    description: "ARN of the OIDC Provider",
  },
  nodeRole: {
    types: ["AWS::IAM::Role"],
    attribute: "Arn",
    id: "NodeRoleArn",
    suffix: "Arn",
    description: "ARN of the Node IAM Role",
  },
  key: {
    types: ["AWS::KMS::Key"],
    attribute: "Arn",
    id: "EncryptionKeyArn",
    suffix: "Arn",
    description: "ARN of the KMS encryption key",
  },
} as const satisfies Readonly<Record<string, OutputKind>>;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const mostOutputs = 200;

/**
 * The longest description of an output, in characters.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export const longestDescription = 1024;
