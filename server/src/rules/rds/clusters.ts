/** Databases and the clusters that they belong to. */
import type { Resource } from "../../template/template.ts";
import { equals } from "../../template/value.ts";
import type { Exception } from "../propertyRules.ts";

/** What only clusters run. */
const auroraEngines = ["aurora", "aurora-mysql", "aurora-postgresql"] as const;

/** Whether a database is an instance of a cluster, or may be: its storage and backups are then the cluster's. */
export const mayBeInCluster = (database: Resource): boolean =>
  database.type === "AWS::RDS::DBInstance" &&
  (database.get("DBClusterIdentifier").kind !== "absent" ||
    auroraEngines.some((engine) => equals(database.get("Engine"), engine) !== false));

/** The exception of instances whose cluster says it. */
export const isInCluster: Exception = (_, database) => mayBeInCluster(database);
