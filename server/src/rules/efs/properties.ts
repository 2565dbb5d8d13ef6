/** What the properties of file systems, and of the volumes that tasks mount from them, must be. */
import { textOf } from "../../template/value.ts";
import { type Exception, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/efs/latest/ug";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

/** A backup plan of the template may choose it, by its ARN or by its tags. */
const mayBeSelected: Exception = (_, fileSystem, template) =>
  template.hasHiddenResources ||
  template.ofType("AWS::Backup::BackupSelection").some((selection) => {
    const chosen = selection.get("BackupSelection");
    const byTag = ["ListOfTags", "Conditions"].some((name) => chosen.get(name).kind !== "absent");
    const arns = chosen.get("Resources").items();
    return (
      byTag ||
      arns.some(
        (arn) => textOf(arn)?.includes("*") || template.refersTo(arn, fileSystem.id) !== false,
      )
    );
  });

/** In a single zone EFS turns backups on by itself. */
const isBackedUpByDefault: Exception = (fileSystem) =>
  fileSystem.get("BackupPolicy").kind === "absent" &&
  fileSystem.get("AvailabilityZoneName").kind !== "absent";

export const efsProperties = propertyRules([
  {
    id: "efs-file-system-unencrypted",
    severity: "high",
    catalogue: ["efs-encrypted"],
    controls: ["FSBP EFS.1", "FSBP EFS.8", "CIS 3.0.0 2.4.1"],
    equivalents: {
      checkov: ["CKV_AWS_42"],
      cfn_nag: ["F32"],
      guard: ["EFS_ENCRYPTED_CHECK"],
      cdk_nag: ["AwsSolutions-EFS1"],
      trivy: ["AWS-0037"],
    },
    types: ["AWS::EFS::FileSystem"],
    property: "Encrypted",
    wants: { be: true },
    noun: "A file system",
    problem: "keeps its files unencrypted",
    consequence: "whoever gets at its storage or a backup reads them",
    why: "Whether a file system is encrypted can be chosen only when it is created: later its files have to be copied to another. Encryption costs nothing. The console has it on, CloudFormation has not.",
    fix: {
      to: true,
      safety: "review",
      cost: "an existing file system is replaced by an empty one",
    },
    example: {},
    links: [
      `${guide}/encryption-at-rest.html`,
      `${reference}/aws-resource-efs-filesystem.html#cfn-efs-filesystem-encrypted`,
    ],
  },
  {
    id: "efs-file-system-without-backup",
    severity: "low",
    topics: ["reliability"],
    catalogue: ["efs-backup-policy"],
    controls: ["FSBP EFS.2", "FSBP EFS.7"],
    equivalents: {
      guard: ["EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN"],
      cdk_nag: ["EFSInBackupPlan"],
    },
    types: ["AWS::EFS::FileSystem"],
    alsoReads: ["AWS::Backup::BackupSelection"],
    property: "BackupPolicy.Status",
    wants: { be: "ENABLED" },
    unless: [mayBeSelected, isBackedUpByDefault],
    noun: "A file system",
    problem: "is not backed up",
    consequence: "what is deleted or overwritten by mistake is gone for good",
    why: "With its backup policy on, AWS Backup takes a copy of the file system every day and keeps it for five weeks. A backup plan of your own that chooses it does as well.",
    fix: { to: "ENABLED", safety: "review", cost: "backups cost by the gigabyte" },
    example: { Encrypted: true },
    links: [
      `${guide}/automatic-backups.html`,
      `${reference}/aws-properties-efs-filesystem-backuppolicy.html`,
    ],
  },
  {
    id: "ecs-efs-volume-unencrypted",
    severity: "high",
    catalogue: ["ecs-efs-transit-encryption"],
    equivalents: { checkov: ["CKV_AWS_97"], trivy: ["AWS-0035"] },
    types: ["AWS::ECS::TaskDefinition"],
    within: "Volumes.*.EFSVolumeConfiguration",
    property: "TransitEncryption",
    wants: { be: "ENABLED" },
    noun: "A task's volume",
    problem: "mounts a file system without TLS",
    consequence: "files cross the network readable, and may be changed on the way",
    why: "Between the task and EFS there is the network of the VPC. TLS costs nothing, and access points with IAM refuse a mount without it.",
    fix: { to: "ENABLED", safety: "review", cost: "the task definition gets a new revision" },
    example: {
      Family: "orders",
      ContainerDefinitions: [{ Name: "orders", Image: "public.ecr.aws/nginx/nginx:stable" }],
      Volumes: [{ Name: "uploads", EFSVolumeConfiguration: { FilesystemId: { Ref: "Uploads" } } }],
    },
    links: [
      `${guide}/encryption-in-transit.html`,
      `${reference}/aws-properties-ecs-taskdefinition-efsvolumeconfiguration.html`,
    ],
  },
]);
