import { expect, test } from "vitest";
import { dataDeletedWithStack as rule } from "../../../server/src/rules/lifecycle/data-deleted-with-stack.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("what holds data gets both policies", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Uploads": {
//  ^^^^^^^^^ 🔎 medium: "Uploads" has no DeletionPolicy and no UpdateReplacePolicy: CloudFormation deletes it when the stack goes, when it leaves the template, and when an update replaces it.
      "Type": "AWS::S3::Bucket",
      "Properties": {}
    },
    "Orders": { "Type": "AWS::RDS::DBInstance", "Properties": { "Engine": "postgres" } }
//  ^^^^^^^^ 🔎 medium: "Orders" has no DeletionPolicy and no UpdateReplacePolicy: CloudFormation keeps a snapshot of it when the stack goes, and nothing when an update replaces it.
  }
}`,
    `
{
  "Resources": {
    "Uploads": {
      "Type": "AWS::S3::Bucket",
      "DeletionPolicy": "Retain",
      "UpdateReplacePolicy": "Retain",
      "Properties": {}
    },
    "Orders": { "Type": "AWS::RDS::DBInstance", "DeletionPolicy": "Snapshot", "UpdateReplacePolicy": "Snapshot", "Properties": { "Engine": "postgres" } }
  }
}`,
  ));

test("a snapshot is the first choice where there can be one, and the resource itself the second", () => {
  const text = templateOf({ Disk: { Type: "AWS::EC2::Volume", Properties: { Size: 8 } } });
  expect(
    findingsOf(rule, text)[0]
      ?.fixes()
      .map(({ title }) => title),
  ).toEqual([
    'Give "Disk" DeletionPolicy and UpdateReplacePolicy Snapshot; what it keeps costs on',
    'Give "Disk" DeletionPolicy and UpdateReplacePolicy Retain; what it keeps costs on',
  ]);
});

test.each([["off" as const], ["disposable" as const]])(
  "silent where the lifecycle is %s",
  (lifecycle) =>
    expect(
      findingsOf(rule, templateOf({ Uploads: { Type: "AWS::S3::Bucket" } }), { lifecycle }),
    ).toEqual([]),
);

test.each([
  ["a decision", { Type: "AWS::S3::Bucket", DeletionPolicy: "Delete" }],
  [
    "one policy, which another rule asks to complete",
    { Type: "AWS::S3::Bucket", UpdateReplacePolicy: "Retain" },
  ],
  ["what holds no data", { Type: "AWS::SNS::Topic" }],
  [
    "an instance of a cluster",
    { Type: "AWS::RDS::DBInstance", Properties: { DBClusterIdentifier: { Ref: "Cluster" } } },
  ],
  [
    "a database of an engine that nobody knows yet",
    { Type: "AWS::RDS::DBInstance", Properties: { Engine: { Ref: "Engine" } } },
  ],
])("silent about %s", (_, resource) => silent(rule, { Orders: resource }));
