import { retiredBy, successorOf } from "../../aws/rdsEngines.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const rdsEngineVersionRetired: ResourceRule = {
  id: "rds-engine-version-retired",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::RDS::GlobalCluster"],
  docs: {
    summary: "A database is to run on a version of its engine that AWS has retired.",
    why: "RDS creates no database with it (“Cannot find version … for …”), and the stack is rolled back. Existing ones are upgraded by RDS, so that the template no longer says what runs.",
    bad: `{
  "Database": {
    "Type": "AWS::RDS::DBInstance",
    "Properties": {
      "Engine": "postgres",
      "EngineVersion": "14.12",
      "DBInstanceClass": "db.t4g.micro",
      "AllocatedStorage": "20",
      "ManageMasterUserPassword": true,
      "MasterUsername": "orders"
    }
  }
}`,
    good: `{
  "Database": {
    "Type": "AWS::RDS::DBInstance",
    "Properties": {
      "Engine": "postgres",
      "EngineVersion": "14",
      "DBInstanceClass": "db.t4g.micro",
      "AllocatedStorage": "20",
      "ManageMasterUserPassword": true,
      "MasterUsername": "orders"
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html",
      "https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html",
      "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html",
    ],
  },
  equivalents: { "cfn-lint": ["W3690", "W3691"] },

  check(resource, report, { today }) {
    const engine = textOf(resource.get("Engine"))?.toLowerCase();
    const version = resource.get("EngineVersion");
    const text = textOf(version);
    if (engine === undefined || text === undefined || today === undefined) return;
    const day = retiredBy(engine, text);
    // A snapshot brings its own version, which RDS may still restore.
    const isRestored = [
      "DBSnapshotIdentifier",
      "SnapshotIdentifier",
      "SourceDBInstanceIdentifier",
      "SourceDBClusterIdentifier",
    ].some((name) => resource.get(name).kind !== "absent");
    if (day === undefined || day > today || isRestored) return;
    const successor = successorOf(engine, text);
    report({
      at: version.node?.parent ?? version.at,
      message: `"${resource.id}" is to run on ${engine} ${text}, which AWS has retired by ${day}: RDS cannot find the version and creates no database.`,
      tag: "deprecated",
      related: [{ at: version.at, message: "The version is asked for here." }],
      fixes: () =>
        successor === undefined
          ? []
          : [
              {
                title: `Ask for version ${successor}, which RDS still has; a running database is upgraded to it`,
                safety: "review",
                changes: [setValue(version, successor)],
              },
            ],
    });
  },
};
