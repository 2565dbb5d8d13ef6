import { describe, test } from "vitest";
import { workspacesProperties } from "../../../server/src/rules/workspaces/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("workspaces-user-volume-unencrypted", () => {
  const rule = ruleOf(workspacesProperties, "workspaces-user-volume-unencrypted");

  test("it is encrypted, with the key that is there", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Desk": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "UserName": "jane" } },
//  ^^^^^^ 🔎 medium: "Desk" keeps its user's files unencrypted: whoever gets at the volume or a snapshot reads them.
    "Other": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "UserVolumeEncryptionEnabled": false, "VolumeEncryptionKey": { "Ref": "Key" } } }
//                                                                                                  ^^^^^ 🔎 medium: "Other" keeps its user's files unencrypted: whoever gets at the volume or a snapshot reads them.
  }
}`,
      `
{
  "Resources": {
    "Desk": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "UserName": "jane", "UserVolumeEncryptionEnabled": true, "VolumeEncryptionKey": "alias/aws/workspaces" } },
    "Other": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "UserVolumeEncryptionEnabled": true, "VolumeEncryptionKey": { "Ref": "Key" } } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { UserVolumeEncryptionEnabled: true }],
    ["who knows", { UserVolumeEncryptionEnabled: { Ref: "IsEncrypted" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::WorkSpaces::Workspace", Properties } }),
  );
});

describe("workspaces-root-volume-unencrypted", () => {
  const rule = ruleOf(workspacesProperties, "workspaces-root-volume-unencrypted");

  test("it is encrypted, with the key that is there", () =>
    checkFix(
      rule,
      `
{
  "Resources": {
    "Desk": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "UserName": "jane" } },
//  ^^^^^^ 🔎 medium: "Desk" keeps its system volume unencrypted: caches, logs and saved passwords of its programs can be read from the volume or a snapshot.
    "Other": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "RootVolumeEncryptionEnabled": false, "VolumeEncryptionKey": { "Ref": "Key" } } }
//                                                                                                  ^^^^^ 🔎 medium: "Other" keeps its system volume unencrypted: caches, logs and saved passwords of its programs can be read from the volume or a snapshot.
  }
}`,
      `
{
  "Resources": {
    "Desk": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "UserName": "jane", "RootVolumeEncryptionEnabled": true, "VolumeEncryptionKey": "alias/aws/workspaces" } },
    "Other": { "Type": "AWS::WorkSpaces::Workspace", "Properties": { "RootVolumeEncryptionEnabled": true, "VolumeEncryptionKey": { "Ref": "Key" } } }
  }
}`,
    ));

  test.each([
    ["an encrypted one", { RootVolumeEncryptionEnabled: true }],
    ["who knows", { RootVolumeEncryptionEnabled: { Ref: "IsEncrypted" } }],
  ])("silent about %s", (_, Properties) =>
    silent(rule, { Orders: { Type: "AWS::WorkSpaces::Workspace", Properties } }),
  );
});
