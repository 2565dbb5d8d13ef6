/** The database engines of RDS and Aurora, and the versions of them that AWS has retired. */

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html and API_CreateDBCluster.html, Engine. */
export const rdsEngines: readonly string[] = [
  "aurora-mysql",
  "aurora-postgresql",
  "custom-oracle-ee",
  "custom-oracle-ee-cdb",
  "custom-oracle-se2",
  "custom-oracle-se2-cdb",
  "custom-sqlserver-dev",
  "custom-sqlserver-ee",
  "custom-sqlserver-se",
  "custom-sqlserver-web",
  "db2-ae",
  "db2-se",
  "docdb",
  "mariadb",
  "mysql",
  "neptune",
  "oracle-ee",
  "oracle-ee-cdb",
  "oracle-se2",
  "oracle-se2-cdb",
  "postgres",
  "sqlserver-dev-ee",
  "sqlserver-ee",
  "sqlserver-ex",
  "sqlserver-se",
  "sqlserver-web",
];

/**
 * Versions that are retired, by engine: the major version, the last minor one that is, and the day on which all up to that one were
 * retired at the latest. AWS gives some of the dates as months, and retires Aurora's versions of one major version out of turn: `but`
 * are those that stay longer. What stands in none of the rows is not judged.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html
 */
interface Retirement {
  readonly major: string;
  readonly upTo: number;
  readonly by: string;
  readonly but?: readonly number[];
  /** The first minor version that stays. */
  readonly next?: number;
}

const all = Number.POSITIVE_INFINITY;

const retirements: Readonly<Record<string, readonly Retirement[]>> = {
  mysql: [
    { major: "5.5", upTo: all, by: "2021-05-25" },
    { major: "5.6", upTo: all, by: "2022-03-01" },
    { major: "5.7", upTo: 43, by: "2024-06-30", next: 44 },
    { major: "8.0", upTo: 36, by: "2025-12-31" },
    { major: "8.0", upTo: 41, by: "2026-09-30", next: 42 },
  ],
  mariadb: [
    { major: "10.0", upTo: all, by: "2021-04-30" },
    { major: "10.1", upTo: all, by: "2021-04-30" },
    { major: "10.2", upTo: all, by: "2022-10-31" },
    { major: "10.3", upTo: all, by: "2023-10-31" },
    { major: "10.4", upTo: all, by: "2024-12-31" },
    { major: "10.5", upTo: all, by: "2026-09-30" },
  ],
  postgres: [
    { major: "9.3", upTo: all, by: "2018-12-31" },
    { major: "9.4", upTo: all, by: "2020-02-29" },
    { major: "9.5", upTo: all, by: "2021-03-31" },
    { major: "9.6", upTo: all, by: "2022-04-30" },
    { major: "10", upTo: all, by: "2023-04-30" },
    { major: "11", upTo: 21, by: "2024-03-31" },
    { major: "12", upTo: 21, by: "2025-03-31" },
    { major: "13", upTo: 19, by: "2026-03-31" },
    { major: "14", upTo: 13, by: "2025-12-31" },
    { major: "14", upTo: 17, by: "2026-05-31" },
    { major: "15", upTo: 8, by: "2025-12-31" },
    { major: "15", upTo: 12, by: "2026-05-31" },
    { major: "16", upTo: 4, by: "2025-12-31" },
    { major: "16", upTo: 8, by: "2026-05-31" },
    { major: "17", upTo: 4, by: "2026-05-31" },
  ],
  "aurora-postgresql": [
    { major: "9.6", upTo: all, by: "2022-04-30" },
    { major: "10", upTo: all, by: "2023-04-30" },
    { major: "11", upTo: 20, by: "2024-06-30", but: [9] },
    { major: "12", upTo: 20, by: "2025-06-30", but: [9] },
    { major: "13", upTo: 16, by: "2026-03-31", but: [9] },
    { major: "14", upTo: 12, by: "2026-03-31", but: [6] },
    { major: "15", upTo: 8, by: "2026-09-30" },
    { major: "16", upTo: 3, by: "2026-03-31" },
  ],
  // The version of Aurora, behind MySQL's: 8.0.mysql_aurora.3.05.2 is 3.05.
  "aurora-mysql": [
    { major: "1", upTo: all, by: "2023-03-31" },
    { major: "2", upTo: 10, by: "2024-10-31" },
    { major: "3", upTo: 3, by: "2025-06-30" },
    { major: "3", upTo: 7, by: "2026-03-31", but: [4] },
  ],
};

/** The day by which AWS had retired a version; undefined of one that may be in use. */
export function retiredBy(engine: string, version: string): string | undefined {
  if (engine === "aurora-mysql" && !version.includes("mysql_aurora")) return undefined;
  const { major, minor } = partsOf(engine, version);
  return rowsOf(engine).find(({ major: of, upTo, but = [] }) => {
    if (of !== major) return false;
    // Of a major version alone RDS takes the newest minor one.
    if (minor === undefined) return upTo === all;
    if (!/^\d+$/.test(minor)) return upTo === all;
    return Number(minor) <= upTo && !but.includes(Number(minor));
  })?.by;
}

/** The version to ask for in place of a retired one: of PostgreSQL the major alone, of which RDS takes the newest; undefined where it is retired too. */
export function successorOf(engine: string, version: string): string | undefined {
  const { major } = partsOf(engine, version);
  if (engine === "postgres" || engine === "aurora-postgresql")
    return retiredBy(engine, major) === undefined ? major : undefined;
  const next = rowsOf(engine).findLast((row) => row.major === major)?.next;
  return next === undefined ? undefined : `${major}.${next}`;
}

function partsOf(engine: string, version: string) {
  // 8.0.mysql_aurora.3.05.2 is version 3.05.2 of Aurora.
  const parts = (version.split("mysql_aurora.")[1] ?? version).split(".");
  // PostgreSQL counts majors by one number since 10, all others but Aurora MySQL by two.
  const isTwoPart = engine === "mysql" || engine === "mariadb" || /^9\./.test(version);
  return {
    major: parts.slice(0, isTwoPart ? 2 : 1).join("."),
    minor: parts[isTwoPart ? 2 : 1],
  };
}

const rowsOf = (engine: string): readonly Retirement[] =>
  (Object.hasOwn(retirements, engine) ? retirements[engine] : undefined) ?? [];
