import { describe, expect, test } from "vitest";
import { s3PlainHttpAllowed as rule } from "../../../server/src/rules/s3/s3-plain-http-allowed.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const arn = { "Fn::GetAtt": ["Invoices", "Arn"] };
const deny = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, { "Fn::Sub": "${Invoices.Arn}/*" }],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const Invoices = { Type: "AWS::S3::Bucket" };
const policy = (Statement: unknown, Bucket: unknown = { Ref: "Invoices" }) => ({
  Type: "AWS::S3::BucketPolicy",
  Properties: { Bucket, PolicyDocument: { Version: "2012-10-17", Statement } },
});
const count = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).length;
const fixesFor = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).flatMap(({ fixes }) => fixes());

test("a bucket without a policy gets one, under its condition", () => {
  checkFix(
    rule,
    `{
  "Conditions": { "IsPaid": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket", "Condition": "IsPaid" },
//  ^^^^^^^^^^ 🔎 medium: "Invoices" takes requests over plain HTTP: no bucket policy refuses them, and what they carry can be read and changed on its way.
    "InvoicesPolicy": { "Type": "AWS::SNS::Topic" }
  }
}`,
    `{
  "Conditions": { "IsPaid": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket", "Condition": "IsPaid" },
    "InvoicesPolicy2": {
      "Type": "AWS::S3::BucketPolicy",
      "Condition": "IsPaid",
      "Properties": {
        "Bucket": { "Ref": "Invoices" },
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "RefusePlainHttp",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": [
                { "Fn::GetAtt": ["Invoices", "Arn"] },
                { "Fn::Sub": "\${Invoices.Arn}/*" }
              ],
              "Condition": {
                "Bool": { "aws:SecureTransport": "false" }
              }
            }
          ]
        }
      }
    },
    "InvoicesPolicy": { "Type": "AWS::SNS::Topic" }
  }
}`,
  );
});

test("a policy gets the statement", () => {
  checkFix(
    rule,
    `{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "invoices-of-orders" } },
//  ^^^^^^^^^^ 🔎 medium: "Invoices" takes requests over plain HTTP: no bucket policy refuses them, and what they carry can be read and changed on its way.
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": "invoices-of-orders",
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": { "Sid": "RefusePlainHttp", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*" }
        }
      }
    }
  }
}`,
    `{
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "invoices-of-orders" } },
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": "invoices-of-orders",
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "RefusePlainHttp",
              "Effect": "Allow",
              "Principal": "*",
              "Action": "s3:GetObject",
              "Resource": "*"
            },
            {
              "Sid": "RefusePlainHttpToInvoices",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": [
                {
                  "Fn::GetAtt": [
                    "Invoices",
                    "Arn"
                  ]
                },
                {
                  "Fn::Sub": "\${Invoices.Arn}/*"
                }
              ],
              "Condition": {
                "Bool": {
                  "aws:SecureTransport": "false"
                }
              }
            }
          ]
        }
      }
    }
  }
}`,
  );
});

describe("what refuses plain HTTP", () => {
  const silence = (statement: object) => silent(rule, { Invoices, Policy: policy([statement]) });
  test.each([
    ["as AWS shows it", {}],
    ["every action", { Action: ["*"] }],
    ["everyone, the long way", { Principal: { AWS: "*" } }],
    ["a boolean", { Condition: { Bool: { "AWS:SecureTransport": false } } }],
    [
      "also where the key is not there",
      { Condition: { BoolIfExists: { "aws:SecureTransport": ["false"] } } },
    ],
    ["everything", { Resource: "*" }],
    ["a name with a star behind it", { Resource: "arn:aws:s3:::invoices*" }],
    ["joined", { Resource: [arn, { "Fn::Join": ["/", [arn, "*"]] }] }],
  ])("%s", (_, change) => silence({ ...deny, ...change }));

  test.each([
    ["an effect", { Effect: { Ref: "Effect" } }],
    ["a principal", { Principal: { AWS: { Ref: "Who" } } }],
    ["all principals", { Principal: { Ref: "Who" } }],
    ["an action", { Action: { Ref: "Action" } }],
    ["a resource", { Resource: [arn, { "Fn::ImportValue": "Objects" }] }],
    ["a condition", { Condition: { Ref: "When" } }],
    ["its value", { Condition: { Bool: { "aws:SecureTransport": { Ref: "Secure" } } } }],
    [
      "more conditions, which may be meant",
      { Condition: { ...deny.Condition, StringEquals: { a: "b" } } },
    ],
  ])("perhaps: %s", (_, change) => silence({ ...deny, ...change }));
});

test.each([
  ["lets in", { Effect: "Allow" }],
  ["names somebody", { Principal: { AWS: "111122223333" } }],
  ["names one action", { Action: "s3:GetObject" }],
  ["leaves the bucket out", { Resource: { "Fn::Sub": "${Invoices.Arn}/*" } }],
  ["leaves the objects out", { Resource: arn }],
  ["asks for something else", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } }],
  ["is about TLS", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
  ["asks for nothing", { Condition: undefined }],
])("a statement that %s does not refuse it", (_, change) => {
  expect(count({ Invoices, Policy: policy([{ ...deny, ...change }]) })).toBe(1);
});

test("under a condition only there", () => {
  check(
    rule,
    `{
  "Conditions": { "IsPaid": { "Fn::Equals": [{ "Ref": "AWS::Region" }, "eu-west-1"] } },
  "Resources": {
    "Invoices": { "Type": "AWS::S3::Bucket" },
//  ^^^^^^^^^^ medium: "Invoices" takes requests over plain HTTP: no bucket policy refuses them, and what they carry can be read and changed on its way (when IsPaid is false).
    "Policy": {
      "Type": "AWS::S3::BucketPolicy",
      "Condition": "IsPaid",
      "Properties": {
        "Bucket": { "Ref": "Invoices" },
        "PolicyDocument": {
          "Statement": [
            {
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": [{ "Fn::GetAtt": ["Invoices", "Arn"] }, { "Fn::Sub": "\${Invoices.Arn}/*" }],
              "Condition": { "Bool": { "aws:SecureTransport": "false" } }
            }
          ]
        }
      }
    }
  }
}`,
  );
});

test("a policy that is not always there is given no statement", () => {
  const text = templateOf(
    { Invoices, Policy: { ...policy([{ ...deny, Effect: "Allow" }]), Condition: "IsPaid" } },
    { Conditions: { IsPaid: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } } },
  );
  expect(findingsOf(rule, text).map((finding) => finding.fixes())).toEqual([[]]);
});

describe("silent", () => {
  test("about a website, whose endpoint speaks nothing else", () =>
    silent(rule, {
      Site: {
        Type: "AWS::S3::Bucket",
        Properties: { WebsiteConfiguration: { IndexDocument: "index.html" } },
      },
    }));
  test("where another stack may have the policy", () => {
    const Nested = {
      Type: "AWS::CloudFormation::Stack",
      Properties: { Parameters: { Bucket: { Ref: "Invoices" } } },
    };
    silent(rule, { Invoices, Nested });
    silent(rule, { Invoices }, { Transform: "Macro" });
  });
  test("where a policy may be this bucket's", () => {
    silent(rule, { Invoices, Policy: policy([], { "Fn::Select": [0, { Ref: "Buckets" }] }) });
    silent(rule, { Invoices, Policy: policy({ Ref: "Statements" }) });
    const text = {
      Type: "AWS::S3::BucketPolicy",
      Properties: { Bucket: { Ref: "Invoices" }, PolicyDocument: "{}" },
    };
    silent(rule, { Invoices, Policy: text });
  });
});

test("the policy of another stack's bucket is none of this one's", () => {
  const Policy = policy([deny], { "Fn::ImportValue": "Bucket" });
  expect(count({ Invoices, Policy })).toBe(1);
});

test("a statement about another bucket refuses nothing of this one", () => {
  const named = { Type: "AWS::S3::Bucket", Properties: { BucketName: "invoices" } };
  const about = (...Resource: string[]) =>
    count({ Invoices: named, Policy: policy([{ ...deny, Resource }], "invoices") });
  expect(about("arn:aws:s3:::invoices", "arn:aws:s3:::invoices-2025/*")).toBe(1);
  expect(about("arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*")).toBe(0);
  expect(about("arn:aws:s3:::inv*")).toBe(0);
});

describe("the policy of a bucket that stands elsewhere", () => {
  const foreign = (Statement: unknown, Bucket: unknown = "invoices") =>
    findingsOf(rule, templateOf({ Policy: policy(Statement, Bucket) }, { Parameters })).map(
      ({ severity, message }) => `${severity}: ${message}`,
    );
  const Parameters = { Bucket: { Type: "String" } };
  const all = { ...deny, Resource: ["arn:aws:s3:::invoices", "arn:aws:s3:::invoices/*"] };
  const said = [
    'low: "Policy" refuses no requests over plain HTTP, and a bucket has one policy: what they carry to it can be read and changed on its way.',
  ];

  test("refuses none", () => {
    expect(foreign([{ ...all, Effect: "Allow" }])).toEqual(said);
    expect(foreign([{ ...all, Action: "s3:GetObject" }], { Ref: "Bucket" })).toEqual(said);
    expect(foreign([{ ...all, Resource: "arn:aws:s3:::invoices/*" }])).toEqual(said);
  });

  test("refuses them, or may", () => {
    expect(foreign([all])).toEqual([]);
    expect(foreign({ Ref: "Statements" })).toEqual([]);
    expect(foreign([{ ...all, Condition: { Ref: "When" } }])).toEqual([]);
    expect(foreign([], { "Fn::Select": [0, { Ref: "Buckets" }] })).toEqual([]);
  });
});

describe("no fix", () => {
  const allow = { ...deny, Effect: "Allow" };
  test("where a list is an intrinsic function's", () => {
    const Conditions = { IsPaid: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
    const Policy = policy({ "Fn::If": ["IsPaid", [allow], [allow]] });
    expect(fixesFor({ Invoices, Policy }, { Conditions })).toEqual([]);
  });
  test("where the bucket has two policies, or waits for its own", () => {
    expect(fixesFor({ Invoices, A: policy([allow]), B: policy([allow]) })).toEqual([]);
    const named = (Type: string) => ({
      Type,
      DependsOn: "Policy",
      Properties: { BucketName: "x" },
    });
    expect(
      fixesFor({
        Invoices: named("AWS::S3::Bucket"),
        Policy: policy([{ ...allow, Resource: "*" }], "x"),
      }),
    ).toEqual([]);
  });
  test("where it has one under another condition", () => {
    const Conditions = { IsPaid: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
    const Policy = { ...policy([deny]), Condition: "IsPaid" };
    expect(fixesFor({ Invoices, Policy }, { Conditions })).toEqual([]);
  });
});
