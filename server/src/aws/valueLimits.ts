/**
 * How large numbers, how long texts and lists may be, and how texts must look, of the properties that people get wrong. How long names of
 * resources may be says physicalNames.ts.
 */

export interface Limit {
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Texts, and what `format` says of them behind "must be". */
  readonly pattern?: RegExp;
  readonly format?: string;
  /** All that a value may be, as text. */
  readonly oneOf?: readonly string[];
  /** Capitals and small letters are the same to the service. */
  readonly ignoresCase?: true;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** No element may be there twice. */
  readonly areUnique?: true;
}

interface Limits {
  /** Where AWS says so. */
  readonly source: string;
  /** By property, or by `Object.Property` in one of the type's objects; of a list's elements also what they must be like. */
  readonly of: Readonly<Record<string, Limit>>;
}

const guide = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";
const list = (...values: readonly (number | string)[]): Limit => ({ oneOf: values.map(String) });
const caseless = (...oneOf: readonly string[]): Limit => ({ oneOf, ignoresCase: true });
const between = (min: number, max: number): Limit => ({ min, max });
const atLeast = (min: number): Limit => ({ min });
const ofLength = (minLength: number, maxLength: number): Limit => ({ minLength, maxLength });

const port = between(0, 65_535);
const rulePort = between(-1, 65_535);
const hostPort = between(1, 65_535);
const unique: Limit = { areUnique: true };
const afterTransition = between(0, 2_147_483_647);

/** IAM's names. */
const iamName: Limit = {
  minLength: 1,
  pattern: /^[\w+=,.@-]*$/,
  format: "made of letters, digits and + = , . @ _ -",
};
const iamPath: Limit = {
  maxLength: 512,
  pattern: /^\/$|^\/[\u0021-\u007e]+\/$/,
  format: "a / or begin and end with one",
};

/** RDS's identifiers. */
const rdsName: Limit = {
  pattern: /^$|^[a-zA-Z](-?[a-zA-Z0-9])*$/,
  format:
    "made of letters, digits and single hyphens, with a letter at the start and no hyphen at the end",
};

/** Names of load balancers and target groups. */
const balancerName: Limit = {
  pattern: /^$|^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/,
  format: "made of letters, digits and hyphens, with no hyphen at either end",
};

/** Those of all engines. */
const exportedLogs = list(
  "agent",
  "alert",
  "audit",
  "diag.log",
  "error",
  "general",
  "iam-db-auth-error",
  "instance",
  "listener",
  "notify.log",
  "oemagent",
  "postgresql",
  "slowquery",
  "trace",
  "upgrade",
);

const capacity = { ReadCapacityUnits: atLeast(1), WriteCapacityUnits: atLeast(1) };
const securityRule = { FromPort: rulePort, ToPort: rulePort };
const under = (object: string, limits: Readonly<Record<string, Limit>>) =>
  Object.fromEntries(Object.entries(limits).map(([name, limit]) => [`${object}.${name}`, limit]));

export const valueLimits: Readonly<Record<string, Limits>> = {
  "AWS::AmazonMQ::Broker": {
    source: "https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html",
    of: {
      DeploymentMode: caseless("ACTIVE_STANDBY_MULTI_AZ", "CLUSTER_MULTI_AZ", "SINGLE_INSTANCE"),
      EngineType: caseless("ACTIVEMQ", "RABBITMQ"),
    },
  },
  "AWS::AmazonMQ::Configuration": {
    source: "https://docs.aws.amazon.com/amazon-mq/latest/api-reference/configurations.html",
    of: {
      EngineType: caseless("ACTIVEMQ", "RABBITMQ"),
    },
  },
  "AWS::ApiGateway::Authorizer": {
    source: `${guide}/aws-resource-apigateway-authorizer.html`,
    of: {
      Type: list("COGNITO_USER_POOLS", "REQUEST", "TOKEN"),
      AuthorizerResultTtlInSeconds: between(0, 3_600),
    },
  },
  "AWS::ApiGateway::Method": {
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html",
    of: {
      HttpMethod: caseless("ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"),
      AuthorizationType: caseless("AWS_IAM", "COGNITO_USER_POOLS", "CUSTOM", "NONE"),
    },
  },
  "AWS::AppSync::DataSource": {
    source: "https://docs.aws.amazon.com/appsync/latest/APIReference/API_DataSource.html",
    of: {
      Type: list(
        "AMAZON_BEDROCK_RUNTIME",
        "AMAZON_DYNAMODB",
        "AMAZON_ELASTICSEARCH",
        "AMAZON_EVENTBRIDGE",
        "AMAZON_OPENSEARCH_SERVICE",
        "AWS_LAMBDA",
        "HTTP",
        "NONE",
        "RELATIONAL_DATABASE",
      ),
    },
  },
  "AWS::AppSync::GraphQLApi": {
    source: "https://docs.aws.amazon.com/appsync/latest/APIReference/API_GraphqlApi.html",
    of: {
      AuthenticationType: list(
        "AMAZON_COGNITO_USER_POOLS",
        "API_KEY",
        "AWS_IAM",
        "AWS_LAMBDA",
        "OPENID_CONNECT",
      ),
    },
  },
  "AWS::AppSync::Resolver": {
    source: "https://docs.aws.amazon.com/appsync/latest/APIReference/API_Resolver.html",
    of: {
      Kind: list("PIPELINE", "UNIT"),
    },
  },
  "AWS::AutoScaling::AutoScalingGroup": {
    source: `${guide}/aws-resource-autoscaling-autoscalinggroup.html`,
    of: {
      MinSize: atLeast(0),
      MaxSize: atLeast(0),
      DesiredCapacity: atLeast(0),
      HealthCheckType: {
        pattern: /^(EBS|EC2|ELB|VPC_LATTICE)(,(EBS|EC2|ELB|VPC_LATTICE))*$/,
        format: "one or more of EC2, EBS, ELB and VPC_LATTICE, with commas between them",
      },
    },
  },
  "AWS::AutoScaling::LaunchConfiguration": {
    source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Ebs.html",
    of: {
      "BlockDevice.Iops": between(100, 20_000),
      "BlockDevice.VolumeSize": between(1, 16_384),
    },
  },
  "AWS::AutoScaling::LifecycleHook": {
    source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html",
    of: {
      DefaultResult: list("ABANDON", "CONTINUE"),
      LifecycleTransition: list(
        "autoscaling:EC2_INSTANCE_LAUNCHING",
        "autoscaling:EC2_INSTANCE_TERMINATING",
      ),
      HeartbeatTimeout: between(30, 7_200),
    },
  },
  "AWS::AutoScaling::ScalingPolicy": {
    source: "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html",
    of: {
      AdjustmentType: list("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"),
      MetricAggregationType: list("Average", "Maximum", "Minimum"),
      PolicyType: list(
        "PredictiveScaling",
        "SimpleScaling",
        "StepScaling",
        "TargetTrackingScaling",
      ),
    },
  },
  "AWS::Budgets::Budget": {
    source:
      "https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html",
    of: { "Notification.Threshold": between(0, 15_000_000_000_000) },
  },
  "AWS::CloudFront::Distribution": {
    source:
      "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomErrorResponse.html",
    of: {
      "CustomErrorResponse.ErrorCode": list(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504),
      "CustomErrorResponse.ResponseCode": list(
        200,
        400,
        403,
        404,
        405,
        414,
        416,
        500,
        501,
        502,
        503,
        504,
      ),
    },
  },
  "AWS::CloudTrail::Trail": {
    source: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DataResource.html",
    of: {
      "DataResource.Type": list(
        "AWS::S3::Object",
        "AWS::Lambda::Function",
        "AWS::DynamoDB::Table",
        "AWS::DynamoDB::Stream",
        "AWS::EC2::Snapshot",
        "AWS::ManagedBlockchain::Node",
        "AWS::S3::AccessPoint",
        "AWS::S3ObjectLambda::AccessPoint",
        "AWS::S3Outposts::Object",
      ),
    },
  },
  "AWS::CloudWatch::Alarm": {
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
    of: {
      TreatMissingData: list("breaching", "ignore", "missing", "notBreaching"),
      EvaluateLowSampleCountPercentile: list("evaluate", "ignore"),

      EvaluationPeriods: atLeast(1),
      DatapointsToAlarm: atLeast(1),
      Period: atLeast(1),
      AlarmActions: { maxItems: 5 },
      OKActions: { maxItems: 5 },
      InsufficientDataActions: { maxItems: 5 },
    },
  },
  "AWS::CodeBuild::Project": {
    source: `${guide}/aws-resource-codebuild-project.html`,
    of: { TimeoutInMinutes: between(5, 2_160), QueuedTimeoutInMinutes: between(5, 480) },
  },
  "AWS::CodePipeline::CustomActionType": {
    source:
      "https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_CreateCustomActionType.html",
    of: {
      Category: list("Approval", "Build", "Compute", "Deploy", "Invoke", "Source", "Test"),
      "ConfigurationProperties.Type": list("Boolean", "Number", "String"),
    },
  },
  "AWS::CodePipeline::Pipeline": {
    source:
      "https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html",
    of: {
      Stages: { minItems: 2 },
      "StageDeclaration.Actions": { minItems: 1 },
      "ActionTypeId.Version": {
        pattern: /^[0-9A-Za-z_-]{1,9}$/,
        format: "1 to 9 letters, digits, hyphens or underscores",
      },
    },
  },
  "AWS::CodePipeline::Webhook": {
    source:
      "https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_WebhookDefinition.html",
    of: { TargetPipeline: ofLength(1, 100), "WebhookFilterRule.JsonPath": ofLength(1, 150) },
  },
  "AWS::DirectoryService::SimpleAD": {
    source: "https://docs.aws.amazon.com/directoryservice/latest/devguide/API_CreateDirectory.html",
    of: {
      Size: list("Large", "Small"),
    },
  },
  "AWS::DynamoDB::Table": {
    source:
      "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ProvisionedThroughput.html",
    of: {
      ...under("ProvisionedThroughput", capacity),
      "SSESpecification.SSEType": list("KMS"),
      TableName: {
        minLength: 3,
        pattern: /^[a-zA-Z0-9_.-]{3,255}$|^arn:/,
        format: "3 to 255 letters, digits and _ . -",
      },
    },
  },
  "AWS::EC2::DHCPOptions": {
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-dhcpoptions.html",
    of: {
      NetbiosNodeType: list(1, 2, 4, 8),
    },
  },
  "AWS::EC2::FlowLog": {
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html",
    of: {
      MaxAggregationInterval: list(60, 600),
    },
  },
  "AWS::EC2::Instance": {
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html",
    of: {
      "Ebs.VolumeSize": between(1, 65_536),
      "MetadataOptions.HttpPutResponseHopLimit": between(1, 64),
    },
  },
  "AWS::EC2::LaunchTemplate": {
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html",
    of: {
      LaunchTemplateName: {
        minLength: 3,
        pattern: /^[a-zA-Z0-9().\-/_]+$/,
        format: "made of letters, digits and ( ) . - / _",
      },
      "Ebs.VolumeSize": between(1, 65_536),
      "MetadataOptions.HttpPutResponseHopLimit": between(1, 64),
    },
  },
  "AWS::EC2::NetworkAclEntry": {
    source: `${guide}/aws-resource-ec2-networkaclentry.html`,
    of: { RuleNumber: between(1, 32_766), "PortRange.From": rulePort, "PortRange.To": rulePort },
  },
  "AWS::EC2::SecurityGroup": {
    source: `${guide}/aws-resource-ec2-securitygroup.html`,
    of: {
      GroupDescription: {
        maxLength: 255,
        pattern: /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/,
        format: "made of letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
      },
      GroupName: {
        pattern: /^(?!sg-)/,
        format: "something that does not begin with sg-",
      },
      ...under("Ingress", securityRule),
      ...under("Egress", securityRule),
    },
  },
  "AWS::EC2::SecurityGroupEgress": {
    source: `${guide}/aws-resource-ec2-securitygroupegress.html`,
    of: securityRule,
  },
  "AWS::EC2::SecurityGroupIngress": {
    source: `${guide}/aws-resource-ec2-securitygroupingress.html`,
    of: securityRule,
  },
  "AWS::EC2::Volume": {
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html",
    of: { Size: between(1, 65_536) },
  },
  "AWS::ECS::Service": {
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    of: {
      DesiredCount: atLeast(0),
      HealthCheckGracePeriodSeconds: atLeast(0),
      "LoadBalancer.ContainerPort": port,
    },
  },
  "AWS::ECS::TaskDefinition": {
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html",
    of: {
      RequiresCompatibilities: unique,
      "PortMapping.ContainerPort": port,
      "PortMapping.HostPort": port,
    },
  },
  "AWS::ElastiCache::CacheCluster": {
    source: `${guide}/aws-resource-elasticache-cachecluster.html`,
    of: { SnapshotRetentionLimit: atLeast(0), NumCacheNodes: atLeast(1), Port: hostPort },
  },
  "AWS::ElastiCache::ReplicationGroup": {
    source: `${guide}/aws-resource-elasticache-replicationgroup.html`,
    of: {
      NumCacheClusters: between(1, 6),
      NumNodeGroups: atLeast(1),
      ReplicasPerNodeGroup: between(0, 5),
      SnapshotRetentionLimit: atLeast(0),
      Port: hostPort,
      ReplicationGroupId: {
        minLength: 1,
        pattern: /^[a-zA-Z](-?[a-zA-Z0-9])*$/,
        format:
          "made of letters, digits and single hyphens, with a letter at the start and no hyphen at the end",
      },
    },
  },
  "AWS::ElasticLoadBalancingV2::Listener": {
    source: `${guide}/aws-resource-elasticloadbalancingv2-listener.html`,
    of: {
      Port: hostPort,
      "Action.Order": between(1, 50_000),
      "FixedResponseConfig.StatusCode": {
        pattern: /^[245]\d\d$/,
        format: "a status of 2xx, 4xx or 5xx",
      },
    },
  },
  "AWS::ElasticLoadBalancingV2::ListenerRule": {
    source: `${guide}/aws-resource-elasticloadbalancingv2-listenerrule.html`,
    of: { Priority: between(1, 50_000), "Action.Order": between(1, 50_000) },
  },
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
    of: { Name: balancerName, Subnets: unique, SecurityGroups: unique, SubnetMappings: unique },
  },
  "AWS::ElasticLoadBalancingV2::TargetGroup": {
    source:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
    of: {
      ProtocolVersion: list("GRPC", "HTTP1", "HTTP2"),

      Name: balancerName,
      HealthCheckIntervalSeconds: between(5, 300),
      HealthCheckTimeoutSeconds: between(2, 120),
      HealthyThresholdCount: between(2, 10),
      UnhealthyThresholdCount: between(2, 10),
      HealthCheckPath: ofLength(1, 1_024),
      Port: hostPort,
      "TargetDescription.Port": hostPort,
    },
  },
  "AWS::Events::Rule": {
    source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
    of: {
      Name: {
        minLength: 1,
        pattern: /^[.\-_A-Za-z0-9]*$/,
        format: "made of letters, digits and . - _",
      },
      "Target.Id": {
        minLength: 1,
        maxLength: 64,
        pattern: /^[.\-_A-Za-z0-9]*$/,
        format: "made of letters, digits and . - _",
      },
      "RetryPolicy.MaximumEventAgeInSeconds": between(60, 86_400),
      "RetryPolicy.MaximumRetryAttempts": between(0, 185),
    },
  },
  "AWS::Glue::Crawler": {
    source: "https://docs.aws.amazon.com/glue/latest/webapi/API_SchemaChangePolicy.html",
    of: {
      "SchemaChangePolicy.UpdateBehavior": list("LOG", "UPDATE_IN_DATABASE"),
      "SchemaChangePolicy.DeleteBehavior": list(
        "DELETE_FROM_DATABASE",
        "DEPRECATE_IN_DATABASE",
        "LOG",
      ),
    },
  },
  "AWS::Glue::Trigger": {
    source: "https://docs.aws.amazon.com/glue/latest/webapi/API_CreateTrigger.html",
    of: {
      Type: list("CONDITIONAL", "EVENT", "ON_DEMAND", "SCHEDULED"),
      "Predicate.Logical": list("AND", "ANY"),
      "Condition.LogicalOperator": list("EQUALS"),
      "Condition.State": list("FAILED", "STOPPED", "SUCCEEDED", "TIMEOUT"),
    },
  },
  "AWS::GuardDuty::Detector": {
    source: "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html",
    of: {
      FindingPublishingFrequency: list("FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"),
    },
  },
  "AWS::GuardDuty::Filter": {
    source: "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateFilter.html",
    of: {
      Action: list("ARCHIVE", "NOOP"),
    },
  },
  "AWS::GuardDuty::IPSet": {
    source: "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateIPSet.html",
    of: {
      Format: list("ALIEN_VAULT", "FIRE_EYE", "OTX_CSV", "PROOF_POINT", "STIX", "TXT"),
    },
  },
  "AWS::GuardDuty::Member": {
    source: `${guide}/aws-resource-guardduty-member.html`,
    of: { Status: list("Created", "Disabled", "Enabled", "Invited", "Removed", "Resigned") },
  },
  "AWS::GuardDuty::ThreatIntelSet": {
    source:
      "https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateThreatIntelSet.html",
    of: {
      Format: list("ALIEN_VAULT", "FIRE_EYE", "OTX_CSV", "PROOF_POINT", "STIX", "TXT"),
    },
  },
  "AWS::IAM::Group": {
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html",
    of: { GroupName: iamName, Path: iamPath, ManagedPolicyArns: { maxItems: 10 } },
  },
  "AWS::IAM::InstanceProfile": {
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html",
    of: { InstanceProfileName: iamName, Path: iamPath, Roles: { minItems: 1, maxItems: 1 } },
  },
  "AWS::IAM::ManagedPolicy": {
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html",
    of: { ManagedPolicyName: iamName, Path: iamPath, Description: { maxLength: 1_000 } },
  },
  "AWS::IAM::Policy": {
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html",
    of: { PolicyName: { ...iamName, maxLength: 128 } },
  },
  "AWS::IAM::Role": {
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
    of: {
      RoleName: iamName,
      Path: iamPath,
      Description: {
        maxLength: 1_000,
        pattern: /^[\t\n\r -~\u00a1-\u00ff]*$/,
        format: "of Latin-1 characters only (no long dashes, curly quotes or arrows)",
      },
      MaxSessionDuration: between(3_600, 43_200),
      ManagedPolicyArns: { maxItems: 25, areUnique: true },
      "Policy.PolicyName": { ...iamName, maxLength: 128 },
    },
  },
  "AWS::IAM::User": {
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html",
    of: {
      UserName: iamName,
      Path: iamPath,
      ManagedPolicyArns: { maxItems: 20 },
      Groups: { maxItems: 10 },
    },
  },
  "AWS::KMS::Alias": {
    source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
    of: {
      AliasName: {
        minLength: 1,
        pattern: /^alias\/(?!aws\/)[a-zA-Z0-9:/_-]+$/,
        format: "alias/ with letters, digits and / _ - behind it, and not begin with alias/aws/",
      },
    },
  },
  "AWS::KMS::Key": {
    source: `${guide}/aws-resource-kms-key.html`,
    of: {
      PendingWindowInDays: between(7, 30),
      RotationPeriodInDays: between(90, 2_560),
      Description: { maxLength: 8_192 },
    },
  },
  "AWS::Kinesis::Stream": {
    source: `${guide}/aws-resource-kinesis-stream.html`,
    of: { RetentionPeriodHours: between(24, 8_760), ShardCount: atLeast(1) },
  },
  "AWS::Lambda::EventInvokeConfig": {
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html",
    of: { MaximumEventAgeInSeconds: between(60, 21_600), MaximumRetryAttempts: between(0, 2) },
  },
  "AWS::Lambda::EventSourceMapping": {
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html",
    of: {
      BatchSize: between(1, 10_000),
      MaximumBatchingWindowInSeconds: between(0, 300),
      MaximumRecordAgeInSeconds: between(-1, 604_800),
      MaximumRetryAttempts: between(-1, 10_000),
      ParallelizationFactor: between(1, 10),
      TumblingWindowInSeconds: between(0, 900),
      "ScalingConfig.MaximumConcurrency": between(2, 1_000),
      EventSourceArn: {
        minLength: 12,
        maxLength: 1_024,
        pattern: /^arn:aws[\w-]*:[\w-]+:[a-z0-9-]*:(\d{12})?:.*$/,
        format: "an ARN",
      },
      StartingPosition: {
        pattern: /^(LATEST|TRIM_HORIZON|AT_TIMESTAMP)$/,
        format: "LATEST, TRIM_HORIZON or AT_TIMESTAMP",
      },
    },
  },
  "AWS::Lambda::Function": {
    source: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    of: {
      FunctionName: {
        minLength: 1,
        pattern: /^[a-zA-Z0-9_-]+$|^arn:/,
        format: "made of letters, digits, hyphens and underscores",
      },
      Description: { maxLength: 256 },
      Handler: { maxLength: 128, pattern: /^\S+$/, format: "without spaces" },
      MemorySize: between(128, 32_768),
      Timeout: between(1, 900),
      ReservedConcurrentExecutions: atLeast(0),
      "EphemeralStorage.Size": between(512, 10_240),
      Layers: { maxItems: 5, areUnique: true },
      Architectures: { minItems: 1, maxItems: 1 },
      FileSystemConfigs: { maxItems: 1 },
      "VpcConfig.SecurityGroupIds": { maxItems: 5 },
      "VpcConfig.SubnetIds": { maxItems: 16 },
    },
  },
  "AWS::Logs::LogGroup": {
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
    of: {
      RetentionInDays: list(
        1,
        3,
        5,
        7,
        14,
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
      ),
      LogGroupName: {
        minLength: 1,
        pattern: /^[.\-_/#A-Za-z0-9]*$/,
        format: "made of letters, digits and . - _ / #",
      },
    },
  },
  "AWS::RDS::DBCluster": {
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html",
    of: {
      EnableCloudwatchLogsExports: exportedLogs,

      BackupRetentionPeriod: between(1, 35),
      BacktrackWindow: between(0, 259_200),
      DBClusterIdentifier: rdsName,
      Port: between(1_150, 65_535),
      "ServerlessV2ScalingConfiguration.MinCapacity": between(0, 256),
      "ServerlessV2ScalingConfiguration.MaxCapacity": between(1, 256),
    },
  },
  "AWS::RDS::DBInstance": {
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
    of: {
      EnableCloudwatchLogsExports: exportedLogs,

      AllocatedStorage: between(5, 262_144),
      BackupRetentionPeriod: between(0, 35),
      DBInstanceIdentifier: rdsName,
      MonitoringInterval: list(0, 1, 5, 10, 15, 30, 60),
      PerformanceInsightsRetentionPeriod: list(
        7,
        ...Array.from({ length: 23 }, (_, i) => (i + 1) * 31),
        731,
      ),
      PromotionTier: between(0, 15),
      Port: between(1_150, 65_535),
      VPCSecurityGroups: unique,
    },
  },
  "AWS::Route53::HealthCheck": {
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html",
    of: {
      "HealthCheckConfig.FailureThreshold": between(1, 10),
      "HealthCheckConfig.RequestInterval": list(10, 30),
      "HealthCheckConfig.Port": hostPort,
    },
  },
  "AWS::Route53Resolver::ResolverEndpoint": {
    source:
      "https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html",
    of: {
      Direction: caseless("INBOUND", "INBOUND_DELEGATION", "OUTBOUND"),
      IpAddresses: { minItems: 2, maxItems: 20 },
    },
  },
  "AWS::Route53Resolver::ResolverRule": {
    source:
      "https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverRule.html",
    of: {
      RuleType: caseless("DELEGATE", "FORWARD", "RECURSIVE", "SYSTEM"),
    },
  },
  "AWS::S3::Bucket": {
    source: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html",
    of: {
      "Rule.Id": { maxLength: 255 },
      "Rule.ExpirationInDays": between(1, 2_147_483_647),
      "Transition.TransitionInDays": afterTransition,
      "NoncurrentVersionExpiration.NoncurrentDays": between(1, 2_147_483_647),
    },
  },
  "AWS::SecretsManager::Secret": {
    source:
      "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html",
    of: {
      Name: {
        minLength: 1,
        pattern: /^[\w/+=.@!-]*$/,
        format: "made of letters, digits and / _ + = . @ ! -",
      },
      "GenerateSecretString.PasswordLength": between(1, 4_096),
    },
  },
  "AWS::SNS::Subscription": {
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html",
    of: {
      Protocol: list(
        "application",
        "email",
        "email-json",
        "firehose",
        "http",
        "https",
        "lambda",
        "sms",
        "sqs",
      ),
    },
  },
  "AWS::SNS::Topic": {
    source: "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html",
    of: {
      TopicName: {
        minLength: 1,
        pattern: /^[a-zA-Z0-9_-]+(\.fifo)?$/,
        format: "made of letters, digits, hyphens and underscores",
      },
    },
  },
  "AWS::SQS::Queue": {
    source:
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
    of: {
      DelaySeconds: between(0, 900),
      KmsDataKeyReusePeriodSeconds: between(60, 86_400),
      MaximumMessageSize: between(1_024, 1_048_576),
      MessageRetentionPeriod: between(60, 1_209_600),
      ReceiveMessageWaitTimeSeconds: between(0, 20),
      VisibilityTimeout: between(0, 43_200),
      QueueName: {
        pattern: /^$|^[a-zA-Z0-9_-]+(\.fifo)?$/,
        format: "made of letters, digits, hyphens and underscores",
      },
    },
  },
};
