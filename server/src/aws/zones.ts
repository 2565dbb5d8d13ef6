/** Facts about Availability Zones: what they are called, which properties name one, and how many a region gives an account. */

/**
 * A zone's name: its region's, and a letter. Local Zones and Wavelength Zones have longer names (us-east-1-bos-1a), which
 * Fn::GetAZs does not give.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const zoneName = /^((?:af|ap|ca|cn|eu|eusc|il|me|mx|sa|us)(?:-[a-z]+){1,2}-\d)([a-z])$/;

/** The region and the letter of an Availability Zone; undefined if `text` does not name one. */
export function zoneOf(text: string): { region: string; letter: string } | undefined {
  const [, region, letter] = zoneName.exec(text) ?? [];
  return region && letter ? { region, letter } : undefined;
}

/**
 * How many zones every account surely sees. US West (N. California) shows new accounts two of its three.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
export const zonesIn = (region: string): number => (region === "us-west-1" ? 2 : 3);

/**
 * Properties that take names of Availability Zones of the stack's own region, by resource type; `*` stands for the elements
 * of a list.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export const zoneProperties: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "AWS::AutoScaling::AutoScalingGroup": ["AvailabilityZones/*"],
    "AWS::DAX::Cluster": ["AvailabilityZones/*"],
    "AWS::DMS::InstanceProfile": ["AvailabilityZone"],
    "AWS::DMS::ReplicationConfig": ["ComputeConfig/AvailabilityZone"],
    "AWS::DMS::ReplicationInstance": ["AvailabilityZone"],
    "AWS::DocDB::DBCluster": ["AvailabilityZones/*"],
    "AWS::DocDB::DBInstance": ["AvailabilityZone"],
    "AWS::EC2::CapacityReservation": ["AvailabilityZone"],
    "AWS::EC2::CapacityReservationFleet": ["InstanceTypeSpecifications/*/AvailabilityZone"],
    "AWS::EC2::EC2Fleet": [
      "LaunchTemplateConfigs/*/Overrides/*/AvailabilityZone",
      "LaunchTemplateConfigs/*/Overrides/*/Placement/AvailabilityZone",
    ],
    "AWS::EC2::Host": ["AvailabilityZone"],
    "AWS::EC2::Instance": ["AvailabilityZone"],
    "AWS::EC2::LaunchTemplate": ["LaunchTemplateData/Placement/AvailabilityZone"],
    "AWS::EC2::SpotFleet": [
      "SpotFleetRequestConfigData/LaunchSpecifications/*/Placement/AvailabilityZone",
      "SpotFleetRequestConfigData/LaunchTemplateConfigs/*/Overrides/*/AvailabilityZone",
    ],
    "AWS::EC2::Subnet": ["AvailabilityZone"],
    "AWS::EC2::Volume": ["AvailabilityZone"],
    "AWS::EFS::FileSystem": ["AvailabilityZoneName"],
    "AWS::EMR::Cluster": ["Instances/Placement/AvailabilityZone"],
    "AWS::ElastiCache::CacheCluster": ["PreferredAvailabilityZone", "PreferredAvailabilityZones/*"],
    "AWS::ElastiCache::ReplicationGroup": [
      "NodeGroupConfiguration/*/PrimaryAvailabilityZone",
      "NodeGroupConfiguration/*/ReplicaAvailabilityZones/*",
      "PreferredCacheClusterAZs/*",
    ],
    "AWS::ElasticLoadBalancing::LoadBalancer": ["AvailabilityZones/*"],
    "AWS::ElasticLoadBalancingV2::TargetGroup": ["Targets/*/AvailabilityZone"],
    "AWS::Glue::Connection": ["ConnectionInput/PhysicalConnectionRequirements/AvailabilityZone"],
    "AWS::Neptune::DBCluster": ["AvailabilityZones/*"],
    "AWS::Neptune::DBInstance": ["AvailabilityZone"],
    "AWS::OpsWorks::Instance": ["AvailabilityZone"],
    "AWS::RDS::DBCluster": ["AvailabilityZones/*"],
    "AWS::RDS::DBInstance": ["AvailabilityZone"],
    "AWS::Redshift::Cluster": ["AvailabilityZone"],
  }),
);
