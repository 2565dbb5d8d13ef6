/** What keeps databases from being deleted. */
import { forType, mayNotBe, propertyRules } from "../propertyRules.ts";
import { isInCluster } from "../rds/databases.ts";

export const lifecycleProperties = propertyRules([
  {
    id: "database-deletion-unprotected",
    severity: "medium",
    lifecycle: "retain",
    topics: ["reliability"],
    catalogue: ["rds-deletion-protection"],
    controls: ["FSBP RDS.7", "FSBP RDS.8", "FSBP DocumentDB.5", "FSBP Neptune.4"],
    equivalents: {
      cfn_nag: ["F80"],
      guard: ["RDS_INSTANCE_DELETION_PROTECTION_ENABLED"],
      cdk_nag: ["AwsSolutions-RDS10", "RDSInstanceDeletionProtectionEnabled"],
      trivy: ["AWS-0177", "AWS-0343"],
    },
    category: "Configuration",
    types: [
      "AWS::RDS::DBInstance",
      "AWS::RDS::DBCluster",
      "AWS::DocDB::DBCluster",
      "AWS::Neptune::DBCluster",
    ],
    property: "DeletionProtection",
    wants: { be: true },
    unless: [
      isInCluster,
      // Neptune's API and its pages do not agree on what it does by itself.
      forType("AWS::Neptune::DBCluster", mayNotBe("DeletionProtection", [false])),
    ],
    noun: "A database whose data is to stay",
    problem: "is not protected from deletion",
    consequence: "one call, or an update that replaces it, is enough to delete it",
    why: "DeletionPolicy binds CloudFormation alone. With deletion protection the service itself refuses to delete the database, whoever asks: a person at the console, a script, or an update of the stack that would replace it.",
    fix: {
      to: true,
      safety: "review",
      cost: "the stack cannot be deleted before it is turned off again",
    },
    example: {
      Engine: "postgres",
      DBInstanceClass: "db.t4g.micro",
      AllocatedStorage: "20",
      StorageEncrypted: true,
      MasterUsername: "orders",
      ManageMasterUserPassword: true,
    },
    links: [
      "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-deletionprotection",
    ],
  },
]);
