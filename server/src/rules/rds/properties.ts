/** What the properties of databases must be. */
import { forType, isSet, mayBe, propertyRules } from "../propertyRules.ts";

const userGuide = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const instance = {
  Engine: "postgres",
  DBInstanceClass: "db.t4g.micro",
  AllocatedStorage: "20",
  MasterUsername: "orders",
  ManageMasterUserPassword: true,
};

/** An instance of a cluster: its storage and backups are the cluster's. */
const isInCluster = [
  isSet("DBClusterIdentifier"),
  forType("AWS::RDS::DBInstance", mayBe("Engine", ["aurora", "aurora-mysql", "aurora-postgresql"])),
];

/** What is restored or copied is encrypted as its source is. */
const isCopy = [
  isSet("DBSnapshotIdentifier"),
  isSet("DBClusterSnapshotIdentifier"),
  isSet("SnapshotIdentifier"),
  isSet("SourceDBInstanceIdentifier"),
  isSet("SourceDBClusterIdentifier"),
  isSet("SourceDbiResourceId"),
];

export const rdsProperties = propertyRules([
  {
    id: "rds-instance-public",
    severity: "critical",
    catalogue: ["rds-public-access"],
    equivalents: {
      checkov: ["CKV_AWS_17"],
      cfn_nag: ["F22"],
      guard: ["RDS_INSTANCE_PUBLIC_ACCESS_CHECK"],
      cdk_nag: ["RDSInstancePublicAccess"],
      trivy: ["AWS-0180"],
    },
    types: ["AWS::RDS::DBInstance"],
    property: "PubliclyAccessible",
    wants: { notBe: [true] },
    absent: "fine",
    noun: "A database",
    problem: "can be reached from the internet",
    consequence:
      "RDS gives it a public address, and only its security groups stand between anyone and its password",
    why: "A database with a public address is found by scanners within minutes. One security group that is too wide, or one password that is known elsewhere, and its data is gone. Applications reach it by its private address.",
    fix: { to: false, safety: "review", cost: "clients outside the VPC lose it" },
    example: { ...instance, PubliclyAccessible: true },
    links: [
      `${userGuide}/USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-publiclyaccessible`,
    ],
  },
  {
    id: "rds-storage-unencrypted",
    severity: "high",
    catalogue: ["rds-storage-encrypted"],
    equivalents: {
      checkov: ["CKV_AWS_16", "CKV_AWS_96"],
      cfn_nag: ["F26", "F27"],
      guard: ["RDS_STORAGE_ENCRYPTED"],
      cdk_nag: ["AwsSolutions-RDS2"],
      trivy: ["AWS-0079", "AWS-0080"],
    },
    types: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
    property: "StorageEncrypted",
    wants: { be: true },
    unless: [...isInCluster, ...isCopy],
    noun: "A database",
    problem: "keeps its data unencrypted",
    consequence: "whoever gets at its storage, a snapshot or a backup reads it",
    why: "Storage, backups, snapshots and read replicas of an unencrypted database are unencrypted too, and it cannot be encrypted later: it has to be copied. Encryption costs nothing, and the database does not become slower.",
    fix: { to: true, safety: "review", cost: "an existing database is replaced" },
    example: instance,
    links: [
      `${userGuide}/Overview.Encryption.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-storageencrypted`,
    ],
  },
]);
