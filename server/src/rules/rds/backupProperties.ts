/** What the properties of databases must be, so that they outlive what happens to them. */
import { mayBe, propertyRules } from "../propertyRules.ts";
import { exampleInstance, isCustom, isInCluster, isReplica } from "./databases.ts";

const userGuide = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

export const rdsBackupProperties = propertyRules([
  {
    id: "rds-backups-off",
    severity: "medium",
    topics: ["reliability"],
    catalogue: ["rds-backup-retention"],
    controls: ["FSBP RDS.11"],
    equivalents: {
      cfn_nag: ["W75"],
      guard: ["DB_INSTANCE_BACKUP_ENABLED"],
      cdk_nag: ["AwsSolutions-RDS13", "RDSInstanceBackupEnabled"],
      trivy: ["AWS-0077"],
    },
    types: ["AWS::RDS::DBInstance"],
    property: "BackupRetentionPeriod",
    wants: { notBe: [0] },
    absent: "fine",
    unless: [isInCluster, ...isReplica],
    noun: "A database",
    problem: "has no backups",
    consequence: "what is deleted or overwritten by mistake is gone for good",
    why: "A retention period of 0 turns the automatic backups off, and with them the restore to any second of the last days. Backups as large as the database itself cost nothing.",
    fix: { to: 7, safety: "review", cost: "an existing database is restarted" },
    example: { ...exampleInstance, BackupRetentionPeriod: 0 },
    links: [
      `${userGuide}/USER_WorkingWithAutomatedBackups.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-backupretentionperiod`,
    ],
  },
  {
    id: "rds-backups-short",
    severity: "low",
    topics: ["reliability"],
    controls: ["FSBP RDS.11"],
    equivalents: {},
    types: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
    property: "BackupRetentionPeriod",
    wants: { atLeast: 7 },
    absent: {
      severity: "low",
      problem: "keeps its backups for a day",
      consequence: "what is noticed later, after a weekend say, cannot be undone",
    },
    unless: [
      isInCluster,
      ...isReplica,
      // None at all is rds-backups-off's.
      mayBe("BackupRetentionPeriod", [0]),
    ],
    noun: "A database",
    problem: "keeps its backups for less than a week",
    consequence: "what is noticed later cannot be undone",
    why: "Mistakes in data are often noticed days after they were made. Automatic backups can be kept for up to 35 days; those as large as the database itself cost nothing.",
    fix: { to: 7, safety: "review", cost: "backups larger than the database cost" },
    example: exampleInstance,
    links: [
      `${userGuide}/USER_WorkingWithAutomatedBackups.BackupRetention.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-backupretentionperiod`,
    ],
  },
  {
    id: "rds-instance-in-one-zone",
    severity: "low",
    topics: ["reliability"],
    catalogue: ["rds-multi-az"],
    controls: ["FSBP RDS.5"],
    equivalents: {
      checkov: ["CKV_AWS_157"],
      guard: ["RDS_MULTI_AZ_SUPPORT"],
      cdk_nag: ["AwsSolutions-RDS3", "RDSMultiAZSupport"],
    },
    category: "Configuration",
    types: ["AWS::RDS::DBInstance"],
    property: "MultiAZ",
    wants: { be: true },
    unless: [
      isInCluster,
      ...isReplica,
      isCustom,
      // Editions without a standby.
      mayBe("Engine", ["sqlserver-ex", "sqlserver-web"]),
    ],
    noun: "A database",
    problem: "runs in one availability zone",
    consequence: "when the zone fails, it is away until the zone is back or somebody restores it",
    why: "With MultiAZ RDS keeps a standby in a second zone, and fails over to it within a minute or two, for maintenance as well. Without one, a failed host means to wait for another, and a failed zone a restore from a backup.",
    // Beside AvailabilityZone RDS refuses it.
    fix: (database) =>
      database.get("AvailabilityZone").kind === "absent"
        ? { to: true, safety: "review", cost: "the standby costs as much as the database" }
        : undefined,
    example: exampleInstance,
    links: [
      `${userGuide}/Concepts.MultiAZSingleStandby.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-multiaz`,
    ],
  },
  {
    id: "rds-minor-upgrades-off",
    severity: "low",
    catalogue: ["rds-minor-version-upgrade"],
    controls: ["FSBP RDS.13", "FSBP RDS.35", "CIS 3.0.0 2.3.2"],
    equivalents: {
      guard: ["RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED"],
      cdk_nag: ["RDSAutomaticMinorVersionUpgradeEnabled"],
    },
    types: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
    property: "AutoMinorVersionUpgrade",
    wants: { notBe: [false] },
    absent: "fine",
    // RDS Custom takes nothing else.
    unless: [isCustom],
    noun: "A database",
    problem: "does not get minor versions by itself",
    consequence: "holes that the engine's makers have closed stay open until somebody upgrades it",
    why: "Minor versions bring corrections, those of security among them, and are compatible. By itself RDS brings them in the maintenance window; a minor version that is too old is upgraded anyway when its support ends.",
    fix: { to: true, safety: "review", cost: "it is restarted in its maintenance window" },
    example: { ...exampleInstance, AutoMinorVersionUpgrade: false },
    links: [
      `${userGuide}/USER_UpgradeDBInstance.Upgrading.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-autominorversionupgrade`,
    ],
  },
]);
