/** Generated keys, what they encrypt, and resources with names. */
import fc from "fast-check";
import {
  attribute,
  either,
  listOf,
  maybe,
  named,
  object,
  oneOf,
  rarely,
  ref,
  resource,
  sub,
  tags,
  type Values,
} from "./values.ts";

const statements = listOf(
  { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" },
  {
    Sid: "Logs",
    Effect: "Allow",
    Principal: { Service: sub("logs.${AWS::Region}.amazonaws.com") },
  },
  { Effect: "Deny", Principal: "*", Action: "kms:ScheduleKeyDeletion", Resource: "*" },
);

const keyPolicy = fc.oneof(
  object({ Version: fc.constant("2012-10-17"), Statement: statements }),
  either({
    Statement: { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "kms:*" },
  }),
);

const key = resource("AWS::KMS::Key", {
  Description: oneOf("Orders", '“Größe” \\ "😀"\n'),
  EnableKeyRotation: maybe(either(false, true, "true", ref("Toggle"), ref("Missing"))),
  KeyRotationEnabled: rarely(either(true, false)),
  KeySpec: rarely(either("SYMMETRIC_DEFAULT", "RSA_2048")),
  KeyPolicy: maybe(keyPolicy),
  Tags: tags("key"),
});

const keyOf = either(
  attribute("Key", "Arn"),
  ref("Key"),
  ref("KeyAlias"),
  sub("arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}"),
  attribute("AuditKey", "Arn"),
);

/** Logical ids of keys and of what they encrypt. */
export const keys: Readonly<Record<string, Values>> = {
  Key: key,
  AuditKey: maybe(key),
  KeyAlias: maybe(
    resource("AWS::KMS::Alias", {
      AliasName: oneOf("alias/orders", sub("alias/orders-${EnvironmentSuffix}")),
      TargetKeyId: either(ref("Key"), ref("AuditKey"), attribute("Key", "Arn"), ref("KeyId")),
    }),
  ),
  Logs: maybe(
    resource("AWS::Logs::LogGroup", {
      LogGroupName: maybe(
        fc.oneof(
          named("/aws/lambda/orders"),
          named("orders-logs"),
          either(sub("/aws/lambda/${Handler}")),
        ),
      ),
      KmsKeyId: maybe(keyOf),
    }),
  ),
  Trail: maybe(
    resource("AWS::CloudTrail::Trail", {
      IsLogging: oneOf(true),
      S3BucketName: oneOf(ref("Archive"), "orders-archive"),
      KMSKeyId: maybe(keyOf),
    }),
  ),
  Alerts: maybe(
    resource("AWS::SNS::Topic", {
      TopicName: maybe(named("orders-alerts")),
      KmsMasterKeyId: maybe(keyOf),
    }),
  ),
  Alarm: maybe(
    resource("AWS::CloudWatch::Alarm", {
      AlarmName: maybe(named("orders-alarm")),
      AlarmActions: listOf(ref("Alerts")),
    }),
  ),
};

/** Logical ids of other resources with names and values to show. */
export const services: Readonly<Record<string, Values>> = {
  Archive: maybe(
    resource("AWS::S3::Bucket", { BucketName: maybe(named("orders-archive")), Tags: tags("x") }),
  ),
  Jobs: maybe(
    resource("AWS::SQS::Queue", {
      QueueName: maybe(
        fc.oneof(named("orders"), either("orders.fifo", sub("${Name}.fifo"), "x".repeat(79))),
      ),
    }),
  ),
  Handler: maybe(
    resource("AWS::Lambda::Function", {
      FunctionName: maybe(named("orders")),
      Environment: maybe(
        oneOf({ Variables: { QUEUE: "orders", BUCKET: sub("arn:aws:s3:::orders-archive/*") } }),
      ),
    }),
  ),
  Table: maybe(resource("AWS::DynamoDB::Table", { TableName: maybe(named("orders")) })),
  Nested: rarely(
    resource("AWS::CloudFormation::Stack", {
      TemplateURL: oneOf("https://example.com/nested.json"),
      Parameters: object({
        Key: maybe(oneOf(ref("Key"))),
        Subnet: maybe(oneOf(ref("DataSubnet"))),
      }),
    }),
  ),
};
