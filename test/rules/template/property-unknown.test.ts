import { expect, test } from "vitest";
import { propertyUnknown as rule } from "../../../server/src/rules/template/property-unknown.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("a name that differs only in case is renamed, others are offered", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Recorder": {
      "Type": "AWS::Config::ConfigurationRecorder",
      "Properties": { "RoleArn": "arn:aws:iam::123456789012:role/config" }
//                    ^^^^^^^^^ 💡 critical: "RoleArn" is no property of AWS::Config::ConfigurationRecorder "Recorder" (did you mean "RoleARN"?): CloudFormation refuses it.
    },
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "Bucket_Name": "logs",
//      ^^^^^^^^^^^^^ 💡 critical: "Bucket_Name" is no property of AWS::S3::Bucket "Bucket" (did you mean "BucketName"?): CloudFormation refuses it.
        "VersioningConfiguration": { "Stats": "Enabled" },
//                                   ^^^^^^^ 🔎 critical: "Stats" is no property of "VersioningConfiguration" of "Bucket" (did you mean "Status"?): CloudFormation refuses it.
        "NotificationConfiguration": { "CloudWatchConfigurations": [] }
//                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "CloudWatchConfigurations" is no property of "NotificationConfiguration" of "Bucket" (S3 notifies functions, queues, topics and EventBridge; for metrics there is MetricsConfigurations): CloudFormation refuses it.
      }
    },
    "Group": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "Description": "Web" } }
//                                                                ^^^^^^^^^^^^^ 🔎 critical: "Description" is no property of AWS::EC2::SecurityGroup "Group" (did you mean "GroupDescription"?): CloudFormation refuses it.
  }
}`,
    `
{
  "Resources": {
    "Recorder": {
      "Type": "AWS::Config::ConfigurationRecorder",
      "Properties": { "RoleARN": "arn:aws:iam::123456789012:role/config" }
    },
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "BucketName": "logs",
        "VersioningConfiguration": { "Status": "Enabled" },
        "NotificationConfiguration": {}
      }
    },
    "Group": { "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "Web" } }
  }
}`,
  );
});

test("a name that is taken already can only go", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "a", "topicName": "b" } }
//                                                                          ^^^^^^^^^^^ 🔎 critical: "topicName" is no property of AWS::SNS::Topic "Topic" (did you mean "TopicName"?): CloudFormation refuses it.
  }
}`,
    `
{
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopicName": "a" } }
  }
}`,
  );
});

test("in both branches of Fn::If, and in elements of lists", () => {
  check(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Flow": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "GroupDescription": "Web",
        "SecurityGroupIngress": [
          { "Fn::If": ["Prod", { "IpProtocl": "tcp" }, { "IpProtocol": "tcp", "FromPorts": 80 }] }
//                               ^^^^^^^^^^^ 🔎 critical: "IpProtocl" is no property of "SecurityGroupIngress" of "Flow" (did you mean "IpProtocol"?): CloudFormation refuses it.
//                                                                            ^^^^^^^^^^^ 🔎 critical: "FromPorts" is no property of "SecurityGroupIngress" of "Flow" (did you mean "FromPort"?): CloudFormation refuses it.
        ],
        "Tags": [{ "Key": "Name", "Val": "web" }]
//                                ^^^^^ 🔎 critical: "Val" is no property of "Tags" of "Flow" (did you mean "Value"?): CloudFormation refuses it.
      }
    }
  }
}`,
  );
});

test("a function that has other members beside it", () => {
  check(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "Fn::If": ["Prod", {}, {}], "TopicName": "a" } }
//                                                        ^^^^^^^^ critical: "Fn::If" in AWS::SNS::Topic "Topic" has other members beside it: CloudFormation takes it for a property, and refuses it.
  }
}`,
  );
});

const bucket = (Properties: unknown, more: object = {}) => ({
  Bucket: { Type: "AWS::S3::Bucket", Properties, ...more },
});
const impossible = {
  Parameters: { Env: { Type: "String" } },
  Conditions: {
    Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] },
    Stage: { "Fn::Equals": [{ Ref: "Env" }, "stage"] },
  },
};

test.each([
  ["custom resources", { Own: { Type: "Custom::Thing", Properties: { Any: 1 } } }, {}],
  [
    "CloudFormation's own custom resource",
    {
      Own: {
        Type: "AWS::CloudFormation::CustomResource",
        Properties: { ServiceToken: "x", Any: 1 },
      },
    },
    {},
  ],
  [
    "types that are not known",
    { Own: { Type: "Company::Own::Thing", Properties: { Any: 1 } } },
    {},
  ],
  ["what SAM reads", { Fn: { Type: "AWS::Serverless::Function", Properties: { Any: 1 } } }, {}],
  ["what a macro may rewrite", bucket({ Any: 1 }), { Transform: "Company::Macro" }],
  ["what a macro is called beside", bucket({ Any: 1, "Fn::Transform": { Name: "Own" } }), {}],
  ["what a loop writes", bucket({ "Fn::ForEach::Tags": ["x", ["a"], {}] }), {}],
  [
    "documents whose form is not CloudFormation's",
    {
      Policy: {
        Type: "AWS::S3::BucketPolicy",
        Properties: { Bucket: "b", PolicyDocument: { Whatever: { Deep: 1 } } },
      },
    },
    {},
  ],
  [
    "keys that are the author's",
    {
      Fn: {
        Type: "AWS::Lambda::Function",
        Properties: {
          Role: "arn:aws:iam::123456789012:role/x",
          Code: { ZipFile: "x" },
          Environment: { Variables: { Any: "1" } },
        },
      },
    },
    {},
  ],
  [
    "branches that no combination of conditions reaches",
    bucket({
      VersioningConfiguration: {
        "Fn::If": [
          "Prod",
          { "Fn::If": ["Stage", { Odd: 1 }, { Ref: "AWS::NoValue" }] },
          { Ref: "AWS::NoValue" },
        ],
      },
    }),
    impossible,
  ],
  [
    "branches that the resource's own condition rules out",
    bucket(
      { VersioningConfiguration: { "Fn::If": ["Stage", { Odd: 1 }, { Status: "Enabled" }] } },
      { Condition: "Prod" },
    ),
    impossible,
  ],
  [
    "key rotation by another name, of which kms-key-rotation-disabled speaks",
    {
      Key: { Type: "AWS::KMS::Key", Properties: { KeyRotationEnabled: true } },
    },
    {},
  ],
  [
    "properties of no use",
    { Bucket: { Type: "AWS::S3::Bucket", Properties: [null, { Any: 1 }] } },
    {},
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));

test("a member that is being typed is none yet", () => {
  const text =
    '{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "Topi" } } } }';
  expect(findingsOf(rule, text)).toEqual([]);
});

test("only the rename that certainly keeps the meaning is safe", () => {
  const safeties = (Properties: object) =>
    findingsOf(rule, templateOf({ Queue: { Type: "AWS::SQS::Queue", Properties } })).map(
      (finding) => finding.fixes().map(({ title, safety }) => [title, safety]),
    );
  expect(safeties({ queue_name: "a" })).toEqual([
    [
      ['Rename "queue_name" to "QueueName"', "safe"],
      ['Remove "queue_name" and what it says', "review"],
    ],
  ]);
  expect(safeties({ Name: "a" })[0]?.map(([, safety]) => safety)).not.toContain("safe");
});
