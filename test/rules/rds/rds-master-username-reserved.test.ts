import { expect, test } from "vitest";
import { rdsMasterUsernameReserved as rule } from "../../../server/src/rules/rds/rds-master-username-reserved.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const database = (Engine: unknown, MasterUsername: unknown) => ({
  Database: { Type: "AWS::RDS::DBCluster", Properties: { Engine, MasterUsername } },
});

test.each([
  ["aurora-postgresql", "admin"],
  ["postgres", "Admin"],
  ["mysql", "rdsadmin"],
])("%s keeps %s for itself", (engine, name) => {
  const text = templateOf(database(engine, name));
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    `The master user of "Database" cannot be called "${name.toLowerCase()}": ${engine} keeps that name for itself, and RDS refuses the database.`,
  ]);
  expect(fixEach(rule, text)).toBe(templateOf(database(engine, "dbadmin")));
});

test.each([
  ["mysql", "admin"],
  ["postgres", "postgres"],
  ["postgres", { Ref: "Name" }],
  [{ Ref: "Engine" }, "admin"],
])("silent about %j and %j", (engine, name) => silent(rule, database(engine, name)));
