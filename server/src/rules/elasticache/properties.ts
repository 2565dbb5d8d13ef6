/** What the properties of caches must be. */
import { forType, isSet, mayBe, mayNotBe, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";
const page = `${reference}/aws-resource-elasticache-replicationgroup.html`;

const types = ["AWS::ElastiCache::ReplicationGroup"] as const;
const noun = "A group of caches";

/** A group that follows another region's has that one's settings. */
const isSecondary = isSet("GlobalReplicationGroupId");

const group = {
  ReplicationGroupDescription: "Sessions",
  Engine: "redis",
  CacheNodeType: "cache.t4g.small",
  NumCacheClusters: 2,
  AutomaticFailoverEnabled: true,
  CacheSubnetGroupName: "sessions",
};

export const elasticacheProperties = propertyRules([
  {
    id: "elasticache-storage-unencrypted",
    severity: "high",
    catalogue: ["elasticache-at-rest-encryption"],
    controls: ["FSBP ElastiCache.4"],
    equivalents: {
      checkov: ["CKV_AWS_29"],
      cfn_nag: ["F25"],
      guard: ["ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_AT_REST"],
      cdk_nag: ["AwsSolutions-AEC3", "ElastiCacheRedisClusterEncryption"],
      trivy: ["AWS-0045"],
    },
    types,
    property: "AtRestEncryptionEnabled",
    wants: { be: true },
    absent: {
      severity: "low",
      problem: "leaves it to ElastiCache whether its data is encrypted",
      consequence: "with Valkey it is, with Redis OSS it is not",
      where: mayBe("Engine", ["valkey"]),
    },
    // With durability its data is always encrypted.
    unless: [isSecondary, isSet("Durability")],
    noun,
    problem: "keeps its data unencrypted",
    consequence: "whoever gets at its disks or a backup reads it",
    why: "A cache writes to disk when replicas synchronise, when it swaps, and in backups. Encryption costs nothing, and can be chosen only when the group is created.",
    fix: { to: true, safety: "review", cost: "an existing group is replaced" },
    example: { ...group, TransitEncryptionEnabled: true },
    links: [`${guide}/at-rest-encryption.html`, page],
  },
  {
    id: "elasticache-transit-unencrypted",
    severity: "high",
    catalogue: ["elasticache-transit-encryption"],
    controls: ["FSBP ElastiCache.5"],
    equivalents: {
      checkov: ["CKV_AWS_30"],
      cfn_nag: ["F33"],
      guard: ["ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_IN_TRANSIT"],
      cdk_nag: ["AwsSolutions-AEC3", "ElastiCacheRedisClusterEncryption"],
      trivy: ["AWS-0051"],
    },
    types,
    property: "TransitEncryptionEnabled",
    wants: { be: true },
    unless: [isSecondary],
    noun,
    problem: "speaks to its clients in plain text",
    consequence: "sessions, tokens and the cache's own password can be read on the way",
    why: "With encryption in transit clients and replicas speak TLS. AUTH and role-based access, without which everyone in the network may read the cache, need it.",
    // A group without a subnet group cannot have it.
    fix: (cache) =>
      cache.get("CacheSubnetGroupName").kind === "absent"
        ? undefined
        : {
            to: true,
            safety: "review",
            cost: "clients must speak TLS, and an existing group takes it only after TransitEncryptionMode preferred",
          },
    example: { ...group, AtRestEncryptionEnabled: true },
    links: [`${guide}/in-transit-encryption.html`, page],
  },
  {
    id: "elasticache-without-auth",
    severity: "medium",
    catalogue: ["elasticache-auth-token"],
    controls: ["FSBP ElastiCache.6"],
    equivalents: {
      checkov: ["CKV_AWS_31"],
      cdk_nag: ["AwsSolutions-AEC6", "ElastiCacheRedisClusterRedisAuth"],
    },
    types,
    property: "AuthToken",
    wants: { beSet: true },
    unless: [isSecondary, isSet("UserGroupIds")],
    noun,
    problem: "asks nobody who they are",
    consequence: "whatever reaches it in the network may read, change and flush it",
    why: "Security groups decide which machines reach a cache; a user group (or AuthToken, the same password for all) decides who may use it, and for what. Both need encryption in transit.",
    example: { ...group, AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true },
    mended: {
      ...group,
      AtRestEncryptionEnabled: true,
      TransitEncryptionEnabled: true,
      UserGroupIds: ["sessions"],
    },
    links: [`${guide}/Clusters.RBAC.html`, `${guide}/auth.html`, page],
  },
  {
    id: "elasticache-backups-off",
    severity: "low",
    topics: ["reliability"],
    catalogue: ["elasticache-backup"],
    controls: ["FSBP ElastiCache.1"],
    equivalents: {
      cdk_nag: ["ElastiCacheRedisClusterAutomaticBackup"],
      trivy: ["AWS-0050"],
    },
    types: [...types, "AWS::ElastiCache::CacheCluster"],
    property: "SnapshotRetentionLimit",
    wants: { atLeast: 1 },
    // The oldest node type has no backups, and Memcached has none.
    unless: [
      isSecondary,
      mayBe("CacheNodeType", ["cache.t1.micro"]),
      forType("AWS::ElastiCache::CacheCluster", mayNotBe("Engine", ["redis", "valkey"])),
    ],
    noun: "A cache",
    problem: "has no backups",
    consequence: "when it is lost, or flushed by mistake, so is all that is in it",
    why: "ElastiCache backs a cache up every day if it is told how many days to keep. A pure cache can do without; sessions, queues and rankings often live nowhere else.",
    fix: { to: 7, safety: "review", cost: "backups cost by the gigabyte" },
    example: { ...group, AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true },
    links: [`${guide}/backups-automatic.html`, page],
  },
]);
