import { describe, expect, test } from "vitest";
import { regionHardcoded as rule } from "../../../server/src/rules/arn/region-hardcoded.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const sub = (text: string) => ({ "Fn::Sub": text });
const ref = (Ref: string) => ({ Ref });
const endpoint = (ServiceName: unknown, properties: object = {}, attributes: object = {}) => ({
  Type: "AWS::EC2::VPCEndpoint",
  ...attributes,
  Properties: { VpcId: "vpc-1", ServiceName, ...properties },
});
const policy = (Resource: unknown, statement: object = {}) => ({
  Type: "AWS::IAM::ManagedPolicy",
  Properties: {
    PolicyDocument: { Statement: [{ Effect: "Allow", Action: "*", Resource, ...statement }] },
  },
});
const reported = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map(({ logicalId }) => logicalId);

test("what is named with a region gets the stack's", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Endpoint": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": { "VpcId": "vpc-1", "ServiceName": { "Fn::Join": [".", ["com.amazonaws.eu-west-1", "s3"]] } }
//                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 medium: VPC endpoint "Endpoint" leads to a service of eu-west-1: in any other region EC2 refuses it.
    },
    "Subnet": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": "vpc-1", "AvailabilityZone": { "Fn::Select": [0, { "Fn::GetAZs": "eu-west-1" }] } }
//                                                                                              ^^^^^^^^^^^ 🔎 medium: "Subnet" takes Availability Zones of eu-west-1: in any other region CloudFormation fails to create it.
    },
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "Action": "*", "Resource": { "Fn::Sub": "arn:aws:logs:eu-west-1:\${AWS::AccountId}:*" } }
//                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: "Policy" names the region eu-west-1 for what is in the stack's own: in any other region it leads to nothing of this stack.
        }
      }
    },
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "KeyPolicy": {
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": ["logs.eu-west-1.amazonaws.com"] }, "Action": "kms:*", "Resource": "*" }]
//                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: "Key" names the region eu-west-1 for what is in the stack's own: in any other region it leads to nothing of this stack.
        }
      }
    }
  },
  "Outputs": {
    "Url": { "Value": { "Fn::Sub": "https://\${Key}.execute-api.eu-west-1.amazonaws.com/prod" } }
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: Output "Url" names the region eu-west-1 for what is in the stack's own: in any other region it leads to nothing of this stack.
  }
}`,
    `
{
  "Resources": {
    "Endpoint": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": { "VpcId": "vpc-1", "ServiceName": { "Fn::Sub": "com.amazonaws.\${AWS::Region}.s3" } }
    },
    "Subnet": {
      "Type": "AWS::EC2::Subnet",
      "Properties": { "VpcId": "vpc-1", "AvailabilityZone": { "Fn::Select": [0, { "Fn::GetAZs": { "Ref": "AWS::Region" } }] } }
    },
    "Policy": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": { "Effect": "Allow", "Action": "*", "Resource": { "Fn::Sub": "arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:*" } }
        }
      }
    },
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "KeyPolicy": {
          "Statement": [{ "Effect": "Allow", "Principal": { "Service": [{ "Fn::Sub": "logs.\${AWS::Region}.amazonaws.com" }] }, "Action": "kms:*", "Resource": "*" }]
        }
      }
    }
  },
  "Outputs": {
    "Url": { "Value": { "Fn::Sub": "https://\${Key}.execute-api.\${AWS::Region}.amazonaws.com/prod" } }
  }
}`,
  );
});

describe("what is the stack's own", () => {
  test("is what a resource of it is part of, also beside other regions", () => {
    const resources = {
      Api: { Type: "AWS::ApiGateway::RestApi" },
      Policy: policy([
        sub("arn:aws:execute-api:eu-west-1:${AWS::AccountId}:${Api}/*"),
        "arn:aws:logs:us-west-2:*:*",
      ]),
    };
    expect(reported(resources)).toEqual(["Policy"]);
  });

  test("is what a condition of a policy compares with", () => {
    const Condition = {
      ArnLike: { "aws:SourceArn": sub("arn:aws:cloudtrail:eu-west-1:${AWS::AccountId}:trail/x") },
    };
    expect(reported({ Policy: policy("*", { Condition }) })).toEqual(["Policy"]);
  });
});

describe("silent", () => {
  const own = sub("arn:aws:logs:eu-west-1:${AWS::AccountId}:*");
  const Region = { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] };
  test.each([
    [
      "the stack's region",
      { Policy: policy(sub("arn:aws:logs:${AWS::Region}:${AWS::AccountId}:*")) },
    ],
    ["another account's", { Policy: policy("arn:aws:kms:eu-west-1:999988887777:key/x") }],
    ["any account's", { Policy: policy("arn:aws:logs:eu-west-1:*:*") }],
    [
      "several regions",
      { Policy: policy([own, sub("arn:aws:logs:us-west-2:${AWS::AccountId}:*")]) },
    ],
    [
      "a table in several regions",
      { Table: { Type: "AWS::DynamoDB::GlobalTable" }, Policy: policy(own) },
    ],
    [
      "a bucket that is replicated",
      {
        Bucket: {
          Type: "AWS::S3::Bucket",
          Properties: { ReplicationConfiguration: { Role: "r" } },
        },
        Policy: policy(own),
      },
    ],
    [
      "a vault in another region",
      {
        Plan: { Type: "AWS::Backup::BackupPlan", Properties: { DestinationBackupVaultArn: own } },
      },
    ],
    [
      "a certificate for CloudFront",
      { Policy: policy(sub("arn:aws:acm:us-east-1:${AWS::AccountId}:certificate/x")) },
    ],
    [
      "a property's value",
      { Rule: { Type: "AWS::Events::Rule", Properties: { Targets: [{ Id: "a", Arn: own }] } } },
    ],
    [
      "an endpoint of another region",
      { Endpoint: endpoint("com.amazonaws.eu-west-1.s3", { ServiceRegion: "eu-west-1" }) },
    ],
    ["an endpoint of one's own", { Endpoint: endpoint("com.amazonaws.vpce.eu-west-1.vpce-svc-1") }],
    [
      "a resource for the region",
      { Endpoint: endpoint("com.amazonaws.eu-west-1.s3", {}, { Condition: "Region" }) },
    ],
    ["a branch for the region", { Policy: policy({ "Fn::If": ["Region", own, "*"] }) }],
    [
      "zones of a branch",
      {
        Subnet: {
          Type: "AWS::EC2::Subnet",
          Properties: {
            AvailabilityZone: {
              "Fn::If": [
                "Region",
                { "Fn::Select": [0, { "Fn::GetAZs": "eu-west-1" }] },
                ref("AWS::NoValue"),
              ],
            },
          },
        },
      },
    ],
    [
      "code",
      {
        Function: {
          Type: "AWS::Lambda::Function",
          Properties: { Code: { ZipFile: "arn:aws:logs:eu-west-1:${AWS::AccountId}:*" } },
        },
      },
    ],
  ])("%s", (_, resources) => silent(rule, resources, { Conditions: { Region } }));

  test("parameters that name regions", () =>
    silent(rule, { Policy: policy(own) }, { Parameters: { SecondaryRegion: { Type: "String" } } }));
});
