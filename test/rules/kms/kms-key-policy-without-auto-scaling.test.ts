import { describe, expect, test } from "vitest";
import { kmsKeyPolicyWithoutAutoScaling as rule } from "../../../server/src/rules/kms/kms-key-policy-without-auto-scaling.ts";
import { checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";

const ref = (Ref: string) => ({ Ref });
const allow = (Principal: unknown) => ({
  Effect: "Allow",
  Principal,
  Action: "kms:*",
  Resource: "*",
});
const account = allow({ AWS: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } });
const key = (...Statement: unknown[]) => ({
  Type: "AWS::KMS::Key",
  Properties: { KeyPolicy: { Version: "2012-10-17", Statement } },
});
const launchTemplate = (KmsKeyId: unknown) => ({
  Type: "AWS::EC2::LaunchTemplate",
  Properties: {
    LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { Encrypted: true, KmsKeyId } }] },
  },
});
const Template = launchTemplate({ "Fn::GetAtt": ["Key", "Arn"] });
const group = (properties: object, attributes: object = {}) => ({
  Type: "AWS::AutoScaling::AutoScalingGroup",
  ...attributes,
  Properties: { MinSize: "1", MaxSize: "1", ...properties },
});
const Group = group({ LaunchTemplate: { LaunchTemplateId: ref("Template"), Version: "1" } });

test("a key without a policy gets the account's and the role's", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key" },
//  ^^^^^ 🔎 high: The policy of key "Key" does not name the role of Auto Scaling: instances of "Group" cannot have their volumes, and end as soon as they start.
    "Alias": { "Type": "AWS::KMS::Alias", "Properties": { "AliasName": "alias/volumes", "TargetKeyId": { "Ref": "Key" } } },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": { "LaunchTemplateData": { "BlockDeviceMappings": [{ "Ebs": { "KmsKeyId": { "Ref": "Alias" } } }] } }
    },
    "Group": {
      "Type": "AWS::AutoScaling::AutoScalingGroup",
      "Properties": { "MinSize": "1", "MaxSize": "1", "LaunchTemplate": { "LaunchTemplateId": { "Ref": "Template" }, "Version": "1" } }
    }
  }
}`,
    `
{
  "Resources": {
    "Key": { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Version": "2012-10-17", "Statement": [{ "Sid": "Enable IAM User Permissions", "Effect": "Allow", "Principal": { "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" } }, "Action": "kms:*", "Resource": "*" }, { "Sid": "Allow Auto Scaling to use the key", "Effect": "Allow", "Principal": { "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling" } }, "Action": ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"], "Resource": "*" }, { "Sid": "Allow Auto Scaling to attach volumes", "Effect": "Allow", "Principal": { "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling" } }, "Action": "kms:CreateGrant", "Resource": "*", "Condition": { "Bool": { "kms:GrantIsForAWSResource": "true" } } }] } } },
    "Alias": { "Type": "AWS::KMS::Alias", "Properties": { "AliasName": "alias/volumes", "TargetKeyId": { "Ref": "Key" } } },
    "Template": {
      "Type": "AWS::EC2::LaunchTemplate",
      "Properties": { "LaunchTemplateData": { "BlockDeviceMappings": [{ "Ebs": { "KmsKeyId": { "Ref": "Alias" } } }] } }
    },
    "Group": {
      "Type": "AWS::AutoScaling::AutoScalingGroup",
      "Properties": { "MinSize": "1", "MaxSize": "1", "LaunchTemplate": { "LaunchTemplateId": { "Ref": "Template" }, "Version": "1" } }
    }
  }
}`,
  );
});

test.each([
  ["the account", account],
  ["services", allow({ Service: ["ec2.amazonaws.com", "autoscaling.amazonaws.com"] })],
  ["a role of the template", allow({ AWS: { "Fn::GetAtt": ["Role", "Arn"] } })],
])("%s is not the role", (_, statement) => {
  const resources = { Key: key(statement), Role: { Type: "AWS::IAM::Role" }, Template, Group };
  expect(findingsOf(rule, templateOf(resources))).toHaveLength(1);
});

test("so is a group of several types, and what is added holds where the group exists", () => {
  const Mixed = group(
    {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateId: ref("Template"), Version: "1" },
        },
      },
    },
    { Condition: "Web" },
  );
  const Conditions = { Web: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } };
  const text = templateOf({ Key: key(account), Template, Mixed }, { Conditions });
  const { Statement } = JSON.parse(fixEach(rule, text)).Resources.Key.Properties.KeyPolicy;
  expect(Statement).toMatchObject([
    account,
    {
      "Fn::If": [
        "Web",
        {
          Action: [
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
          ],
        },
        ref("AWS::NoValue"),
      ],
    },
    { "Fn::If": ["Web", { Action: "kms:CreateGrant" }, ref("AWS::NoValue")] },
  ]);
});

describe("silent", () => {
  const role = {
    AWS: {
      "Fn::Sub":
        "arn:aws:iam::${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    },
  };
  test.each([
    ["the role is named", { Key: key(account, allow(role)), Template, Group }],
    ["everyone is let in", { Key: key(allow({ AWS: "*" })), Template, Group }],
    ["a principal from a parameter", { Key: key(allow({ AWS: ref("Role") })), Template, Group }],
    ["a statement from elsewhere", { Key: key(ref("Statement")), Template, Group }],
    [
      "a role of the group's own",
      {
        Key: key(account),
        Template,
        Group: group({ ...Group.Properties, ServiceLinkedRoleARN: "arn" }),
      },
    ],
    ["AWS's own key", { Key: key(account), Template: launchTemplate("alias/aws/ebs"), Group }],
    [
      "a launch template that no group uses",
      {
        Key: key(account),
        Template,
        Group: group({ LaunchTemplate: { LaunchTemplateId: "lt-1" } }),
      },
    ],
    [
      "a group that may not be there",
      { Key: key(account), Template, Group: { ...Group, Condition: "Undefined" } },
    ],
  ])("%s", (_, resources) => silent(rule, resources, { Parameters: { Role: { Type: "String" } } }));
});
