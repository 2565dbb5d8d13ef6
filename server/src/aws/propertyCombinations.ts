/** Properties of one object that exclude or need one another. */

/** When something is asked: a property is there, is absent, or has one of some values. */
export interface When {
  readonly property: string;
  /** As text; an absent property counts as `whenAbsent`. */
  readonly is?: readonly string[];
  readonly whenAbsent?: string;
}

export interface Combination {
  readonly type: string;
  /** The object's name in the specification; the resource's own properties otherwise. */
  readonly object?: string;
  /** All of these must be so for the rest to be asked. */
  readonly when?: readonly When[];
  /** At most one of these. */
  readonly oneOf?: readonly string[];
  /** At least one of these. */
  readonly someOf?: readonly string[];
  /** All of these. */
  readonly needs?: readonly string[];
  /** None of these. */
  readonly excludes?: readonly string[];
  /** Where AWS says so. */
  readonly source: string;
}

const guide = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";
const page = (name: string) => `${guide}/aws-resource-${name}.html`;
const part = (name: string) => `${guide}/aws-properties-${name}.html`;

/** One and only one of these. */
const exactly = (...properties: readonly string[]) => ({ oneOf: properties, someOf: properties });
const is = (property: string, ...values: readonly string[]): When => ({ property, is: values });
const isThere = (property: string): When => ({ property });
const orDefault = (property: string, standard: string, ...values: readonly string[]): When => ({
  property,
  is: values,
  whenAbsent: standard,
});
/** An absent property counts as an empty text, which no property has for a value. */
const isAbsent = (property: string): When => orDefault(property, "", "");

const ingress = [
  "CidrIp",
  "CidrIpv6",
  "SourcePrefixListId",
  "SourceSecurityGroupId",
  "SourceSecurityGroupName",
];
const egress = ["CidrIp", "CidrIpv6", "DestinationPrefixListId", "DestinationSecurityGroupId"];
const device = ["Ebs", "VirtualName", "NoDevice"];
const template = ["LaunchTemplateId", "LaunchTemplateName"];
/** The most common first, for those are offered. */
const routeTargets = [
  "GatewayId",
  "NatGatewayId",
  "TransitGatewayId",
  "VpcPeeringConnectionId",
  "NetworkInterfaceId",
  "InstanceId",
  "VpcEndpointId",
  "EgressOnlyInternetGatewayId",
  "CarrierGatewayId",
  "CoreNetworkArn",
  "LocalGatewayId",
  "OdbNetworkArn",
];
const metricProperties = [
  "MetricName",
  "Namespace",
  "Dimensions",
  "Period",
  "Statistic",
  "ExtendedStatistic",
  "Unit",
];
const lifecycleActions = [
  "AbortIncompleteMultipartUpload",
  "ExpirationInDays",
  "Transitions",
  "ExpirationDate",
  "ExpiredObjectDeleteMarker",
  "NoncurrentVersionExpiration",
  "NoncurrentVersionExpirationInDays",
  "NoncurrentVersionTransition",
  "NoncurrentVersionTransitions",
  "Transition",
];

export const combinations: readonly Combination[] = [
  {
    type: "AWS::ApiGateway::RestApi",
    someOf: ["Name", "Body", "BodyS3Location"],
    source: page("apigateway-restapi"),
  },
  {
    type: "AWS::ApplicationAutoScaling::ScalingPolicy",
    ...exactly("ScalingTargetId", "ResourceId"),
    source: page("applicationautoscaling-scalingpolicy"),
  },
  {
    type: "AWS::ApplicationAutoScaling::ScalingPolicy",
    when: [isThere("ResourceId")],
    needs: ["ScalableDimension", "ServiceNamespace"],
    source: page("applicationautoscaling-scalingpolicy"),
  },
  {
    type: "AWS::AutoScaling::AutoScalingGroup",
    ...exactly("LaunchTemplate", "LaunchConfigurationName", "MixedInstancesPolicy", "InstanceId"),
    source: page("autoscaling-autoscalinggroup"),
  },
  {
    type: "AWS::AutoScaling::AutoScalingGroup",
    object: "LaunchTemplateSpecification",
    ...exactly(...template),
    source: part("autoscaling-autoscalinggroup-launchtemplatespecification"),
  },
  {
    type: "AWS::AutoScaling::LaunchConfiguration",
    object: "BlockDeviceMapping",
    ...exactly(...device),
    source: part("autoscaling-launchconfiguration-blockdevicemapping"),
  },
  {
    type: "AWS::CloudFront::Distribution",
    object: "Origin",
    oneOf: ["CustomOriginConfig", "S3OriginConfig"],
    source: part("cloudfront-distribution-origin"),
  },
  {
    type: "AWS::CloudFront::Distribution",
    object: "ViewerCertificate",
    // Beside a certificate of one's own, CloudFrontDefaultCertificate may be false.
    oneOf: ["AcmCertificateArn", "IamCertificateId"],
    someOf: ["AcmCertificateArn", "CloudFrontDefaultCertificate", "IamCertificateId"],
    source: part("cloudfront-distribution-viewercertificate"),
  },
  ...["AcmCertificateArn", "IamCertificateId"].map(
    (property): Combination => ({
      type: "AWS::CloudFront::Distribution",
      object: "ViewerCertificate",
      when: [isThere(property)],
      needs: ["SslSupportMethod"],
      source: part("cloudfront-distribution-viewercertificate"),
    }),
  ),
  {
    type: "AWS::CloudFront::Distribution",
    object: "CustomErrorResponse",
    when: [isThere("ResponseCode")],
    needs: ["ResponsePagePath"],
    source: part("cloudfront-distribution-customerrorresponse"),
  },
  {
    type: "AWS::CloudFront::Distribution",
    object: "CustomErrorResponse",
    when: [isThere("ResponsePagePath")],
    needs: ["ResponseCode"],
    source: part("cloudfront-distribution-customerrorresponse"),
  },
  {
    type: "AWS::CloudWatch::Alarm",
    someOf: ["MetricName", "Metrics", "EvaluationCriteria"],
    source: page("cloudwatch-alarm"),
  },
  {
    type: "AWS::CloudWatch::Alarm",
    when: [isThere("Metrics")],
    excludes: metricProperties,
    source: page("cloudwatch-alarm"),
  },
  {
    type: "AWS::CloudWatch::Alarm",
    oneOf: ["Statistic", "ExtendedStatistic"],
    source: page("cloudwatch-alarm"),
  },
  {
    type: "AWS::CloudWatch::Alarm",
    oneOf: ["Threshold", "ThresholdMetricId"],
    source: page("cloudwatch-alarm"),
  },
  {
    type: "AWS::CodePipeline::Pipeline",
    ...exactly("ArtifactStore", "ArtifactStores"),
    source: page("codepipeline-pipeline"),
  },
  {
    type: "AWS::DynamoDB::Table",
    when: [is("BillingMode", "PAY_PER_REQUEST")],
    excludes: ["ProvisionedThroughput"],
    source: page("dynamodb-table"),
  },
  {
    type: "AWS::DynamoDB::Table",
    when: [orDefault("BillingMode", "PROVISIONED", "PROVISIONED")],
    needs: ["ProvisionedThroughput"],
    source: page("dynamodb-table"),
  },
  {
    type: "AWS::EC2::EIPAssociation",
    ...exactly("AllocationId", "EIP"),
    source: page("ec2-eipassociation"),
  },
  {
    type: "AWS::EC2::FlowLog",
    when: [orDefault("LogDestinationType", "cloud-watch-logs", "cloud-watch-logs")],
    needs: ["DeliverLogsPermissionArn"],
    source: page("ec2-flowlog"),
  },
  {
    type: "AWS::EC2::FlowLog",
    when: [orDefault("LogDestinationType", "cloud-watch-logs", "cloud-watch-logs")],
    ...exactly("LogGroupName", "LogDestination"),
    source: page("ec2-flowlog"),
  },
  {
    type: "AWS::EC2::FlowLog",
    when: [is("LogDestinationType", "s3", "kinesis-data-firehose")],
    needs: ["LogDestination"],
    excludes: ["LogGroupName"],
    source: page("ec2-flowlog"),
  },
  {
    type: "AWS::EC2::Instance",
    someOf: ["ImageId", "LaunchTemplate"],
    source: page("ec2-instance"),
  },
  ...["SubnetId", "SecurityGroupIds", "SecurityGroups"].map(
    (property): Combination => ({
      type: "AWS::EC2::Instance",
      oneOf: ["NetworkInterfaces", property],
      source: page("ec2-instance"),
    }),
  ),
  {
    type: "AWS::EC2::Instance",
    object: "LaunchTemplateSpecification",
    ...exactly(...template),
    source: part("ec2-instance-launchtemplatespecification"),
  },
  ...["AWS::EC2::Instance", "AWS::EC2::LaunchTemplate"].flatMap((type): readonly Combination[] => [
    {
      type,
      object: "BlockDeviceMapping",
      ...exactly(...device),
      source: part("ec2-instance-blockdevicemapping"),
    },
    ...["AssociateCarrierIpAddress", "AssociatePublicIpAddress"].map(
      (property): Combination => ({
        type,
        object: "NetworkInterface",
        oneOf: ["NetworkInterfaceId", property],
        source: part("ec2-instance-networkinterface"),
      }),
    ),
  ]),
  {
    type: "AWS::EC2::NatGateway",
    when: [orDefault("ConnectivityType", "public", "public"), isAbsent("AvailabilityMode")],
    needs: ["AllocationId"],
    source: page("ec2-natgateway"),
  },
  {
    type: "AWS::EC2::NetworkAclEntry",
    ...exactly("CidrBlock", "Ipv6CidrBlock"),
    source: page("ec2-networkaclentry"),
  },
  {
    type: "AWS::EC2::NetworkInterface",
    oneOf: ["Ipv6AddressCount", "Ipv6Addresses"],
    source: page("ec2-networkinterface"),
  },
  {
    type: "AWS::EC2::Route",
    ...exactly("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"),
    source: page("ec2-route"),
  },
  { type: "AWS::EC2::Route", ...exactly(...routeTargets), source: page("ec2-route") },
  {
    type: "AWS::EC2::SecurityGroup",
    object: "Ingress",
    ...exactly(...ingress),
    source: part("ec2-securitygroup-ingress"),
  },
  {
    type: "AWS::EC2::SecurityGroup",
    object: "Egress",
    ...exactly(...egress),
    source: part("ec2-securitygroup-egress"),
  },
  {
    type: "AWS::EC2::SecurityGroupEgress",
    ...exactly(...egress),
    source: page("ec2-securitygroupegress"),
  },
  {
    type: "AWS::EC2::SecurityGroupIngress",
    ...exactly(...ingress),
    source: page("ec2-securitygroupingress"),
  },
  {
    type: "AWS::EC2::SecurityGroupIngress",
    someOf: ["GroupId", "GroupName"],
    source: page("ec2-securitygroupingress"),
  },
  {
    type: "AWS::EC2::SpotFleet",
    object: "SpotFleetRequestConfigData",
    ...exactly("LaunchSpecifications", "LaunchTemplateConfigs"),
    source: part("ec2-spotfleet-spotfleetrequestconfigdata"),
  },
  {
    type: "AWS::EC2::Subnet",
    someOf: ["CidrBlock", "Ipv4IpamPoolId", "Ipv6CidrBlock", "Ipv6IpamPoolId"],
    source: page("ec2-subnet"),
  },
  ...[
    ["CidrBlock", "Ipv4IpamPoolId"],
    ["Ipv6CidrBlock", "Ipv6IpamPoolId"],
    ["AvailabilityZone", "AvailabilityZoneId"],
  ].map((oneOf): Combination => ({ type: "AWS::EC2::Subnet", oneOf, source: page("ec2-subnet") })),
  {
    type: "AWS::EC2::Volume",
    someOf: ["Size", "SnapshotId", "SourceVolumeId"],
    source: page("ec2-volume"),
  },
  {
    type: "AWS::EC2::VPC",
    ...exactly("CidrBlock", "Ipv4IpamPoolId"),
    source: page("ec2-vpc"),
  },
  {
    type: "AWS::EC2::VPCGatewayAttachment",
    ...exactly("InternetGatewayId", "VpnGatewayId"),
    source: page("ec2-vpcgatewayattachment"),
  },
  {
    type: "AWS::ECS::Service",
    oneOf: ["LaunchType", "CapacityProviderStrategy"],
    source: page("ecs-service"),
  },
  {
    type: "AWS::EKS::Nodegroup",
    object: "LaunchTemplateSpecification",
    ...exactly("Id", "Name"),
    source: part("eks-nodegroup-launchtemplatespecification"),
  },
  {
    type: "AWS::ElasticLoadBalancingV2::Listener",
    when: [is("Protocol", "HTTPS", "TLS")],
    needs: ["Certificates"],
    source: page("elasticloadbalancingv2-listener"),
  },
  {
    type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    ...exactly("Subnets", "SubnetMappings"),
    source: page("elasticloadbalancingv2-loadbalancer"),
  },
  {
    type: "AWS::ElasticLoadBalancingV2::TargetGroup",
    when: [orDefault("TargetType", "instance", "instance", "ip", "alb")],
    needs: ["Port", "Protocol", "VpcId"],
    source: page("elasticloadbalancingv2-targetgroup"),
  },
  {
    type: "AWS::Events::Rule",
    someOf: ["EventPattern", "ScheduleExpression"],
    source: page("events-rule"),
  },
  {
    type: "AWS::IAM::Policy",
    someOf: ["Roles", "Groups", "Users"],
    source: page("iam-policy"),
  },
  {
    type: "AWS::Lambda::Function",
    object: "Code",
    ...exactly("S3Bucket", "ZipFile", "ImageUri"),
    source: part("lambda-function-code"),
  },
  {
    type: "AWS::Lambda::Function",
    object: "Code",
    when: [isThere("S3Bucket")],
    needs: ["S3Key"],
    source: part("lambda-function-code"),
  },
  {
    type: "AWS::Lambda::Function",
    when: [isThere("Code.ZipFile")],
    needs: ["Handler"],
    source: page("lambda-function"),
  },
  {
    type: "AWS::Lambda::Function",
    when: [is("PackageType", "Image")],
    excludes: ["Handler", "Runtime", "Layers"],
    source: page("lambda-function"),
  },
  {
    type: "AWS::RDS::DBCluster",
    when: [isThere("SourceDBClusterIdentifier")],
    excludes: ["MasterUsername", "MasterUserPassword"],
    source: page("rds-dbcluster"),
  },
  {
    type: "AWS::RDS::DBInstance",
    when: [isThere("SourceDBInstanceIdentifier")],
    excludes: ["MasterUsername", "MasterUserPassword", "CharacterSetName"],
    source: page("rds-dbinstance"),
  },
  {
    type: "AWS::RDS::DBInstance",
    when: [isThere("DBClusterIdentifier")],
    excludes: ["MasterUserPassword", "BackupRetentionPeriod", "AllocatedStorage"],
    source: page("rds-dbinstance"),
  },
  {
    type: "AWS::Route53::RecordSet",
    ...exactly("HostedZoneId", "HostedZoneName"),
    source: page("route53-recordset"),
  },
  {
    type: "AWS::Route53::RecordSet",
    ...exactly("ResourceRecords", "AliasTarget"),
    source: page("route53-recordset"),
  },
  {
    type: "AWS::Route53::RecordSet",
    when: [isThere("ResourceRecords")],
    needs: ["TTL"],
    source: page("route53-recordset"),
  },
  {
    type: "AWS::Route53::RecordSet",
    oneOf: ["AliasTarget", "TTL"],
    source: page("route53-recordset"),
  },
  {
    type: "AWS::Route53::RecordSetGroup",
    ...exactly("HostedZoneId", "HostedZoneName"),
    source: page("route53-recordsetgroup"),
  },
  {
    type: "AWS::S3::Bucket",
    object: "WebsiteConfiguration",
    when: [isThere("RedirectAllRequestsTo")],
    excludes: ["IndexDocument", "ErrorDocument", "RoutingRules"],
    source: part("s3-bucket-websiteconfiguration"),
  },
  {
    type: "AWS::S3::Bucket",
    object: "Rule",
    someOf: lifecycleActions,
    source: part("s3-bucket-rule"),
  },
  {
    type: "AWS::S3::Bucket",
    object: "Rule",
    oneOf: ["ExpirationDate", "ExpirationInDays"],
    source: part("s3-bucket-rule"),
  },
  {
    type: "AWS::S3::Bucket",
    object: "ReplicationRule",
    oneOf: ["Filter", "Prefix"],
    source: part("s3-bucket-replicationrule"),
  },
  {
    type: "AWS::S3::Bucket",
    object: "ReplicationRule",
    when: [isThere("Filter")],
    needs: ["Priority", "DeleteMarkerReplication"],
    source: part("s3-bucket-replicationrule"),
  },
];
