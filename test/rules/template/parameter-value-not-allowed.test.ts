import { test } from "vitest";
import { parameterValueNotAllowed as rule } from "../../../server/src/rules/template/parameter-value-not-allowed.ts";
import { checkFix, silent } from "../../fixture.ts";

test("values that are allowed, and a default", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "Retention": { "Type": "Number", "Default": 30, "AllowedValues": [7, 30, 45] },
    "Status": { "Type": "String", "Default": "Enable" },
    "Traffic": { "Type": "String", "AllowedValues": ["all", "none"] },
    "Delay": { "Type": "String", "Default": "none" },
    "Memory": { "Type": "Number", "Default": 64 }
  },
  "Resources": {
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Ref": "Retention" } } },
//                                                                                       ^^^^^^^^^^^ 🔎 medium: Parameter "Retention" allows "45", which "RetentionInDays" of "Logs" does not take: a deployment with it fails.
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "VersioningConfiguration": { "Status": { "Ref": "Status" } } } },
//                                                                                                         ^^^^^^^^ 🔎 medium: Parameter "Status" is by default "Enable", which "Status" of "Bucket" does not take: a deployment with it fails.
    "Flow": { "Type": "AWS::EC2::FlowLog", "Properties": { "TrafficType": { "Ref": "Traffic" } } },
//                                                                                 ^^^^^^^^^ critical: Parameter "Traffic" allows nothing but "all" and "none", which "TrafficType" of "Flow" does not take: every deployment fails.
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Delay" } } },
//                                                                                 ^^^^^^^ medium: Parameter "Delay" is by default "none", which "DelaySeconds" of "Queue" does not take: a deployment with it fails.
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "MemorySize": { "Ref": "Memory" } } }
//                                                                                        ^^^^^^^^ medium: Parameter "Memory" is by default "64", which "MemorySize" of "Function" does not take: a deployment with it fails.
  }
}`,
    `
{
  "Parameters": {
    "Retention": { "Type": "Number", "Default": 30, "AllowedValues": [7, 30] },
    "Status": { "Type": "String", "Default": "Enabled" },
    "Traffic": { "Type": "String", "AllowedValues": ["all", "none"] },
    "Delay": { "Type": "String", "Default": "none" },
    "Memory": { "Type": "Number", "Default": 64 }
  },
  "Resources": {
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "RetentionInDays": { "Ref": "Retention" } } },
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "VersioningConfiguration": { "Status": { "Ref": "Status" } } } },
    "Flow": { "Type": "AWS::EC2::FlowLog", "Properties": { "TrafficType": { "Ref": "Traffic" } } },
    "Queue": { "Type": "AWS::SQS::Queue", "Properties": { "DelaySeconds": { "Ref": "Delay" } } },
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "MemorySize": { "Ref": "Memory" } } }
  }
}`,
  );
});

const used = (Parameter: object, ref: unknown = { Ref: "Status" }, Conditions = {}) =>
  silent(
    rule,
    {
      Bucket: { Type: "AWS::S3::Bucket", Properties: { VersioningConfiguration: { Status: ref } } },
    },
    { Parameters: { Status: Parameter }, Conditions },
  );

test("silent about values that fit, or cannot be known", () => {
  used({ Type: "String", AllowedValues: ["Enabled", "Suspended"] });
  used({ Type: "String" });
  used({ Type: "AWS::SSM::Parameter::Value<String>", Default: "/status" });
  used({ Type: "CommaDelimitedList", Default: "a,b" });
});

test("silent where a condition keeps the value out", () =>
  used(
    { Type: "String", Default: "" },
    { "Fn::If": ["HasStatus", { Ref: "Status" }, "Suspended"] },
    {
      HasStatus: { "Fn::Not": [{ Condition: "NoStatus" }] },
      NoStatus: { "Fn::Equals": [{ Ref: "Status" }, ""] },
    },
  ));
