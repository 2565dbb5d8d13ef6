import { test } from "vitest";
import { propertyTextMalformed as rule } from "../../../server/src/rules/template/property-text-malformed.ts";
import { checkFix, silent } from "../../fixture.ts";

test("small letters where that is all", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "Orders-Archive" } },
//                                                                       ^^^^^^^^^^^^^^^^ 🔎 critical: "Orders-Archive" will not do for "BucketName" of "Bucket", which must be made of lower-case letters, digits, dots and hyphens: the service refuses it.
    "Other": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "Orders_Archive" } },
//                                                                      ^^^^^^^^^^^^^^^^ critical: "Orders_Archive" will not do for "BucketName" of "Other", which must be made of lower-case letters, digits, dots and hyphens: the service refuses it.
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Name": "a-name-that-is-longer-than-it-may-be" } },
//                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "a-name-that-is-longer-than-it-may-be" will not do for "Name" of "Balancer", which must be at most 32 characters long (it has 36): the service refuses it.
    "Role": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": {}, "RoleName": "web role", "Description": "Web – and batch" } },
//                                                                                                  ^^^^^^^^^^ critical: "web role" will not do for "RoleName" of "Role", which must be made of letters, digits and + = , . @ _ -: the service refuses it.
//                                                                                                                             ^^^^^^^^^^^^^^^^^ critical: "Web – and batch" will not do for "Description" of "Role", which must be of Latin-1 characters only (no long dashes, curly quotes or arrows): the service refuses it.
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "somerole" } }
//                                                                         ^^^^^^^^^^ critical: "somerole" will not do for "Role" of "Function", which must be the ARN of a role, such as arn:aws:iam::123456789012:role/Name: the service refuses it.
  }
}`,
    `
{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "orders-archive" } },
    "Other": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "Orders_Archive" } },
    "Balancer": { "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": { "Name": "a-name-that-is-longer-than-it-may-be" } },
    "Role": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": {}, "RoleName": "web role", "Description": "Web – and batch" } },
    "Function": { "Type": "AWS::Lambda::Function", "Properties": { "Role": "somerole" } }
  }
}`,
  );
});

test.each([
  [
    "names that fit",
    { Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "orders.archive-1" } } },
  ],
  [
    "names that are put together",
    {
      Bucket: {
        Type: "AWS::S3::Bucket",
        Properties: { BucketName: { "Fn::Sub": "Orders-${AWS::Region}" } },
      },
    },
  ],
  [
    "variables that nothing fills in, which have a rule of their own",
    { Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "web-${Env}" } } },
  ],
  [
    "dynamic references",
    { Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "{{resolve:ssm:Name}}" } } },
  ],
])("silent about %s", (_, resources) => silent(rule, resources));
