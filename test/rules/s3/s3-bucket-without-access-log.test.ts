import { expect, test } from "vitest";
import { s3BucketWithoutAccessLog as rule } from "../../../server/src/rules/s3/s3-bucket-without-access-log.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const bucket = (Properties: object = {}, more: object = {}) => ({
  Type: "AWS::S3::Bucket",
  ...more,
  Properties,
});
const logsTo = (DestinationBucketName: unknown) => ({
  LoggingConfiguration: { DestinationBucketName },
});
const fixesFor = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).flatMap(({ fixes }) => fixes());

test("the template's bucket for logs takes these too", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Fn::Sub": "logs-\${AWS::AccountId}" } } },
    "Invoices": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "LoggingConfiguration": { "DestinationBucketName": { "Fn::Sub": "logs-\${AWS::AccountId}" } } }
    },
    "Uploads": { "Type": "AWS::S3::Bucket" }
//  ^^^^^^^^^ 🔎 low: "Uploads" keeps no access log: nobody can tell later who read or wrote its objects.
  }
}`,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Fn::Sub": "logs-\${AWS::AccountId}" } } },
    "Invoices": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "LoggingConfiguration": { "DestinationBucketName": { "Fn::Sub": "logs-\${AWS::AccountId}" } } }
    },
    "Uploads": { "Type": "AWS::S3::Bucket", "Properties": { "LoggingConfiguration": { "DestinationBucketName": { "Ref": "Logs" }, "LogFilePrefix": "Uploads/" } } }
  }
}`,
  );
});

test.each([
  ["one that logs", { Site: bucket(logsTo("logs-of-all")) }],
  ["one that logs to itself", { Site: bucket({ LoggingConfiguration: {} }) }],
  ["one that a parameter tells of", { Site: bucket({ LoggingConfiguration: { Ref: "Logging" } }) }],
  ["one that log delivery may write to", { Logs: bucket({ AccessControl: "LogDeliveryWrite" }) }],
  ["one that others log to", { Logs: bucket(), Site: bucket(logsTo({ Ref: "Logs" })) }],
])("silent about %s", (_, resources) => silent(rule, resources));

test("no fix where there is nowhere to log to, or no one place", () => {
  expect(fixesFor({ Site: bucket() })).toEqual([]);
  expect(fixesFor({ Site: bucket(), Logs: bucket(logsTo({ Ref: "Logs" })) })).toEqual([]);
  expect(
    fixesFor({
      A: bucket(),
      B: bucket(),
      X: bucket(logsTo({ Ref: "A" })),
      Y: bucket(logsTo({ Ref: "B" })),
      Site: bucket(),
    }),
  ).toEqual([]);
});

test("no fix where the logs' bucket may not be there, or waits for this one", () => {
  const Conditions = { HasLogs: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
  const Logged = bucket(logsTo({ Ref: "Logs" }), { Condition: "HasLogs" });
  const Logs = bucket({}, { Condition: "HasLogs" });
  expect(fixesFor({ Logs, Logged, Site: bucket() }, { Conditions })).toEqual([]);
  const Waiting = bucket({}, { DependsOn: "Site" });
  const Other = bucket(logsTo({ Ref: "Waiting" }));
  expect(fixesFor({ Waiting, Other, Site: bucket() })).toEqual([]);
});
