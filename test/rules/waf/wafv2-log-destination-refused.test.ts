import { describe, test } from "vitest";
import { wafv2LogDestinationRefused as rule } from "../../../server/src/rules/waf/wafv2-log-destination-refused.ts";
import { check, silent } from "../../fixture.ts";

const loggingTo = (
  Type: string,
  Properties: object,
  destination: unknown = { "Fn::GetAtt": ["Logs", "Arn"] },
) => ({
  Logs: { Type, Properties },
  Logging: {
    Type: "AWS::WAFv2::LoggingConfiguration",
    Properties: { LogDestinationConfigs: [destination] },
  },
});

describe("wafv2-log-destination-refused", () => {
  test("log groups, buckets and streams by other names", () => {
    check(
      rule,
      `
{
  "Resources": {
    "Logs": { "Type": "AWS::Logs::LogGroup", "Properties": { "LogGroupName": "/aws/waf/shop" } },
    "Bucket": { "Type": "AWS::S3::Bucket", "Properties": { "BucketName": { "Fn::Sub": "waf-logs-\${Env}" } } },
    "Stream": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "DeliveryStreamName": "shop" } },
    "Logging": {
      "Type": "AWS::WAFv2::LoggingConfiguration",
      "Properties": {
        "LogDestinationConfigs": [
          { "Fn::Sub": "arn:aws:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${Logs}" },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "Logging" logs to "Logs", whose name does not begin with aws-waf-logs-: WAF refuses it.
          { "Fn::GetAtt": ["Bucket", "Arn"] },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "Logging" logs to "Bucket", whose name does not begin with aws-waf-logs-: WAF refuses it.
          { "Fn::GetAtt": ["Stream", "Arn"] }
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ critical: "Logging" logs to "Stream", whose name does not begin with aws-waf-logs-: WAF refuses it.
        ]
      }
    }
  }
}`,
    );
  });

  test.each([
    ["a log group by such a name", "AWS::Logs::LogGroup", { LogGroupName: "aws-waf-logs-shop" }],
    [
      "a name that may go on so",
      "AWS::S3::Bucket",
      { BucketName: { "Fn::Sub": "aws-waf-${Name}" } },
    ],
    ["a name that nobody knows yet", "AWS::S3::Bucket", { BucketName: { Ref: "Name" } }],
    ["a name that CloudFormation makes up", "AWS::Logs::LogGroup", {}],
    ["what has no such name", "AWS::Kinesis::Stream", { Name: "shop" }],
  ])("silent about %s", (_, type, properties) => silent(rule, loggingTo(type, properties)));

  test("silent about a destination elsewhere", () =>
    silent(rule, loggingTo("AWS::Logs::LogGroup", { LogGroupName: "shop" }, { Ref: "Arn" })));
});
