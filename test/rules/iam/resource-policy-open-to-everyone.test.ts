import { expect, test } from "vitest";
import { resourcePolicyOpenToEveryone as rule } from "../../../server/src/rules/iam/resource-policy-open-to-everyone.ts";
import { check, findingsOf, silent, templateOf } from "../../fixture.ts";
import { bucketPolicy } from "./policies.ts";

test("what everyone may call is reported", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Queues": {
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": ["sqs:SendMessage", "sqs:ReceiveMessage"] },
//                                            ^^^ critical: "Queues" lets in everyone, and no condition says who is meant: anyone on the internet may call sqs:SendMessage and more.
            { "Effect": "Allow", "Principal": { "AWS": ["111122223333", "*"] }, "NotAction": "sqs:DeleteQueue" }
//                                                                      ^^^ critical: "Queues" lets in everyone, and no condition says who is meant: anyone on the internet may use it.
          ]
        }
      }
    },
    "Key": {
      "Type": "AWS::KMS::Key",
      "Properties": {
        "KeyPolicy": {
          "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "kms:*", "Resource": "*" }
//                                                                ^^^ critical: "Key" lets in everyone, and no condition says who is meant: anyone with an AWS account may call kms:*.
        }
      }
    },
    "Repository": {
      "Type": "AWS::ECR::Repository",
      "Properties": {
        "RepositoryPolicyText": {
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "ecr:GetDownloadUrlForLayer", "Condition": { "Bool": { "aws:SecureTransport": true } } }
//                                            ^^^ critical: "Repository" lets in everyone, and no condition says who is meant: anyone with an AWS account may call ecr:GetDownloadUrlForLayer.
          ]
        }
      }
    },
    "Site": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": "site",
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*" },
//                                            ^^^ high: "Site" lets in everyone, and no condition says who is meant: anyone on the internet may call s3:GetObject.
            { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": false } } }
          ]
        }
      }
    },
    "Search": {
      "Type": "AWS::OpenSearchService::Domain",
      "Properties": {
        "AccessPolicies": {
          "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "es:*" }]
//                                                                 ^^^ critical: "Search" lets in everyone, and no condition says who is meant: anyone on the internet may call es:*.
        }
      }
    }
  }
}`,
  );
});

test("a bucket refuses what it blocks, and blocks what it does not say", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": { "Ref": "Bucket" },
        "PolicyDocument": {
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": { "Fn::Sub": "\${Bucket.Arn}/*" } }
//                                            ^^^ critical: "Policy" lets in everyone, and bucket "Bucket" blocks that, as every bucket does that says nothing else: S3 refuses the policy.
          ]
        }
      }
    }
  }
}`,
  );
});

test.each([
  [undefined, "critical"],
  [{ BlockPublicPolicy: true }, "critical"],
  [{ BlockPublicPolicy: false }, "high"],
  [{ BlockPublicAcls: true }, "high"],
  [{ BlockPublicPolicy: { Ref: "Block" } }, "high"],
])("where the bucket has %j it is %s", (PublicAccessBlockConfiguration, severity) => {
  const { Policy } = bucketPolicy(readable);
  const Properties = { ...Policy.Properties, Bucket: { Ref: "Bucket" } };
  const text = templateOf({
    Bucket: { Type: "AWS::S3::Bucket", Properties: { PublicAccessBlockConfiguration } },
    Policy: { ...Policy, Properties },
  });
  expect(findingsOf(rule, text).map((finding) => finding.severity)).toEqual([severity]);
});

const readable = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };
const under = (operator: string, key: string, value: unknown) =>
  bucketPolicy({ ...readable, Condition: { [operator]: { [key]: value } } });

test.each<[string, object]>([
  ["any address", under("IpAddress", "aws:SourceIp", ["0.0.0.0/0"])],
  ["any account", under("StringLike", "aws:PrincipalAccount", "*")],
  ["all but one VPC", under("StringNotEquals", "aws:SourceVpc", "vpc-1")],
  ["whoever says where from", under("StringLike", "aws:Referer", "https://orders.example/*")],
  ["a prefix", under("StringLike", "s3:prefix", "public/")],
])("a condition that lets in %s says nothing", (_, resources) => {
  expect(findingsOf(rule, templateOf(resources))).toHaveLength(1);
});

const and = (other: object) => ({
  Policy: {
    Type: "AWS::S3::BucketPolicy",
    Properties: { Bucket: "data", PolicyDocument: { Statement: [readable, other] } },
  },
});
const denied = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };
const search = (more: object) => ({
  Search: {
    Type: "AWS::OpenSearchService::Domain",
    Properties: {
      AccessPolicies: { Statement: { Effect: "Allow", Principal: { AWS: "*" }, Action: "es:*" } },
      ...more,
    },
  },
});

test.each<[string, object]>([
  ["what is denied", bucketPolicy({ ...readable, Effect: "Deny" })],
  ["what may be denied", bucketPolicy({ ...readable, Effect: { Ref: "Effect" } })],
  ["an account", bucketPolicy({ ...readable, Principal: { AWS: "111122223333" } })],
  ["a service", bucketPolicy({ ...readable, Principal: { Service: "logs.amazonaws.com" } })],
  ["whom a parameter names", bucketPolicy({ ...readable, Principal: { Ref: "Who" } })],
  [
    "an origin access identity",
    bucketPolicy({
      ...readable,
      Principal: { CanonicalUser: { "Fn::GetAtt": ["Oai", "S3CanonicalUserId"] } },
    }),
  ],
  ["one VPC endpoint", under("StringEquals", "aws:SourceVpce", "vpce-1")],
  ["one source", under("ArnLike", "aws:SourceArn", { Ref: "Topic" })],
  ["one organization", under("StringEquals", "aws:PrincipalOrgID", "o-1")],
  ["the owner of a topic", under("StringEquals", "AWS:SourceOwner", "111122223333")],
  ["an access point's account", under("StringEquals", "s3:DataAccessPointAccount", "111122223333")],
  ["a key that nothing is known of", under("StringEquals", "orders:Clerk", "1")],
  [
    "an operator of a parameter",
    bucketPolicy({ ...readable, Condition: { StringEquals: { Ref: "Keys" } } }),
  ],
  ["a condition of a parameter", bucketPolicy({ ...readable, Condition: { Ref: "Condition" } })],
  [
    "what is denied to the rest",
    and({ ...denied, Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } }),
  ],
  [
    "what is denied to all but one",
    and({ Effect: "Deny", NotPrincipal: { AWS: "111122223333" }, Action: "s3:*" }),
  ],
  ["what may be denied to the rest", and({ ...denied, Effect: { Ref: "Effect" } })],
  ["a domain within a VPC", search({ VPCOptions: { SubnetIds: ["subnet-1"] } })],
  ["a domain that asks for users", search({ AdvancedSecurityOptions: { Enabled: true } })],
  ["a domain that may ask for users", search({ AdvancedSecurityOptions: { Ref: "Options" } })],
  [
    "an endpoint",
    {
      Endpoint: {
        Type: "AWS::EC2::VPCEndpoint",
        Properties: { PolicyDocument: { Statement: [readable] } },
      },
    },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));

test("what is denied of another kind does not matter", () => {
  const other = and({ ...denied, Condition: { Bool: { "aws:SecureTransport": "false" } } });
  expect(findingsOf(rule, templateOf(other))).toHaveLength(1);
  const one = and({ ...denied, Principal: { AWS: "111122223333" } });
  expect(findingsOf(rule, templateOf(one))).toHaveLength(1);
});
