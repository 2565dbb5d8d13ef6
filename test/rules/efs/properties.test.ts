import { describe, expect, test } from "vitest";
import { efsProperties } from "../../../server/src/rules/efs/properties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("efs-file-system-unencrypted", () => {
  const rule = ruleOf(efsProperties, "efs-file-system-unencrypted");

  test("files are encrypted", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Uploads": { "Type": "AWS::EFS::FileSystem" },
//  ^^^^^^^^^ 🔎 high: "Uploads" keeps its files unencrypted: whoever gets at its storage or a backup reads them.
    "Archive": { "Type": "AWS::EFS::FileSystem", "Properties": { "Encrypted": false } }
//                                                                            ^^^^^ 🔎 high: "Archive" keeps its files unencrypted: whoever gets at its storage or a backup reads them.
  }
}`,
      `
{
  "Resources": {
    "Uploads": { "Type": "AWS::EFS::FileSystem", "Properties": { "Encrypted": true } },
    "Archive": { "Type": "AWS::EFS::FileSystem", "Properties": { "Encrypted": true } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { Encrypted: "true" }],
    ["who knows", { Encrypted: { Ref: "IsEncrypted" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::EFS::FileSystem", Properties } }),
  );
});

describe("efs-file-system-without-backup", () => {
  const rule = ruleOf(efsProperties, "efs-file-system-without-backup");

  test("it is backed up every day", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Uploads": { "Type": "AWS::EFS::FileSystem" },
//  ^^^^^^^^^ 🔎 low: "Uploads" is not backed up: what is deleted or overwritten by mistake is gone for good.
    "Archive": { "Type": "AWS::EFS::FileSystem", "Properties": { "BackupPolicy": { "Status": "DISABLED" } } },
//                                                                                           ^^^^^^^^^^ 🔎 low: "Archive" is not backed up: what is deleted or overwritten by mistake is gone for good.
    "Plan": {
      "Type": "AWS::Backup::BackupSelection",
      "Properties": { "BackupSelection": { "Resources": [{ "Fn::GetAtt": ["Orders", "Arn"] }] } }
    },
    "Orders": { "Type": "AWS::DynamoDB::Table" }
  }
}`,
      `
{
  "Resources": {
    "Uploads": { "Type": "AWS::EFS::FileSystem", "Properties": { "BackupPolicy": { "Status": "ENABLED" } } },
    "Archive": { "Type": "AWS::EFS::FileSystem", "Properties": { "BackupPolicy": { "Status": "ENABLED" } } },
    "Plan": {
      "Type": "AWS::Backup::BackupSelection",
      "Properties": { "BackupSelection": { "Resources": [{ "Fn::GetAtt": ["Orders", "Arn"] }] } }
    },
    "Orders": { "Type": "AWS::DynamoDB::Table" }
  }
}`,
    ));

  test.each([
    ["one that is", { BackupPolicy: { Status: "ENABLED" } }],
    ["who knows", { BackupPolicy: { Status: { Ref: "Backup" } } }],
    ["one zone, where EFS does it by itself", { AvailabilityZoneName: "eu-central-1a" }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::EFS::FileSystem", Properties } }),
  );

  test.each([
    ["by its ARN", { Resources: [{ "Fn::GetAtt": ["Orders", "Arn"] }] }],
    ["by its ARN, perhaps", { Resources: [{ Ref: "Arns" }] }],
    ["with all that there is", { Resources: ["*"] }],
    ["by a tag, perhaps", { ListOfTags: [{ ConditionKey: "backup", ConditionValue: "yes" }] }],
  ])("silent where a plan chooses it %s", (_, BackupSelection) =>
    silent(rule, {
      Orders: { Type: "AWS::EFS::FileSystem" },
      Plan: { Type: "AWS::Backup::BackupSelection", Properties: { BackupSelection } },
    }),
  );

  test("a plan under a condition is told apart", () => {
    const text = templateOf(
      {
        Orders: { Type: "AWS::EFS::FileSystem" },
        Plan: {
          Type: "AWS::Backup::BackupSelection",
          Condition: "IsKept",
          Properties: { BackupSelection: { Resources: ["*"] } },
        },
      },
      { Conditions: { IsKept: { "Fn::Equals": [{ Ref: "Kept" }, "yes"] } } },
    );
    expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
      expect.stringMatching(/ \(when IsKept is false\)\.$/),
    ]);
  });

  test("silent where a macro may write a plan", () =>
    silent(rule, { Orders: { Type: "AWS::EFS::FileSystem" } }, { Transform: "Ours" }));
});

describe("ecs-efs-volume-unencrypted", () => {
  const rule = ruleOf(efsProperties, "ecs-efs-volume-unencrypted");

  test("it is mounted with TLS", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "Volumes": [
          { "Name": "scratch" },
          { "Name": "uploads", "EFSVolumeConfiguration": { "FilesystemId": { "Ref": "Uploads" } } }
//                             ^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 high: "Task" mounts a file system without TLS: files cross the network readable, and may be changed on the way.
        ]
      }
    }
  }
}`,
      `
{
  "Resources": {
    "Task": {
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {
        "Volumes": [
          { "Name": "scratch" },
          { "Name": "uploads", "EFSVolumeConfiguration": { "FilesystemId": { "Ref": "Uploads" }, "TransitEncryption": "ENABLED" } }
        ]
      }
    }
  }
}`,
    ));

  test.each([
    ["one that is", { Volumes: [{ EFSVolumeConfiguration: { TransitEncryption: "ENABLED" } }] }],
    ["who knows", { Volumes: [{ EFSVolumeConfiguration: { TransitEncryption: { Ref: "Tls" } } }] }],
    ["other volumes", { Volumes: [{ Name: "scratch", Host: {} }] }],
    ["volumes that nobody knows yet", { Volumes: { Ref: "Volumes" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::ECS::TaskDefinition", Properties } }),
  );
});
