/** Which enumeration of AWS's SDK says what values a property takes, where the database of resource types does not. */

/**
 * By client (@aws-sdk/client-…) and resource type: `Property` or `Object.Property`, `[]` where it lists values, and the name of
 * the enumeration. Left out are the ones that grow by the month, since what is new would be called wrong: types of instances,
 * accelerators, resources that can be tagged; and those whose values the SDK and CloudFormation do not agree on.
 */
export const enumerations: Enumerations = {
  "application-auto-scaling": {
    "AWS::ApplicationAutoScaling::ScalableTarget": {
      ScalableDimension: "ScalableDimension",
      ServiceNamespace: "ServiceNamespace",
    },
    "AWS::ApplicationAutoScaling::ScalingPolicy": {
      "CustomizedMetricSpecification.Statistic": "MetricStatistic",
      PolicyType: "PolicyType",
      "PredefinedMetricSpecification.PredefinedMetricType": "MetricType",
      "PredictiveScalingPolicyConfiguration.MaxCapacityBreachBehavior":
        "PredictiveScalingMaxCapacityBreachBehavior",
      "PredictiveScalingPolicyConfiguration.Mode": "PredictiveScalingMode",
      ScalableDimension: "ScalableDimension",
      ServiceNamespace: "ServiceNamespace",
      "StepScalingPolicyConfiguration.AdjustmentType": "AdjustmentType",
      "StepScalingPolicyConfiguration.MetricAggregationType": "MetricAggregationType",
    },
  },
  "auto-scaling": {
    "AWS::AutoScaling::AutoScalingGroup": {
      "CapacityReservationSpecification.CapacityReservationPreference":
        "CapacityReservationPreference",
      DeletionProtection: "DeletionProtection",
      "InstanceRequirements.AcceleratorManufacturers[]": "AcceleratorManufacturer",
      "InstanceRequirements.AcceleratorTypes[]": "AcceleratorType",
      "InstanceRequirements.BareMetal": "BareMetal",
      "InstanceRequirements.BurstablePerformance": "BurstablePerformance",
      "InstanceRequirements.CpuManufacturers[]": "CpuManufacturer",
      "InstanceRequirements.InstanceGenerations[]": "InstanceGeneration",
      "InstanceRequirements.LocalStorage": "LocalStorage",
      "InstanceRequirements.LocalStorageTypes[]": "LocalStorageType",
      "RetentionTriggers.TerminateHookAbandon": "RetentionAction",
    },
    "AWS::AutoScaling::LaunchConfiguration": {
      "MetadataOptions.HttpEndpoint": "InstanceMetadataEndpointState",
      "MetadataOptions.HttpTokens": "InstanceMetadataHttpTokensState",
    },
    "AWS::AutoScaling::ScalingPolicy": {
      "CustomizedMetricSpecification.Statistic": "MetricStatistic",
      "PredefinedMetricSpecification.PredefinedMetricType": "PredefinedScalingMetricType",
      "PredictiveScalingConfiguration.MaxCapacityBreachBehavior":
        "PredictiveScalingMaxCapacityBreachBehavior",
      "PredictiveScalingConfiguration.Mode": "PredictiveScalingMode",
      "PredictiveScalingPredefinedLoadMetric.PredefinedMetricType": "PredefinedLoadMetricType",
      "PredictiveScalingPredefinedMetricPair.PredefinedMetricType": "PredefinedMetricPairType",
      "PredictiveScalingPredefinedScalingMetric.PredefinedMetricType":
        "PredefinedScalingMetricType",
    },
    "AWS::AutoScaling::WarmPool": {
      PoolState: "WarmPoolState",
    },
  },
  cloudfront: {
    "AWS::CloudFront::Distribution": {
      "CacheBehavior.ViewerProtocolPolicy": "ViewerProtocolPolicy",
      "Cookies.Forward": "ItemSelection",
      "CustomOriginConfig.OriginSSLProtocols[]": "SslProtocol",
      "DefaultCacheBehavior.ViewerProtocolPolicy": "ViewerProtocolPolicy",
      "DistributionConfig.HttpVersion": "HttpVersion",
      "DistributionConfig.PriceClass": "PriceClass",
      "FunctionAssociation.EventType": "EventType",
      "GeoRestriction.RestrictionType": "GeoRestrictionType",
      "LegacyCustomOrigin.OriginProtocolPolicy": "OriginProtocolPolicy",
      "LegacyCustomOrigin.OriginSSLProtocols[]": "SslProtocol",
      "ViewerCertificate.MinimumProtocolVersion": "MinimumProtocolVersion",
      "ViewerCertificate.SslSupportMethod": "SSLSupportMethod",
    },
    "AWS::CloudFront::Function": {
      "FunctionConfig.Runtime": "FunctionRuntime",
    },
    "AWS::CloudFront::KeyValueStore": {
      "ImportSource.SourceType": "ImportSourceType",
    },
    "AWS::CloudFront::ResponseHeadersPolicy": {
      "AccessControlAllowMethods.Items[]": "ResponseHeadersPolicyAccessControlAllowMethodsValues",
    },
    "AWS::CloudFront::VpcOrigin": {
      "VpcOriginEndpointConfig.OriginProtocolPolicy": "OriginProtocolPolicy",
    },
  },
  cloudwatch: {
    "AWS::CloudWatch::Alarm": {
      ComparisonOperator: "ComparisonOperator",
      "MetricStat.Unit": "StandardUnit",
      Statistic: "Statistic",
      Unit: "StandardUnit",
    },
    "AWS::CloudWatch::MetricStream": {
      OutputFormat: "MetricStreamOutputFormat",
    },
  },
  codedeploy: {
    "AWS::CodeDeploy::Application": {
      ComputePlatform: "ComputePlatform",
    },
    "AWS::CodeDeploy::DeploymentConfig": {
      ComputePlatform: "ComputePlatform",
      "MinimumHealthyHosts.Type": "MinimumHealthyHostsType",
      "MinimumHealthyHostsPerZone.Type": "MinimumHealthyHostsType",
      "TrafficRoutingConfig.Type": "TrafficRoutingType",
    },
    "AWS::CodeDeploy::DeploymentGroup": {
      "AutoRollbackConfiguration.Events[]": "AutoRollbackEvent",
      "BlueInstanceTerminationOption.Action": "InstanceAction",
      "DeploymentReadyOption.ActionOnTimeout": "DeploymentReadyAction",
      "DeploymentStyle.DeploymentOption": "DeploymentOption",
      "DeploymentStyle.DeploymentType": "DeploymentType",
      "EC2TagFilter.Type": "EC2TagFilterType",
      "GreenFleetProvisioningOption.Action": "GreenFleetProvisioningAction",
      OutdatedInstancesStrategy: "OutdatedInstancesStrategy",
      "TagFilter.Type": "TagFilterType",
      "TriggerConfig.TriggerEvents[]": "TriggerEventType",
    },
  },
  dynamodb: {
    "AWS::DynamoDB::GlobalTable": {
      "AttributeDefinition.AttributeType": "ScalarAttributeType",
      BillingMode: "BillingMode",
      "KeySchema.KeyType": "KeyType",
      "Projection.ProjectionType": "ProjectionType",
      "SSESpecification.SSEType": "SSEType",
      "StreamSpecification.StreamViewType": "StreamViewType",
    },
    "AWS::DynamoDB::Table": {
      "AttributeDefinition.AttributeType": "ScalarAttributeType",
      BillingMode: "BillingMode",
      "KeySchema.KeyType": "KeyType",
      "Projection.ProjectionType": "ProjectionType",
      "SSESpecification.SSEType": "SSEType",
      "StreamSpecification.StreamViewType": "StreamViewType",
      TableClass: "TableClass",
    },
  },
  ec2: {
    "AWS::EC2::CapacityReservation": {
      EndDateType: "EndDateType",
      InstanceMatchCriteria: "InstanceMatchCriteria",
      InstancePlatform: "CapacityReservationInstancePlatform",
      Tenancy: "CapacityReservationTenancy",
    },
    "AWS::EC2::CapacityReservationFleet": {
      "InstanceTypeSpecification.InstancePlatform": "CapacityReservationInstancePlatform",
    },
    "AWS::EC2::EC2Fleet": {
      "EbsBlockDevice.VolumeType": "VolumeType",
      "InstanceRequirementsRequest.AcceleratorManufacturers[]": "AcceleratorManufacturer",
      "InstanceRequirementsRequest.AcceleratorTypes[]": "AcceleratorType",
      "InstanceRequirementsRequest.CpuManufacturers[]": "CpuManufacturer",
      "InstanceRequirementsRequest.InstanceGenerations[]": "InstanceGeneration",
      "InstanceRequirementsRequest.LocalStorageTypes[]": "LocalStorageType",
      "OnDemandOptionsRequest.AllocationStrategy": "FleetOnDemandAllocationStrategy",
      "Placement.Tenancy": "Tenancy",
    },
    "AWS::EC2::EIP": {
      Domain: "DomainType",
    },
    "AWS::EC2::IPAMPool": {
      AddressFamily: "AddressFamily",
      "SourceResource.ResourceType": "IpamPoolSourceResourceType",
    },
    "AWS::EC2::IPAMPrefixListResolver": {
      AddressFamily: "AddressFamily",
    },
    "AWS::EC2::Instance": {
      "Ebs.VolumeType": "VolumeType",
      InstanceInitiatedShutdownBehavior: "ShutdownBehavior",
      Tenancy: "Tenancy",
    },
    "AWS::EC2::LaunchTemplate": {
      "CapacityReservationSpecification.CapacityReservationPreference":
        "CapacityReservationPreference",
      "Ebs.VolumeType": "VolumeType",
      "InstanceMarketOptions.MarketType": "MarketType",
      "InstanceRequirements.AcceleratorManufacturers[]": "AcceleratorManufacturer",
      "InstanceRequirements.AcceleratorTypes[]": "AcceleratorType",
      "InstanceRequirements.BareMetal": "BareMetal",
      "InstanceRequirements.BurstablePerformance": "BurstablePerformance",
      "InstanceRequirements.CpuManufacturers[]": "CpuManufacturer",
      "InstanceRequirements.InstanceGenerations[]": "InstanceGeneration",
      "InstanceRequirements.LocalStorage": "LocalStorage",
      "InstanceRequirements.LocalStorageTypes[]": "LocalStorageType",
      "LaunchTemplateData.InstanceInitiatedShutdownBehavior": "ShutdownBehavior",
      "MaintenanceOptions.AutoRecovery": "LaunchTemplateAutoRecoveryState",
      "MetadataOptions.HttpEndpoint": "LaunchTemplateInstanceMetadataEndpointState",
      "MetadataOptions.HttpProtocolIpv6": "LaunchTemplateInstanceMetadataProtocolIpv6",
      "MetadataOptions.HttpTokens": "LaunchTemplateHttpTokensState",
      "MetadataOptions.InstanceMetadataTags": "LaunchTemplateInstanceMetadataTagsState",
      "Placement.Tenancy": "Tenancy",
      "PrivateDnsNameOptions.HostnameType": "HostnameType",
      "SpotOptions.InstanceInterruptionBehavior": "InstanceInterruptionBehavior",
      "SpotOptions.SpotInstanceType": "SpotInstanceType",
    },
    "AWS::EC2::LocalGatewayRouteTable": {
      Mode: "LocalGatewayRouteTableMode",
    },
    "AWS::EC2::NatGateway": {
      AvailabilityMode: "AvailabilityMode",
      ConnectivityType: "ConnectivityType",
    },
    "AWS::EC2::NetworkAclEntry": {
      RuleAction: "RuleAction",
    },
    "AWS::EC2::NetworkInsightsAccessScope": {
      "PacketHeaderStatementRequest.Protocols[]": "Protocol",
    },
    "AWS::EC2::PlacementGroup": {
      SpreadLevel: "SpreadLevel",
      Strategy: "PlacementGroupStrategy",
    },
    "AWS::EC2::SpotFleet": {
      "EbsBlockDevice.VolumeType": "VolumeType",
      "InstanceRequirementsRequest.AcceleratorManufacturers[]": "AcceleratorManufacturer",
      "InstanceRequirementsRequest.AcceleratorTypes[]": "AcceleratorType",
      "InstanceRequirementsRequest.CpuManufacturers[]": "CpuManufacturer",
      "InstanceRequirementsRequest.InstanceGenerations[]": "InstanceGeneration",
      "InstanceRequirementsRequest.LocalStorageTypes[]": "LocalStorageType",
    },
    "AWS::EC2::TrafficMirrorFilter": {
      "NetworkServices[]": "TrafficMirrorNetworkService",
    },
    "AWS::EC2::TrafficMirrorFilterRule": {
      RuleAction: "TrafficMirrorRuleAction",
      TrafficDirection: "TrafficDirection",
    },
    "AWS::EC2::TransitGatewayAttachment": {
      "Options.ApplianceModeSupport": "ApplianceModeSupportValue",
      "Options.DnsSupport": "DnsSupportValue",
      "Options.Ipv6Support": "Ipv6SupportValue",
      "Options.SecurityGroupReferencingSupport": "SecurityGroupReferencingSupportValue",
    },
    "AWS::EC2::TransitGatewayConnect": {
      "TransitGatewayConnectOptions.Protocol": "ProtocolValue",
    },
    "AWS::EC2::TransitGatewayMulticastDomain": {
      "Options.AutoAcceptSharedAssociations": "AutoAcceptSharedAssociationsValue",
      "Options.Igmpv2Support": "Igmpv2SupportValue",
      "Options.StaticSourcesSupport": "StaticSourcesSupportValue",
    },
    "AWS::EC2::TransitGatewayVpcAttachment": {
      "Options.ApplianceModeSupport": "ApplianceModeSupportValue",
      "Options.DnsSupport": "DnsSupportValue",
      "Options.Ipv6Support": "Ipv6SupportValue",
      "Options.SecurityGroupReferencingSupport": "SecurityGroupReferencingSupportValue",
    },
    "AWS::EC2::VPC": {
      InstanceTenancy: "Tenancy",
    },
    "AWS::EC2::VPNConcentrator": {
      Type: "GatewayType",
    },
    "AWS::EC2::VerifiedAccessEndpoint": {
      AttachmentType: "VerifiedAccessEndpointAttachmentType",
      "CidrOptions.Protocol": "VerifiedAccessEndpointProtocol",
      EndpointType: "VerifiedAccessEndpointType",
      "LoadBalancerOptions.Protocol": "VerifiedAccessEndpointProtocol",
      "NetworkInterfaceOptions.Protocol": "VerifiedAccessEndpointProtocol",
      "RdsOptions.Protocol": "VerifiedAccessEndpointProtocol",
    },
    "AWS::EC2::VerifiedAccessTrustProvider": {
      DeviceTrustProviderType: "DeviceTrustProviderType",
      TrustProviderType: "TrustProviderType",
      UserTrustProviderType: "UserTrustProviderType",
    },
    "AWS::EC2::Volume": {
      VolumeType: "VolumeType",
    },
  },
  ecs: {
    "AWS::ECS::Cluster": {
      "ExecuteCommandConfiguration.Logging": "ExecuteCommandLogging",
    },
    "AWS::ECS::DaemonTaskDefinition": {
      "ContainerDependency.Condition": "ContainerCondition",
      "Device.Permissions[]": "DeviceCgroupPermission",
      "EnvironmentFile.Type": "EnvironmentFileType",
      "FirelensConfiguration.Type": "FirelensConfigurationType",
      "Ulimit.Name": "UlimitName",
    },
    "AWS::ECS::Service": {
      "EBSTagSpecification.ResourceType": "EBSResourceType",
      "ServiceManagedEBSVolumeConfiguration.FilesystemType": "TaskFilesystemType",
    },
    "AWS::ECS::TaskDefinition": {
      "ContainerDependency.Condition": "ContainerCondition",
      "Device.Permissions[]": "DeviceCgroupPermission",
      "DockerVolumeConfiguration.Scope": "Scope",
      "EnvironmentFile.Type": "EnvironmentFileType",
      "FirelensConfiguration.Type": "FirelensConfigurationType",
      IpcMode: "IpcMode",
      NetworkMode: "NetworkMode",
      PidMode: "PidMode",
      "PortMapping.Protocol": "TransportProtocol",
      "ProxyConfiguration.Type": "ProxyConfigurationType",
      "RequiresCompatibilities[]": "LaunchType",
      "ResourceRequirement.Type": "ResourceType",
      "RuntimePlatform.CpuArchitecture": "CPUArchitecture",
      "RuntimePlatform.OperatingSystemFamily": "OSFamily",
      "TaskDefinitionPlacementConstraint.Type": "TaskDefinitionPlacementConstraintType",
      "Ulimit.Name": "UlimitName",
    },
  },
  efs: {
    "AWS::EFS::FileSystem": {
      "LifecyclePolicy.TransitionToArchive": "TransitionToArchiveRules",
      "LifecyclePolicy.TransitionToIA": "TransitionToIARules",
      "LifecyclePolicy.TransitionToPrimaryStorageClass": "TransitionToPrimaryStorageClassRules",
      PerformanceMode: "PerformanceMode",
      ThroughputMode: "ThroughputMode",
    },
  },
  eks: {
    "AWS::EKS::Nodegroup": {
      AmiType: "AMITypes",
      CapacityType: "CapacityTypes",
      "Taint.Effect": "TaintEffect",
      "UpdateConfig.UpdateStrategy": "NodegroupUpdateStrategies",
      "WarmPoolConfig.PoolState": "WarmPoolState",
    },
  },
  "elastic-load-balancing-v2": {
    "AWS::ElasticLoadBalancingV2::Listener": {
      "Action.Type": "ActionTypeEnum",
      "AuthenticateCognitoConfig.OnUnauthenticatedRequest":
        "AuthenticateCognitoActionConditionalBehaviorEnum",
      "AuthenticateOidcConfig.OnUnauthenticatedRequest":
        "AuthenticateOidcActionConditionalBehaviorEnum",
      "JwtValidationActionAdditionalClaim.Format": "JwtValidationActionAdditionalClaimFormatEnum",
      "MutualAuthentication.AdvertiseTrustStoreCaNames": "AdvertiseTrustStoreCaNamesEnum",
      Protocol: "ProtocolEnum",
      "RedirectConfig.StatusCode": "RedirectActionStatusCodeEnum",
    },
    "AWS::ElasticLoadBalancingV2::ListenerRule": {
      "Action.Type": "ActionTypeEnum",
      "AuthenticateCognitoConfig.OnUnauthenticatedRequest":
        "AuthenticateCognitoActionConditionalBehaviorEnum",
      "AuthenticateOidcConfig.OnUnauthenticatedRequest":
        "AuthenticateOidcActionConditionalBehaviorEnum",
      "JwtValidationActionAdditionalClaim.Format": "JwtValidationActionAdditionalClaimFormatEnum",
      "RedirectConfig.StatusCode": "RedirectActionStatusCodeEnum",
      "Transform.Type": "TransformTypeEnum",
    },
    "AWS::ElasticLoadBalancingV2::LoadBalancer": {
      EnablePrefixForIpv6SourceNat: "EnablePrefixForIpv6SourceNatEnum",
      IpAddressType: "IpAddressType",
      Scheme: "LoadBalancerSchemeEnum",
      Type: "LoadBalancerTypeEnum",
    },
    "AWS::ElasticLoadBalancingV2::TargetGroup": {
      HealthCheckProtocol: "ProtocolEnum",
      IpAddressType: "SourceIpAddressTypeEnum",
      Protocol: "ProtocolEnum",
      TargetType: "TargetTypeEnum",
    },
    "AWS::ElasticLoadBalancingV2::TrustStoreRevocation": {
      "RevocationContent.RevocationType": "RevocationType",
    },
  },
  lambda: {
    "AWS::Lambda::EventSourceMapping": {
      "FunctionResponseTypes[]": "FunctionResponseType",
    },
    "AWS::Lambda::Function": {
      "Architectures[]": "Architecture",
      Runtime: "Runtime",
    },
    "AWS::Lambda::LayerVersion": {
      "CompatibleArchitectures[]": "Architecture",
      "CompatibleRuntimes[]": "Runtime",
    },
  },
};

interface Enumerations {
  readonly [client: string]: { readonly [type: string]: { readonly [path: string]: string } };
}
