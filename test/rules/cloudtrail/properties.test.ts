import { describe, expect, test } from "vitest";
import { cloudtrailProperties } from "../../../server/src/rules/cloudtrail/properties.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("cloudtrail-log-validation-off", () => {
  const rule = ruleOf(cloudtrailProperties, "cloudtrail-log-validation-off");

  test("the logs are signed", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "audit" } },
//  ^^^ 💡 medium: "A" writes logs that nobody can prove to be complete: whoever gets at the bucket can change or delete what tells of it, and it does not show.
    "B": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "EnableLogFileValidation": "false" } }
//                                                                                                         ^^^^^^^ 💡 medium: "B" writes logs that nobody can prove to be complete: whoever gets at the bucket can change or delete what tells of it, and it does not show.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "audit", "EnableLogFileValidation": true } },
    "B": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "EnableLogFileValidation": true } }
  }
}`,
    );
  });

  test.each([
    ["validates", { EnableLogFileValidation: true }],
    ["validates, as text", { EnableLogFileValidation: "true" }],
    ["does what a parameter tells", { EnableLogFileValidation: { Ref: "Validate" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::CloudTrail::Trail", Properties } }),
  );
});

describe("cloudtrail-one-region-only", () => {
  const rule = ruleOf(cloudtrailProperties, "cloudtrail-one-region-only");
  const selectors = (category: string) => [
    { FieldSelectors: [{ Field: "eventCategory", Equals: [category] }] },
  ];

  test("a trail of management events beside others is reported", () => {
    const AdvancedEventSelectors = [...selectors("Data"), ...selectors("Management")];
    const trail = { Type: "AWS::CloudTrail::Trail", Properties: { AdvancedEventSelectors } };
    expect(findingsOf(rule, templateOf({ A: trail }))).toHaveLength(1);
  });

  test("all regions are logged, unless the trail is told to leave global services out", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "audit" } },
//  ^^^ 🔎 medium: "A" logs one region only: what happens in any other, where nobody looks, leaves no trace in it.
    "B": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsMultiRegionTrail": false } },
//                                                                                 ^^^^^ 🔎 medium: "B" logs one region only: what happens in any other, where nobody looks, leaves no trace in it.
    "C": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IncludeGlobalServiceEvents": false, "EventSelectors": [{}] } }
//  ^^^ medium: "C" logs one region only: what happens in any other, where nobody looks, leaves no trace in it.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "audit", "IsMultiRegionTrail": true } },
    "B": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsMultiRegionTrail": true } },
    "C": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IncludeGlobalServiceEvents": false, "EventSelectors": [{}] } }
  }
}`,
    );
  });

  test.each([
    ["logs all", { IsMultiRegionTrail: true }],
    ["logs data alone", { EventSelectors: [{ IncludeManagementEvents: false }] }],
    ["logs data alone, by what is newer", { AdvancedEventSelectors: selectors("Data") }],
    ["logs what a parameter tells", { EventSelectors: { Ref: "Selectors" } }],
    ["logs what only deployment tells", { AdvancedEventSelectors: { Ref: "Selectors" } }],
    ["does what a parameter tells", { IsMultiRegionTrail: { Ref: "All" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::CloudTrail::Trail", Properties } }),
  );
});

describe("cloudtrail-log-without-key", () => {
  const rule = ruleOf(cloudtrailProperties, "cloudtrail-log-without-key");

  test("no key is at hand", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "logins" } }
//  ^^^ low: "A" encrypts its logs without a KMS key: whoever may read the bucket reads who did what in the account.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "logins" } }
  }
}`,
    );
  });

  test.each([
    ["has a key", { KMSKeyId: "alias/audit" }],
    ["may have a key", { KMSKeyId: { "Fn::ImportValue": "Key" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::CloudTrail::Trail", Properties } }),
  );
});

describe("cloudtrail-without-log-group", () => {
  const rule = ruleOf(cloudtrailProperties, "cloudtrail-without-log-group");

  test("nobody is told", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "audit" } }
//  ^^^ low: "A" sends its events to no log group: no metric filter or alarm can tell of them when they happen.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true, "S3BucketName": "audit" } }
  }
}`,
    );
  });

  test.each([
    ["has one", { CloudWatchLogsLogGroupArn: { "Fn::GetAtt": ["Logs", "Arn"] } }],
    ["may have one", { CloudWatchLogsLogGroupArn: { Ref: "Group" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::CloudTrail::Trail", Properties } }),
  );
});
