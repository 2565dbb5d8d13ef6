import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

/**
 * Names that the engines, or RDS itself, keep for themselves.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.MasterAccounts.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, MasterUsername
 */
const reserved = {
  any: ["rdsadmin", "rdsrepladmin"],
  postgres: ["admin", "rds_superuser", "user"],
};

export const rdsMasterUsernameReserved: ResourceRule = {
  id: "rds-master-username-reserved",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::RDS::DBInstance", "AWS::RDS::DBCluster"],
  docs: {
    summary: "A database's master user has a name that the engine keeps for itself.",
    why: "RDS refuses to create the database (“MasterUsername admin cannot be used as it is a reserved word used by the engine”), and the stack is rolled back. PostgreSQL has other reserved words than MySQL, which takes admin.",
    bad: `{
  "Database": {
    "Type": "AWS::RDS::DBInstance",
    "Properties": {
      "Engine": "postgres",
      "DBInstanceClass": "db.t4g.micro",
      "AllocatedStorage": "20",
      "MasterUsername": "admin",
      "ManageMasterUserPassword": true
    }
  }
}`,
    good: `{
  "Database": {
    "Type": "AWS::RDS::DBInstance",
    "Properties": {
      "Engine": "postgres",
      "DBInstanceClass": "db.t4g.micro",
      "AllocatedStorage": "20",
      "MasterUsername": "dbadmin",
      "ManageMasterUserPassword": true
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html"],
  },
  equivalents: {},

  check(database, report) {
    const name = database.get("MasterUsername");
    const text = textOf(name)?.toLowerCase();
    const engine = textOf(database.get("Engine"))?.toLowerCase() ?? "";
    const words = engine.includes("postgres")
      ? [...reserved.any, ...reserved.postgres]
      : reserved.any;
    if (text === undefined || !words.includes(text)) return;
    report({
      at: name.at,
      message: `The master user of "${database.id}" cannot be called "${text}": ${engine || "the engine"} keeps that name for itself, and RDS refuses the database.`,
      fixes: () => [
        {
          title: 'Call it "dbadmin"; an existing database is replaced',
          safety: "review",
          changes: [setValue(name, "dbadmin")],
        },
      ],
    });
  },
};
