/**
 * The logs that RDS sends to CloudWatch Logs, by engine: what EnableCloudwatchLogsExports takes.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
const mysql = ["audit", "error", "general", "slowquery"];
const postgres = ["postgresql", "upgrade"];
const oracle = ["alert", "audit", "listener", "trace"];
const sqlserver = ["agent", "error"];
const db2 = ["diag.log", "notify.log"];

export const instanceLogs: ReadonlyMap<string, readonly string[]> = new Map([
  ["mysql", mysql],
  ["mariadb", mysql],
  ["postgres", postgres],
  ["oracle-ee", oracle],
  ["oracle-ee-cdb", oracle],
  ["oracle-se2", oracle],
  ["oracle-se2-cdb", oracle],
  ["sqlserver-ee", sqlserver],
  ["sqlserver-ex", ["error"]],
  ["sqlserver-se", sqlserver],
  ["sqlserver-web", sqlserver],
  ["db2-ae", db2],
  ["db2-se", db2],
]);

export const clusterLogs: ReadonlyMap<string, readonly string[]> = new Map([
  ["aurora-mysql", mysql],
  ["aurora-postgresql", ["postgresql"]],
  ["mysql", ["error", "general", "slowquery"]],
  ["postgres", postgres],
]);
