import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { s3BucketPolicyNotAwaited } from "../../../server/src/rules/s3/s3-bucket-policy-not-awaited.ts";
import { s3BucketPolicyWithoutService as rule } from "../../../server/src/rules/s3/s3-bucket-policy-without-service.ts";
import { checkFix, findingsOf, fixEach, silent, templateOf } from "../../fixture.ts";
import { allow, balancer, cloudtrail, Logs, policyOf, ref, trail } from "./buckets.ts";

const messages = (resources: object, sections: object = {}) =>
  findingsOf(rule, templateOf(resources, sections)).map(({ message }) => message);
const mended = (resources: object, sections: object = {}) =>
  JSON.parse(fixEach(rule, templateOf(resources, sections))).Resources;
const statementsOf = (policy: { Properties: { PolicyDocument: { Statement: unknown } } }) =>
  policy.Properties.PolicyDocument.Statement;

test("a load balancer's bucket gets a policy, and the load balancer waits for it", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket" },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": {
        "LoadBalancerAttributes": [
          { "Key": "access_logs.s3.enabled", "Value": "true" },
          { "Key": "access_logs.s3.bucket", "Value": { "Ref": "Logs" } },
//                                                   ^^^^^^^^^^^^^^^^^ 🔎 critical: Bucket "Logs" has no policy that lets Elastic Load Balancing write to it: it refuses to create "Balancer".
          { "Key": "access_logs.s3.prefix", "Value": { "Fn::Sub": "web-\${AWS::Region}" } }
        ]
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket" },
    "LogsPolicy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": { "Ref": "Logs" },
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "LoadBalancersWriteLogs",
              "Effect": "Allow",
              "Principal": {
                "Service": "logdelivery.elasticloadbalancing.amazonaws.com"
              },
              "Action": "s3:PutObject",
              "Resource": {
                "Fn::Sub": "\${Logs.Arn}/web-\${AWS::Region}/AWSLogs/\${AWS::AccountId}/*"
              }
            }
          ]
        }
      }
    },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "DependsOn": ["LogsPolicy"],
      "Properties": {
        "LoadBalancerAttributes": [
          { "Key": "access_logs.s3.enabled", "Value": "true" },
          { "Key": "access_logs.s3.bucket", "Value": { "Ref": "Logs" } },
          { "Key": "access_logs.s3.prefix", "Value": { "Fn::Sub": "web-\${AWS::Region}" } }
        ]
      }
    }
  }
}`,
  );
});

test("a policy that is there gets the statement, and those of others stay", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket" },
    "LogsPolicy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": { "Ref": "Logs" },
        "PolicyDocument": {
          "Statement": [
            { "Sid": "CloudTrailWritesLogs", "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:Get*", "Resource": "*" }
          ]
        }
      }
    },
    "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "S3BucketName": { "Ref": "Logs" } } }
//                                                                               ^^^^^^^^^^^^^^^^^ 🔎 critical: The policy of bucket "Logs" does not allow CloudTrail s3:PutObject: it refuses to create "Trail".
  }
}`,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket" },
    "LogsPolicy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": { "Ref": "Logs" },
        "PolicyDocument": {
          "Statement": [
            { "Sid": "CloudTrailWritesLogs", "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:Get*", "Resource": "*" },
            {
              "Sid": "CloudTrailWritesLogs2",
              "Effect": "Allow",
              "Principal": { "Service": "cloudtrail.amazonaws.com" },
              "Action": "s3:PutObject",
              "Resource": { "Fn::Sub": "\${Logs.Arn}/AWSLogs/*" },
              "Condition": {
                "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" }
              }
            }
          ]
        }
      }
    },
    "Trail": { "Type": "AWS::CloudTrail::Trail", "DependsOn": ["LogsPolicy"], "Properties": { "S3BucketName": { "Ref": "Logs" } } }
  }
}`,
  );
});

test("access logs of S3 get lost without an error", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "orders-logs" } },
    "Orders": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "LoggingConfiguration": { "DestinationBucketName": "orders-logs", "LogFilePrefix": "orders/" }
//                                                         ^^^^^^^^^^^^^ 🔎 medium: Bucket "Logs" has no policy that lets S3 write to it: no access logs of "Orders" arrive.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Logs": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": "orders-logs" } },
    "LogsPolicy": {
      "Type": "AWS::S3::BucketPolicy",
      "Properties": {
        "Bucket": {
          "Ref": "Logs"
        },
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "S3WritesAccessLogs",
              "Effect": "Allow",
              "Principal": {
                "Service": "logging.s3.amazonaws.com"
              },
              "Action": "s3:PutObject",
              "Resource": {
                "Fn::Sub": "\${Logs.Arn}/orders/*"
              },
              "Condition": {
                "StringEquals": {
                  "aws:SourceAccount": {
                    "Ref": "AWS::AccountId"
                  }
                }
              }
            }
          ]
        }
      }
    },
    "Orders": {
      "Type": "AWS::S3::Bucket",
      "Properties": {
        "LoggingConfiguration": { "DestinationBucketName": "orders-logs", "LogFilePrefix": "orders/" }
      }
    }
  }
}`,
  );
});

describe("who is not let in", () => {
  test.each([
    ["another service", allow({ Service: "elasticloadbalancing.amazonaws.com" })],
    ["the account itself", allow({ AWS: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } })],
    ["a role of the template", allow({ AWS: { "Fn::GetAtt": ["Role", "Arn"] } })],
    ["the service, by a statement that denies", { ...allow("*"), Effect: "Deny" }],
    [
      "the service, to read",
      allow({ Service: "logdelivery.elasticloadbalancing.amazonaws.com" }, "s3:GetBucketAcl"),
    ],
  ])("%s", (_, statement) => {
    const Role = { Type: "AWS::IAM::Role" };
    expect(messages({ Logs, Role, Policy: policyOf([statement]), Balancer: balancer() })).toEqual([
      'The policy of bucket "Logs" does not allow Elastic Load Balancing s3:PutObject: it refuses to create "Balancer".',
    ]);
  });

  test("a Classic Load Balancer", () => {
    const Balancer = {
      Type: "AWS::ElasticLoadBalancing::LoadBalancer",
      Properties: { AccessLoggingPolicy: { Enabled: true, S3BucketName: ref("Logs") } },
    };
    expect(messages({ Logs, Balancer })).toHaveLength(1);
  });
});

describe("what a fix adds", () => {
  test("has the bucket's condition", () => {
    const sections = { Conditions: { Audit: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } } };
    const resources = {
      Logs: { ...Logs, Condition: "Audit" },
      Trail: trail({}, { Condition: "Audit" }),
    };
    const { LogsPolicy, Trail } = mended(resources, sections);
    expect([LogsPolicy.Condition, Trail.DependsOn]).toEqual(["Audit", ["LogsPolicy"]]);
  });

  test("is allowed where what needs it exists", () => {
    const sections = { Conditions: { Audit: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } } };
    const resources = { Logs, LogsPolicy: policyOf([]), Trail: trail({}, { Condition: "Audit" }) };
    expect(statementsOf(mended(resources, sections).LogsPolicy)).toMatchObject([
      { "Fn::If": ["Audit", { Sid: "CloudTrailReadsAcl" }, ref("AWS::NoValue")] },
      { "Fn::If": ["Audit", { Sid: "CloudTrailWritesLogs" }, ref("AWS::NoValue")] },
    ]);
  });

  test("serves several, one after the other", () => {
    const text = templateOf({ Logs, Trail: trail({ S3KeyPrefix: "audit" }), Balancer: balancer() });
    const rules = [rule, s3BucketPolicyNotAwaited];
    const fixed = JSON.parse(fixAll(text, { rules, include: "review" }).text).Resources;
    expect(statementsOf(fixed.LogsPolicy)).toMatchObject([
      { Sid: "CloudTrailReadsAcl" },
      { Sid: "CloudTrailWritesLogs", Resource: { "Fn::Sub": "${Logs.Arn}/audit/AWSLogs/*" } },
      { Sid: "LoadBalancersWriteLogs" },
    ]);
    expect([fixed.Trail.DependsOn, fixed.Balancer.DependsOn]).toEqual([
      ["LogsPolicy"],
      ["LogsPolicy"],
    ]);
  });

  test.each([
    [
      "a second policy of the bucket",
      {
        LogsPolicy: policyOf([cloudtrail], {}, { Condition: "Audit" }),
        Trail: trail(),
      },
    ],
    [
      "nothing where the prefix is open",
      { Trail: trail({ S3KeyPrefix: { "Fn::ImportValue": "Prefix" } }) },
    ],
    [
      "nothing to a list under Fn::If",
      {
        LogsPolicy: policyOf({ "Fn::If": ["Audit", [], []] }),
        Trail: trail(),
      },
    ],
  ])("is never %s", (_, resources) => {
    const sections = { Conditions: { Audit: { "Fn::Equals": [ref("AWS::Region"), "eu-west-1"] } } };
    const findings = findingsOf(rule, templateOf({ Logs, ...resources }, sections));
    expect(findings.map((finding) => finding.fixes())).toEqual(findings.map(() => []));
    expect(findings.length).toBeGreaterThan(0);
  });

  test("does not make a policy wait for what waits for it", () => {
    const statement = {
      ...allow({ Service: "x.amazonaws.com" }),
      Resource: { "Fn::GetAtt": ["Trail", "Arn"] },
    };
    const { Trail, LogsPolicy } = mended({
      Logs,
      LogsPolicy: policyOf([statement]),
      Trail: trail(),
    });
    expect(Trail.DependsOn).toBeUndefined();
    expect(statementsOf(LogsPolicy)).toHaveLength(3);
  });
});

describe("silent", () => {
  const logging = (properties: object = {}) => ({
    Type: "AWS::S3::Bucket",
    Properties: { LoggingConfiguration: { DestinationBucketName: ref("Logs") }, ...properties },
  });
  test.each([
    ["the service is let in", { Logs, Policy: policyOf(cloudtrail), Trail: trail() }],
    [
      "by several statements",
      {
        Logs,
        Policy: policyOf([
          allow({ Service: ["cloudtrail.amazonaws.com"] }, ["s3:GetBucketAcl"]),
          allow({ Service: { "Fn::Sub": "cloudtrail.${AWS::URLSuffix}" } }, "s3:Put*"),
        ]),
        Trail: trail(),
      },
    ],
    ["all are let in", { Logs, Policy: policyOf([allow("*")]), Trail: trail() }],
    [
      "an account of AWS's own",
      {
        Logs,
        Policy: policyOf([allow({ AWS: "arn:aws:iam::127311923021:root" })]),
        Balancer: balancer(),
      },
    ],
    [
      "an account from a mapping",
      {
        Logs,
        Policy: policyOf([
          allow({ AWS: { "Fn::FindInMap": ["Accounts", ref("AWS::Region"), "Elb"] } }),
        ]),
        Balancer: balancer(),
      },
    ],
    [
      "an action from a parameter",
      {
        Logs,
        Policy: policyOf([allow({ Service: "cloudtrail.amazonaws.com" }, ref("Action"))]),
        Trail: trail(),
      },
    ],
    [
      "all but some actions",
      {
        Logs,
        Policy: policyOf([
          {
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            NotAction: "s3:Delete*",
          },
        ]),
        Trail: trail(),
      },
    ],
    [
      "a statement from a parameter",
      { Logs, Policy: policyOf([ref("Statement")]), Trail: trail() },
    ],
    ["a policy as text", { Logs, Policy: policyOf([], { PolicyDocument: "{}" }), Trail: trail() }],
    [
      "a policy of some bucket",
      { Logs, Policy: policyOf([], { Bucket: { "Fn::ImportValue": "Logs" } }), Trail: trail() },
    ],
    ["a bucket from elsewhere", { Trail: trail({ S3BucketName: "their-logs" }) }],
    ["logs that are off", { Logs, Balancer: balancer({ enabled: "false" }) }],
    ["logs that may be off", { Logs, Balancer: balancer({ enabled: ref("Enabled") }) }],
    ["a network load balancer", { Logs, Balancer: balancer({}, { Type: "network" }) }],
    [
      "a nested stack may add the policy",
      {
        Logs,
        Trail: trail(),
        Nested: {
          Type: "AWS::CloudFormation::Stack",
          Properties: { Parameters: { Bucket: ref("Logs") } },
        },
      },
    ],
    [
      "access logs by an access control list",
      {
        Logs: { ...Logs, Properties: { AccessControl: "LogDeliveryWrite" } },
        Orders: logging(),
      },
    ],
    ["a bucket that logs nothing", { Logs }],
  ])("%s", (_, resources) => silent(rule, resources));
});
