import { describe, test } from "vitest";
import { kinesisProperties } from "../../../server/src/rules/kinesis/properties.ts";
import { checkFix, silent } from "../../fixture.ts";
import { ruleOf } from "../properties.ts";

describe("kinesis-stream-unencrypted", () => {
  const rule = ruleOf(kinesisProperties, "kinesis-stream-unencrypted");

  test("records are encrypted", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Kinesis::Stream", "Properties": { "ShardCount": 1 } },
//  ^^^ 🔎 medium: "A" keeps its records unencrypted: they lie in Kinesis as they were sent for a day, or up to a year.
    "B": { "Type": "AWS::Kinesis::Stream", "Properties": { "StreamEncryption": { "EncryptionType": "NONE", "KeyId": "alias/events" } } }
//                                                                                                 ^^^^^^ 🔎 medium: "B" keeps its records unencrypted: they lie in Kinesis as they were sent for a day, or up to a year.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::Kinesis::Stream", "Properties": { "ShardCount": 1, "StreamEncryption": { "EncryptionType": "KMS", "KeyId": "alias/aws/kinesis" } } },
    "B": { "Type": "AWS::Kinesis::Stream", "Properties": { "StreamEncryption": { "EncryptionType": "KMS", "KeyId": "alias/events" } } }
  }
}`,
    );
  });

  test.each([
    ["is encrypted", { StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" } }],
    [
      "may be",
      { StreamEncryption: { "Fn::If": ["Unknown", { Ref: "A" }, { Ref: "AWS::NoValue" }] } },
    ],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::Kinesis::Stream", Properties } }),
  );
});

describe("firehose-stream-unencrypted", () => {
  const rule = ruleOf(kinesisProperties, "firehose-stream-unencrypted");

  test("records are encrypted, also where the kind of stream is not said", () => {
    checkFix(
      rule,
      `
{
  "Resources": {
    "A": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "DeliveryStreamType": "DirectPut" } },
//  ^^^ 💡 medium: "A" keeps its records unencrypted: they lie in Firehose as they were sent until they are delivered.
    "B": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "DeliveryStreamName": "events" } }
//  ^^^ 💡 medium: "B" keeps its records unencrypted: they lie in Firehose as they were sent until they are delivered.
  }
}`,
      `
{
  "Resources": {
    "A": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "DeliveryStreamType": "DirectPut", "DeliveryStreamEncryptionConfigurationInput": { "KeyType": "AWS_OWNED_CMK" } } },
    "B": { "Type": "AWS::KinesisFirehose::DeliveryStream", "Properties": { "DeliveryStreamName": "events", "DeliveryStreamEncryptionConfigurationInput": { "KeyType": "AWS_OWNED_CMK" } } }
  }
}`,
    );
  });

  test.each([
    ["is encrypted", { DeliveryStreamEncryptionConfigurationInput: { KeyType: "AWS_OWNED_CMK" } }],
    ["has a stream as its source", { DeliveryStreamType: "KinesisStreamAsSource" }],
    ["says what its source is", { KinesisStreamSourceConfiguration: { RoleARN: "arn" } }],
    ["reads a topic of Kafka", { MSKSourceConfiguration: { TopicName: "orders" } }],
    ["reads a database", { DatabaseSourceConfiguration: { Type: "MySQL" } }],
    ["is of a kind that a parameter tells", { DeliveryStreamType: { Ref: "Kind" } }],
  ])("silent where it %s", (_, Properties) =>
    silent(rule, { A: { Type: "AWS::KinesisFirehose::DeliveryStream", Properties } }),
  );
});
