import { describe, expect, test } from "vitest";
import { elasticacheProperties } from "../../../server/src/rules/elasticache/properties.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("elasticache-storage-unencrypted", () => {
  const rule = ruleOf(elasticacheProperties, "elasticache-storage-unencrypted");

  test("Redis is not encrypted by itself, Valkey is", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Sessions": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "Engine": "redis" } },
//  ^^^^^^^^^^ 🔎 high: "Sessions" keeps its data unencrypted: whoever gets at its disks or a backup reads it.
    "Carts": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "Engine": "valkey" } },
//  ^^^^^^^ 🔎 low: "Carts" leaves it to ElastiCache whether its data is encrypted: with Valkey it is, with Redis OSS it is not.
    "Users": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "Engine": "valkey", "AtRestEncryptionEnabled": false } }
//                                                                                                                          ^^^^^ 🔎 high: "Users" keeps its data unencrypted: whoever gets at its disks or a backup reads it.
  }
}`,
      `
{
  "Resources": {
    "Sessions": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "Engine": "redis", "AtRestEncryptionEnabled": true } },
    "Carts": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "Engine": "valkey", "AtRestEncryptionEnabled": true } },
    "Users": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "Engine": "valkey", "AtRestEncryptionEnabled": true } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { AtRestEncryptionEnabled: true }],
    ["who knows", { AtRestEncryptionEnabled: { Ref: "IsEncrypted" } }],
    ["one that follows another region's", { GlobalReplicationGroupId: { Ref: "Global" } }],
    ["one that is durable", { Durability: "sync" }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::ElastiCache::ReplicationGroup", Properties } }),
  );
});

describe("elasticache-transit-unencrypted", () => {
  const rule = ruleOf(elasticacheProperties, "elasticache-transit-unencrypted");

  test("clients speak TLS", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Sessions": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "CacheSubnetGroupName": { "Ref": "Subnets" } } }
//  ^^^^^^^^^^ 🔎 high: "Sessions" speaks to its clients in plain text: sessions, tokens and the cache's own password can be read on the way.
  }
}`,
      `
{
  "Resources": {
    "Sessions": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "CacheSubnetGroupName": { "Ref": "Subnets" }, "TransitEncryptionEnabled": true } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { TransitEncryptionEnabled: "true" }],
    ["who knows", { TransitEncryptionEnabled: { Ref: "IsEncrypted" } }],
    ["one that follows another region's", { GlobalReplicationGroupId: { Ref: "Global" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::ElastiCache::ReplicationGroup", Properties } }),
  );

  test("without a subnet group it cannot be turned on", () => {
    const group = { Sessions: { Type: "AWS::ElastiCache::ReplicationGroup" } };
    expect(findingsOf(rule, templateOf(group))[0]?.fixes()).toEqual([]);
  });
});

describe("elasticache-without-auth", () => {
  const rule = ruleOf(elasticacheProperties, "elasticache-without-auth");

  test("nobody is asked", () =>
    check(
      rule,
      `
{
  "Resources": {
    "Sessions": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "TransitEncryptionEnabled": true } }
//  ^^^^^^^^^^ medium: "Sessions" asks nobody who they are: whatever reaches it in the network may read, change and flush it.
  }
}`,
    ));

  test.each([
    ["a password", { AuthToken: "{{resolve:secretsmanager:sessions}}" }],
    ["roles", { UserGroupIds: [{ Ref: "Users" }] }],
    ["who knows", { AuthToken: { "Fn::If": ["HasToken", "x", { Ref: "AWS::NoValue" }] } }],
    ["one that follows another region's", { GlobalReplicationGroupId: { Ref: "Global" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::ElastiCache::ReplicationGroup", Properties } }),
  );
});

describe("elasticache-backups-off", () => {
  const rule = ruleOf(elasticacheProperties, "elasticache-backups-off");

  test("a week of backups", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Sessions": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "SnapshotRetentionLimit": 0 } },
//                                                                                                        ^ 🔎 low: "Sessions" has no backups: when it is lost, or flushed by mistake, so is all that is in it.
    "Carts": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": {} },
//  ^^^^^^^ 🔎 low: "Carts" has no backups: when it is lost, or flushed by mistake, so is all that is in it.
    "Old": { "Type": "AWS::ElastiCache::CacheCluster", "Properties": { "Engine": "redis" } },
//  ^^^^^ 🔎 low: "Old" has no backups: when it is lost, or flushed by mistake, so is all that is in it.
    "Pure": { "Type": "AWS::ElastiCache::CacheCluster", "Properties": { "Engine": "memcached" } }
  }
}`,
      `
{
  "Resources": {
    "Sessions": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "SnapshotRetentionLimit": 7 } },
    "Carts": { "Type": "AWS::ElastiCache::ReplicationGroup", "Properties": { "SnapshotRetentionLimit": 7 } },
    "Old": { "Type": "AWS::ElastiCache::CacheCluster", "Properties": { "Engine": "redis", "SnapshotRetentionLimit": 7 } },
    "Pure": { "Type": "AWS::ElastiCache::CacheCluster", "Properties": { "Engine": "memcached" } }
  }
}`,
    ));

  test.each([
    ["some", { SnapshotRetentionLimit: 1 }],
    ["who knows", { SnapshotRetentionLimit: { Ref: "Days" } }],
    ["a node that has none", { CacheNodeType: "cache.t1.micro" }],
    ["a node that nobody knows yet", { CacheNodeType: { Ref: "Node" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::ElastiCache::ReplicationGroup", Properties } }),
  );
});
