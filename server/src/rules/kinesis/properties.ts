/** What the properties of data streams and delivery streams must be. */
import { isSet, mayNotBe, propertyRules } from "../propertyRules.ts";

const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";
const deliveryStream = "AWS::KinesisFirehose::DeliveryStream";

export const kinesisProperties = propertyRules([
  {
    id: "kinesis-stream-unencrypted",
    severity: "medium",
    catalogue: ["kinesis-stream-encryption"],
    controls: ["FSBP Kinesis.1"],
    equivalents: {
      checkov: ["CKV_AWS_43"],
      cfn_nag: ["W49"],
      guard: ["KINESIS_STREAM_ENCRYPTION_RULE"],
      cdk_nag: ["AwsSolutions-KDS1", "KinesisDataStreamSSE"],
      trivy: ["AWS-0064"],
    },
    types: ["AWS::Kinesis::Stream"],
    property: "StreamEncryption.EncryptionType",
    wants: { be: "KMS" },
    noun: "A stream",
    problem: "keeps its records unencrypted",
    consequence: "they lie in Kinesis as they were sent for a day, or up to a year",
    why: "Kinesis stores records in three places for as long as they are kept. With server-side encryption they are encrypted by a KMS key before they are stored. Producers and consumers in other accounts need a key of your own for it.",
    fix: {
      to: "KMS",
      with: { "StreamEncryption.KeyId": "alias/aws/kinesis" },
      safety: "review",
      cost: "other accounts cannot use it with the key alias/aws/kinesis, and calls of KMS are paid for",
    },
    example: { ShardCount: 1 },
    links: [
      "https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html",
      `${reference}/aws-properties-kinesis-stream-streamencryption.html`,
    ],
  },
  {
    id: "firehose-stream-unencrypted",
    severity: "medium",
    catalogue: ["firehose-encryption"],
    controls: ["FSBP DataFirehose.1"],
    equivalents: {
      cfn_nag: ["W88"],
      guard: ["KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE"],
      cdk_nag: ["AwsSolutions-KDF1", "KinesisDataFirehoseSSE"],
    },
    types: [deliveryStream],
    property: "DeliveryStreamEncryptionConfigurationInput",
    wants: { beSet: true },
    unless: [
      // Records that come from a stream are encrypted there.
      mayNotBe("DeliveryStreamType", ["DirectPut"], { whenAbsent: false }),
      isSet("KinesisStreamSourceConfiguration"),
      isSet("MSKSourceConfiguration"),
      isSet("DatabaseSourceConfiguration"),
    ],
    noun: "A delivery stream",
    problem: "keeps its records unencrypted",
    consequence: "they lie in Firehose as they were sent until they are delivered",
    why: "Firehose buffers records before it delivers them, and keeps them for up to a day while the destination cannot be reached. Encryption with a key that AWS owns costs nothing and changes nothing for those who send. It is for streams that are written to directly: what comes from a data stream is encrypted by that.",
    fix: { to: { KeyType: "AWS_OWNED_CMK" }, safety: "safe" },
    example: {
      DeliveryStreamType: "DirectPut",
      S3DestinationConfiguration: {
        BucketARN: { "Fn::ImportValue": "EventBucketArn" },
        RoleARN: { "Fn::ImportValue": "DeliveryRoleArn" },
      },
    },
    links: [
      "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
      `${reference}/aws-resource-kinesisfirehose-deliverystream.html`,
    ],
  },
]);
