import { describe, test } from "vitest";
import { codebuildProperties } from "../../../server/src/rules/codebuild/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("codebuild-artifacts-unencrypted", () => {
  const rule = ruleOf(codebuildProperties, "codebuild-artifacts-unencrypted");

  test("artifacts and logs are encrypted", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CodeBuild::Project", "Properties": { "Artifacts": { "Type": "S3", "EncryptionDisabled": "true" } } },
//                                                                                                               ^^^^^^ 🔎 medium: "A" tells CodeBuild not to encrypt what it stores: whoever may read the bucket reads the artifacts and logs of its builds.
    "B": { "Type": "AWS::CodeBuild::Project", "Properties": { "Artifacts": { "Type": "NO_ARTIFACTS" }, "SecondaryArtifacts": [{ "Type": "S3", "EncryptionDisabled": true }] } },
//                                                                                                                                                                  ^^^^ 🔎 medium: "B" tells CodeBuild not to encrypt what it stores: whoever may read the bucket reads the artifacts and logs of its builds.
    "C": { "Type": "AWS::CodeBuild::Project", "Properties": { "LogsConfig": { "S3Logs": { "Status": "ENABLED", "EncryptionDisabled": true } } } }
//                                                                                                                                   ^^^^ 🔎 medium: "C" tells CodeBuild not to encrypt what it stores: whoever may read the bucket reads the artifacts and logs of its builds.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CodeBuild::Project", "Properties": { "Artifacts": { "Type": "S3" } } },
    "B": { "Type": "AWS::CodeBuild::Project", "Properties": { "Artifacts": { "Type": "NO_ARTIFACTS" }, "SecondaryArtifacts": [{ "Type": "S3" }] } },
    "C": { "Type": "AWS::CodeBuild::Project", "Properties": { "LogsConfig": { "S3Logs": { "Status": "ENABLED" } } } }
  }
}`,
    );
  });

  test.each([
    ["says nothing", { Artifacts: { Type: "S3" } }],
    ["stores nothing", { Artifacts: { Type: "NO_ARTIFACTS", EncryptionDisabled: true } }],
    ["may store nothing", { Artifacts: { Type: { Ref: "Kind" }, EncryptionDisabled: true } }],
    [
      "writes no logs",
      { LogsConfig: { S3Logs: { Status: "DISABLED", EncryptionDisabled: true } } },
    ],
    [
      "does what a parameter tells",
      { Artifacts: { Type: "S3", EncryptionDisabled: { Ref: "Plain" } } },
    ],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::CodeBuild::Project", Properties } }),
  );
});
