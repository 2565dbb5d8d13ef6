/** What the properties of build projects must be. */
import { mayBe, propertyRules } from "../propertyRules.ts";

const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

export const codebuildProperties = propertyRules([
  {
    id: "codebuild-artifacts-unencrypted",
    severity: "medium",
    catalogue: ["codebuild-encryption"],
    controls: ["FSBP CodeBuild.3"],
    equivalents: {
      checkov: ["CKV_AWS_78"],
      cfn_nag: ["W32"],
      guard: ["CODEBUILD_ENCRYPTION_KEY_RULE"],
      cdk_nag: ["AwsSolutions-CB4", "CodeBuildProjectKMSEncryptedArtifacts"],
      trivy: ["AWS-0018"],
    },
    types: ["AWS::CodeBuild::Project"],
    within: ["Artifacts", "SecondaryArtifacts.*", "LogsConfig.S3Logs"],
    property: "EncryptionDisabled",
    wants: { notBe: [true] },
    absent: "fine",
    // A project without artifacts stores none, and of logs it is only asked while they are written.
    unless: [mayBe("Type", ["NO_ARTIFACTS"]), mayBe("Status", ["DISABLED"])],
    noun: "A project",
    problem: "tells CodeBuild not to encrypt what it stores",
    consequence: "whoever may read the bucket reads the artifacts and logs of its builds",
    why: "CodeBuild encrypts what a build leaves behind with the key aws/s3, or the project's EncryptionKey, unless it is told not to. Artifacts are what is deployed next, and logs tell how.",
    fix: {
      remove: true,
      safety: "review",
      cost: "readers in other accounts then need a key of their own, by EncryptionKey",
    },
    example: {
      ServiceRole: { "Fn::ImportValue": "BuildRoleArn" },
      Source: { Type: "CODECOMMIT", Location: { "Fn::ImportValue": "RepositoryUrl" } },
      Environment: {
        Type: "LINUX_CONTAINER",
        ComputeType: "BUILD_GENERAL1_SMALL",
        Image: "aws/codebuild/standard:7.0",
      },
      Artifacts: { Type: "S3", Location: "builds-of-orders", EncryptionDisabled: true },
    },
    links: [
      "https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html",
      `${reference}/aws-properties-codebuild-project-artifacts.html`,
    ],
  },
]);
