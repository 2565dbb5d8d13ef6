import { expect, test } from "vitest";
import { rdsEngineVersionRetired as rule } from "../../../server/src/rules/rds/rds-engine-version-retired.ts";
import { findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const database = (Engine: unknown, EngineVersion: unknown, more: object = {}) => ({
  Database: { Type: "AWS::RDS::DBInstance", Properties: { Engine, EngineVersion, ...more } },
});

test("the version becomes its major one, of which RDS takes the newest", () => {
  const text = templateOf(database("postgres", "15.7"));
  expect(findingsOf(rule, text)).toMatchObject([
    {
      severity: "critical",
      path: ["Resources", "Database", "Properties"],
      message:
        '"Database" is to run on postgres 15.7, which AWS has retired by 2025-12-31: RDS cannot find the version and creates no database.',
    },
  ]);
  expect(fixEach(rule, text)).toBe(templateOf(database("postgres", "15")));
});

test.each([
  ["postgres", "15.7", "15"],
  ["mysql", "8.0.28", "8.0.42"],
  ["mysql", "5.7.33", "5.7.44"],
  ["mysql", "5.6.51", undefined],
  ["postgres", "9.6.24", undefined],
  ["aurora-mysql", "8.0.mysql_aurora.3.02.0", undefined],
])("of %s %s, %s is what is left", (engine, version, left) => {
  const after = templateOf(database(engine, left ?? version));
  expect(fixEach(rule, templateOf(database(engine, version)))).toBe(after);
});

test.each([
  ["mysql", "5.6.51"],
  ["mysql", "8.0.41"],
  ["MySQL", "8.0.36"],
  ["mariadb", "10.4.34"],
  ["postgres", "9.6.24"],
  ["postgres", "9.6"],
  ["postgres", "11.21"],
  ["postgres", "17.4"],
  ["aurora-postgresql", "15.8"],
  ["aurora-mysql", "5.7.mysql_aurora.2.07.2"],
  ["aurora-mysql", "8.0.mysql_aurora.3.02.0"],
])("%s %s is retired", (engine, version) => {
  expect(findingsOf(rule, templateOf(database(engine, version)))).toHaveLength(1);
});

test.each([
  ["mysql", "8.0.42"],
  ["mysql", "8.0"],
  ["mysql", "5.7.44"],
  ["mysql", 8.0],
  ["postgres", "14"],
  ["postgres", "17.5"],
  ["postgres", "18.1"],
  ["postgres", "11.22-rds.20250220"],
  ["aurora-postgresql", "14.6"],
  ["aurora-postgresql", "15.10"],
  ["aurora-mysql", "5.7.mysql_aurora.2.11.2"],
  ["aurora-mysql", "8.0.mysql_aurora.3.04.0"],
  ["aurora-mysql", "8.0"],
  ["oracle-ee", "19"],
  ["toString", "1"],
  [{ Ref: "Engine" }, "9.6.24"],
  ["postgres", { Ref: "Version" }],
])("silent about %j %j", (engine, version) => silent(rule, database(engine, version)));

test("silent where the database comes from a snapshot, and without a date", () => {
  silent(rule, database("postgres", "9.6.24", { DBSnapshotIdentifier: "x" }));
  const text = templateOf(database("postgres", "17.4"));
  const on = (today: string | undefined) => findingsOf(rule, text, { today }).length;
  expect(["2026-05-30", "2026-05-31", undefined].map(on)).toEqual([0, 1, 0]);
});
