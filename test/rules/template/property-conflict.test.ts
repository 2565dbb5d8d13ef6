import { test } from "vitest";
import { propertyConflict as rule } from "../../../server/src/rules/template/property-conflict.ts";
import { checkFix, silent } from "../../fixture.ts";

test("each of the two can go", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Ingress": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "GroupId": "sg-1", "IpProtocol": "tcp", "CidrIp": "10.0.0.0/8", "SourceSecurityGroupId": "sg-2" }
//                                                            ^^^^^^^^ 🔎 critical: "CidrIp" and "SourceSecurityGroupId" exclude each other in AWS::EC2::SecurityGroupIngress "Ingress": the service refuses them together.
//                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "CidrIp" and "SourceSecurityGroupId" exclude each other in AWS::EC2::SecurityGroupIngress "Ingress": the service refuses them together.
    },
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "WebsiteConfiguration": { "RedirectAllRequestsTo": { "HostName": "x" }, "IndexDocument": "index.html" } }
//                                                                                            ^^^^^^^^^^^^^^^ 🔎 critical: "RedirectAllRequestsTo" and "IndexDocument" exclude each other in "WebsiteConfiguration" of "Bucket": the service refuses them together.
    }
  }
}`,
    `
{
  "Resources": {
    "Ingress": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "GroupId": "sg-1", "IpProtocol": "tcp", "SourceSecurityGroupId": "sg-2" }
    },
    "Bucket": {
      "Type": "AWS::S3::Bucket",
      "Properties": { "WebsiteConfiguration": { "RedirectAllRequestsTo": { "HostName": "x" } } }
    }
  }
}`,
  );
});

test("only under some conditions", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Table": {
      "Type": "AWS::DynamoDB::Table",
      "Properties": {
        "BillingMode": { "Fn::If": ["Prod", "PROVISIONED", "PAY_PER_REQUEST"] },
        "ProvisionedThroughput": { "ReadCapacityUnits": 5, "WriteCapacityUnits": 5 }
//      ^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "BillingMode" and "ProvisionedThroughput" exclude each other in AWS::DynamoDB::Table "Table" when "Prod" is false: the service refuses them together.
      }
    }
  }
}`,
    `
{
  "Parameters": { "Env": { "Type": "String" } },
  "Conditions": {
    "Prod": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] },
    "Stage": { "Fn::Equals": [{ "Ref": "Env" }, "stage"] }
  },
  "Resources": {
    "Table": {
      "Type": "AWS::DynamoDB::Table",
      "Properties": {
        "BillingMode": { "Fn::If": ["Prod", "PROVISIONED", "PAY_PER_REQUEST"] }
      }
    }
  }
}`,
  );
});

const conditions = {
  Parameters: { Env: { Type: "String" }, Mode: { Type: "String" } },
  Conditions: { Prod: { "Fn::Equals": [{ Ref: "Env" }, "prod"] } },
};
const none = { Ref: "AWS::NoValue" };
const throughput = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };
const table = (Properties: object) => ({ Table: { Type: "AWS::DynamoDB::Table", Properties } });

test.each([
  [
    "a certificate of one's own that says that it is not the default",
    {
      Site: {
        Type: "AWS::CloudFront::Distribution",
        Properties: {
          DistributionConfig: {
            Enabled: true,
            ViewerCertificate: {
              CloudFrontDefaultCertificate: false,
              AcmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/a",
              SslSupportMethod: "sni-only",
            },
          },
        },
      },
    },
  ],
  [
    "one under each condition",
    {
      Ingress: {
        Type: "AWS::EC2::SecurityGroupIngress",
        Properties: {
          CidrIp: { "Fn::If": ["Prod", "10.0.0.0/8", none] },
          SourceSecurityGroupId: { "Fn::If": ["Prod", none, "sg-1"] },
        },
      },
    },
  ],
  [
    "capacity where it is wanted",
    table({
      BillingMode: { "Fn::If": ["Prod", "PROVISIONED", "PAY_PER_REQUEST"] },
      ProvisionedThroughput: { "Fn::If": ["Prod", throughput, none] },
    }),
  ],
  [
    "a mode that is not known",
    table({ BillingMode: { Ref: "Mode" }, ProvisionedThroughput: throughput }),
  ],
  ["what is absent", table({ BillingMode: "PAY_PER_REQUEST", ProvisionedThroughput: none })],
])("silent about %s", (_, resources) => silent(rule, resources, conditions));
