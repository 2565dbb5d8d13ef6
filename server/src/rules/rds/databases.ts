/** What databases are: instances of clusters, copies of others, of which engine. */
import type { Resource } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import { type Exception, isSet, mayBe } from "../propertyRules.ts";

/** What only clusters run. */
export const auroraEngines = ["aurora", "aurora-mysql", "aurora-postgresql"] as const;

/** Whether a database is an instance of a cluster, or may be: its storage and backups are then the cluster's. */
export const mayBeInCluster = (database: Resource): boolean =>
  database.type === "AWS::RDS::DBInstance" &&
  (database.get("DBClusterIdentifier").kind !== "absent" ||
    auroraEngines.some((engine) => equals(database.get("Engine"), engine) !== false));

/** The exception of instances whose cluster says it. */
export const isInCluster: Exception = (_, database) => mayBeInCluster(database);

/** An instance of a cluster that says it, or may say it, for all of its instances. */
export const clusterMaySay =
  (property: string): Exception =>
  (_, database, template) => {
    const id = database.get("DBClusterIdentifier");
    if (id.kind === "absent") return false;
    const target = template.target(id);
    const cluster = target && template.resource(target.to);
    return cluster?.get(property).kind !== "absent";
  };

/** What is restored or copied is encrypted as its source is. */
export const isCopy = [
  isSet("DBSnapshotIdentifier"),
  isSet("DBClusterSnapshotIdentifier"),
  isSet("SnapshotIdentifier"),
  isSet("SourceDBInstanceIdentifier"),
  isSet("SourceDBInstanceAutomatedBackupsArn"),
  isSet("SourceDBClusterIdentifier"),
  isSet("SourceDbClusterResourceId"),
  isSet("SourceDbiResourceId"),
  isSet("ReplicationSourceIdentifier"),
];

/** A read replica: it follows its source, and has backups only if it wants them. */
export const isReplica = [
  isSet("SourceDBInstanceIdentifier"),
  isSet("SourceDBClusterIdentifier"),
  isSet("ReplicationSourceIdentifier"),
];

/** RDS Custom, which leaves most of it to the user. */
export const isCustom = mayBe("Engine", [
  "custom-oracle-ee",
  "custom-oracle-ee-cdb",
  "custom-oracle-se2",
  "custom-oracle-se2-cdb",
  "custom-sqlserver-dev",
  "custom-sqlserver-ee",
  "custom-sqlserver-se",
  "custom-sqlserver-web",
]);

/** Properties of a database that has all that the checks of others want. */
export const exampleInstance = {
  Engine: "postgres",
  DBInstanceClass: "db.m7g.large",
  AllocatedStorage: "20",
  MasterUsername: "orders",
  ManageMasterUserPassword: true,
} as const;
