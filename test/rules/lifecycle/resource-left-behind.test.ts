import { expect, test } from "vitest";
import { resourceLeftBehind as rule } from "../../../server/src/rules/lifecycle/resource-left-behind.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("what a policy keeps, and the snapshot that nobody asked for, go with the stack", () =>
  checkFix(
    rule,
    `
{
  "Resources": {
    "Uploads": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain" },
//                                                            ^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: DeletionPolicy RetainExceptOnCreate leaves "Uploads" behind when the stack goes: no stack owns it then, and it costs on.
//                                                                                                           ^^^^^^^^ 🔎 low: UpdateReplacePolicy Retain leaves "Uploads" behind when an update replaces it: no stack owns it then, and it costs on.
    "Disk": { "Type": "AWS::EC2::Volume", "DeletionPolicy": "Snapshot" },
//                                                          ^^^^^^^^^^ 🔎 low: DeletionPolicy Snapshot leaves a snapshot of "Disk" behind when the stack goes: no stack owns it then, and it costs on.
    "Orders": {
//  ^^^^^^^^ 🔎 low: "Orders" has no DeletionPolicy: CloudFormation leaves a snapshot of it behind when the stack goes.
      "Type": "AWS::RDS::DBCluster",
      "Properties": { "Engine": "aurora-mysql" }
    },
    "Archive": { "Type": "AWS::RDS::DBInstance", "UpdateReplacePolicy": "Delete", "Properties": { "Engine": "mysql" } }
//  ^^^^^^^^^ 🔎 low: "Archive" has no DeletionPolicy: CloudFormation leaves a snapshot of it behind when the stack goes.
  }
}`,
    `
{
  "Resources": {
    "Uploads": { "Type": "AWS::S3::Bucket", "DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete" },
    "Disk": { "Type": "AWS::EC2::Volume", "DeletionPolicy": "Delete" },
    "Orders": {
      "Type": "AWS::RDS::DBCluster",
      "DeletionPolicy": "Delete",
      "UpdateReplacePolicy": "Delete",
      "Properties": { "Engine": "aurora-mysql" }
    },
    "Archive": { "Type": "AWS::RDS::DBInstance", "DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete", "Properties": { "Engine": "mysql" } }
  }
}`,
  ));

test.each([["off" as const], ["retain" as const]])(
  "silent where the lifecycle is %s",
  (lifecycle) =>
    expect(
      findingsOf(rule, templateOf({ A: { Type: "AWS::S3::Bucket", DeletionPolicy: "Retain" } }), {
        lifecycle,
      }),
    ).toEqual([]),
);

test.each([
  [
    "what goes",
    { Type: "AWS::S3::Bucket", DeletionPolicy: "Delete", UpdateReplacePolicy: "Delete" },
  ],
  ["what has no policy", { Type: "AWS::S3::Bucket" }],
  [
    "an instance of a cluster",
    { Type: "AWS::RDS::DBInstance", Properties: { DBClusterIdentifier: "orders" } },
  ],
  [
    "a policy that only deployment knows",
    { Type: "AWS::S3::Bucket", DeletionPolicy: { Ref: "Policy" } },
  ],
  ["a policy of another name", { Type: "AWS::S3::Bucket", DeletionPolicy: "constructor" }],
  ["versions of a function", { Type: "AWS::Lambda::Version", DeletionPolicy: "Retain" }],
])("silent about %s", (_, resource) => silent(rule, { Orders: resource }));
