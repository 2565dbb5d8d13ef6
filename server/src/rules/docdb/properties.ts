/** What the properties of DocumentDB's and Neptune's clusters must be: both are RDS's cousins, with properties of the same names. */
import { isSet, propertyRules } from "../propertyRules.ts";

const documents = "https://docs.aws.amazon.com/documentdb/latest/developerguide";
const graphs = "https://docs.aws.amazon.com/neptune/latest/userguide";

const types = ["AWS::DocDB::DBCluster", "AWS::Neptune::DBCluster"] as const;
const noun = "A cluster of DocumentDB or Neptune";
const cluster = { MasterUsername: "orders", ManageMasterUserPassword: true };

export const docdbProperties = propertyRules([
  {
    id: "docdb-neptune-storage-unencrypted",
    severity: "high",
    catalogue: ["docdb-neptune-encrypted"],
    controls: ["FSBP DocumentDB.1", "FSBP Neptune.1"],
    equivalents: {
      checkov: ["CKV_AWS_44", "CKV_AWS_74"],
      cfn_nag: ["F30"],
      cdk_nag: [
        "AwsSolutions-DOC1",
        "AwsSolutions-N4",
        "DocumentDBClusterEncryptionAtRest",
        "NeptuneClusterEncryptionAtRest",
      ],
      trivy: ["AWS-0021", "AWS-0076"],
    },
    types,
    property: "StorageEncrypted",
    wants: { be: true },
    // What is restored or copied is encrypted as its source is.
    unless: [isSet("SnapshotIdentifier"), isSet("SourceDBClusterIdentifier")],
    noun,
    problem: "keeps its data unencrypted",
    consequence: "whoever gets at its storage, a snapshot or a backup reads it",
    why: "Storage, backups and snapshots of an unencrypted cluster are unencrypted too, and it cannot be encrypted later: its data has to be moved to a new one. Encryption costs nothing.",
    fix: { to: true, safety: "review", cost: "an existing cluster is replaced" },
    example: cluster,
    links: [`${documents}/encryption-at-rest.html`, `${graphs}/encrypt.html`],
  },
  {
    id: "docdb-neptune-backups-short",
    severity: "low",
    topics: ["reliability"],
    catalogue: ["docdb-neptune-backup-retention"],
    controls: ["FSBP DocumentDB.2", "FSBP Neptune.5"],
    equivalents: {
      checkov: ["CKV_AWS_360", "CKV_AWS_361"],
      cdk_nag: [
        "AwsSolutions-DOC4",
        "AwsSolutions-N3",
        "DocumentDBClusterBackupRetentionPeriod",
        "NeptuneClusterBackupRetentionPeriod",
      ],
    },
    types,
    property: "BackupRetentionPeriod",
    wants: { atLeast: 7 },
    absent: {
      severity: "low",
      problem: "keeps its backups for a day",
      consequence: "what is noticed later, after a weekend say, cannot be undone",
    },
    noun,
    problem: "keeps its backups for less than a week",
    consequence: "what is noticed later cannot be undone",
    why: "Mistakes in data are often noticed days after they were made. Backups can be kept for up to 35 days; those as large as the cluster itself cost nothing.",
    fix: { to: 7, safety: "review", cost: "backups larger than the cluster cost" },
    example: { ...cluster, StorageEncrypted: true },
    links: [`${documents}/backup_restore.html`, `${graphs}/backup-restore.html`],
  },
  {
    id: "docdb-neptune-audit-log-off",
    severity: "low",
    catalogue: ["docdb-neptune-log-exports"],
    controls: ["FSBP DocumentDB.4", "FSBP Neptune.2"],
    equivalents: {
      checkov: ["CKV_AWS_85", "CKV_AWS_101"],
      cdk_nag: ["AwsSolutions-DOC5", "DocumentDBClusterLogExports"],
      trivy: ["AWS-0020", "AWS-0075"],
    },
    types,
    property: "EnableCloudwatchLogsExports",
    wants: { include: ["audit"] },
    noun,
    problem: "exports no audit log",
    consequence: "nobody can say afterwards who connected, and what they changed",
    why: "The audit log records logins and changes, and goes to CloudWatch Logs alone. The cluster's parameter group has to turn it on as well: audit_logs of DocumentDB, neptune_enable_audit_log of Neptune.",
    fix: { safety: "review", cost: "CloudWatch charges for its logs" },
    example: { ...cluster, StorageEncrypted: true },
    links: [`${documents}/event-auditing.html`, `${graphs}/auditing.html`],
  },
]);
