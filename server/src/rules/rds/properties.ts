/** What the properties of databases must be, so that nobody reads what is in them. */
import { type Exception, forType, mayBe, mayNotBe, propertyRules } from "../propertyRules.ts";
import {
  auroraEngines,
  exampleInstance,
  isCopy,
  isInCluster,
  isReplica,
  mayBeInCluster,
} from "./databases.ts";

const userGuide = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

/** In a subnet group, in a cluster and beside its source RDS gives a database no public address unless it is told to. */
const isPrivateByDefault: Exception = (database, resource, template) =>
  database.get("PubliclyAccessible").kind === "absent" &&
  (database.get("DBSubnetGroupName").kind !== "absent" ||
    mayBeInCluster(resource) ||
    isReplica.some((exception) => exception(database, resource, template)));

export const rdsProperties = propertyRules([
  {
    id: "rds-instance-public",
    severity: "critical",
    catalogue: ["rds-public-access"],
    controls: ["FSBP RDS.2", "CIS 3.0.0 2.3.3"],
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
    absent: {
      severity: "medium",
      problem: "can be reached from the internet",
      consequence:
        "without a subnet group RDS puts it into the default VPC, and gives it a public address unless PubliclyAccessible is false",
    },
    unless: [isPrivateByDefault],
    noun: "A database",
    problem: "can be reached from the internet",
    consequence:
      "RDS gives it a public address, and only its security groups stand between anyone and its password",
    why: "A database with a public address is found by scanners within minutes. One security group that is too wide, or one password that is known elsewhere, and its data is gone. Applications reach it by its private address.",
    fix: { to: false, safety: "review", cost: "clients outside the VPC lose it" },
    example: { ...exampleInstance, PubliclyAccessible: true },
    links: [
      `${userGuide}/USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-publiclyaccessible`,
    ],
  },
  {
    id: "rds-storage-unencrypted",
    severity: "high",
    catalogue: ["rds-storage-encrypted"],
    controls: ["FSBP RDS.3", "FSBP RDS.27", "CIS 3.0.0 2.3.1"],
    equivalents: {
      checkov: ["CKV_AWS_16", "CKV_AWS_96"],
      cfn_nag: ["F26", "F27"],
      guard: ["RDS_STORAGE_ENCRYPTED"],
      cdk_nag: ["AwsSolutions-RDS2", "RDSStorageEncrypted"],
      trivy: ["AWS-0079", "AWS-0080"],
    },
    types: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
    property: "StorageEncrypted",
    wants: { be: true },
    absent: {
      severity: "low",
      problem: "leaves it to Aurora whether its data is encrypted",
      consequence: "clusters from before February 2026 are not, newer ones with a key of AWS's own",
      where: forType("AWS::RDS::DBCluster", mayBe("Engine", auroraEngines)),
    },
    unless: [isInCluster, ...isCopy],
    noun: "A database",
    problem: "keeps its data unencrypted",
    consequence: "whoever gets at its storage, a snapshot or a backup reads it",
    why: "Storage, backups, snapshots and read replicas of an unencrypted database are unencrypted too, and it cannot be encrypted later: it has to be copied. Encryption costs nothing, and the database does not become slower.",
    fix: { to: true, safety: "review", cost: "an existing database is replaced" },
    example: exampleInstance,
    links: [
      `${userGuide}/Overview.Encryption.html`,
      "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-storageencrypted`,
    ],
  },
  {
    id: "rds-iam-authentication-off",
    severity: "low",
    catalogue: ["rds-iam-authentication"],
    controls: ["FSBP RDS.10", "FSBP RDS.12"],
    equivalents: {
      checkov: ["CKV_AWS_161", "CKV_AWS_162"],
      cdk_nag: ["AwsSolutions-RDS6", "AuroraMySQLPostgresIAMAuth"],
      trivy: ["AWS-0176"],
    },
    types: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
    property: "EnableIAMDatabaseAuthentication",
    wants: { be: true },
    unless: [
      isInCluster,
      ...isReplica,
      mayNotBe("Engine", ["mysql", "mariadb", "postgres", ...auroraEngines]),
      // Aurora Serverless v1.
      mayBe("EngineMode", ["serverless"]),
    ],
    noun: "A database",
    problem: "takes passwords alone",
    consequence:
      "who may connect is not IAM's to say, and passwords live until somebody changes them",
    why: "With IAM authentication a client signs in as its role, with a token that is good for fifteen minutes: no password to store, to rotate or to lose, and access ends with the role's permission. Passwords go on working beside it.",
    fix: { to: true, safety: "review" },
    example: exampleInstance,
    links: [
      `${userGuide}/UsingWithRDS.IAMDBAuth.html`,
      `${reference}/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-enableiamdatabaseauthentication`,
    ],
  },
]);
