/** What a key policy must say for AWS services that use the key in their own name. */
import type { Json } from "../syntax/syntax.ts";

export interface ServicePrincipal {
  /** What people call the service. */
  readonly name: string;
  /** The principals that stand for the service in a policy; in every region and partition. */
  readonly isNamedBy: RegExp;
  /** The statements to add: no reference to a resource, for the key would then wait for what waits for the key. */
  readonly statements: readonly Statement[];
}

interface Statement {
  readonly Sid: string;
  readonly [name: string]: Json;
}

interface Grant {
  readonly principal: Json;
  readonly actions: Json;
  readonly condition?: Json;
}

const statement = (sid: string, { principal, actions, condition }: Grant): Statement => ({
  Sid: sid,
  Effect: "Allow",
  Principal: { Service: principal },
  Action: actions,
  Resource: "*",
  ...(condition !== undefined && { Condition: condition }),
});

/** The statement that leaves the key to the account's IAM policies, as KMS gives it to keys without a policy. */
export const accountStatement: Json = {
  Sid: "Enable IAM User Permissions",
  Effect: "Allow",
  Principal: { AWS: { "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" } },
  Action: "kms:*",
  Resource: "*",
};

/** A service that publishes to an encrypted topic or queue. */
const publisher = (name: string, service: string): ServicePrincipal => ({
  name,
  isNamedBy: new RegExp(`^${service}\\.amazonaws\\.com(\\.cn)?$`),
  statements: [
    statement(`Allow ${name} to use the key`, {
      principal: `${service}.amazonaws.com`,
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
    }),
  ],
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
const logs: ServicePrincipal = {
  name: "CloudWatch Logs",
  isNamedBy: /^logs(\.[^.]+)?\.amazonaws\.com(\.cn)?$/,
  statements: [
    statement("Allow CloudWatch Logs to use the key", {
      principal: { "Fn::Sub": "logs.${AWS::Region}.amazonaws.com" },
      actions: [
        "kms:Encrypt",
        "kms:Decrypt",
        "kms:ReEncrypt*",
        "kms:GenerateDataKey*",
        "kms:DescribeKey",
      ],
      condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": {
            "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*",
          },
        },
      },
    }),
  ],
};

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
const cloudtrail: ServicePrincipal = {
  name: "CloudTrail",
  isNamedBy: /^cloudtrail\.amazonaws\.com(\.cn)?$/,
  statements: [
    statement("Allow CloudTrail to encrypt logs", {
      principal: "cloudtrail.amazonaws.com",
      actions: "kms:GenerateDataKey*",
      condition: {
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": {
            "Fn::Sub": "arn:${AWS::Partition}:cloudtrail:*:${AWS::AccountId}:trail/*",
          },
        },
      },
    }),
    // DescribeKey has no encryption context to compare with.
    statement("Allow CloudTrail to describe the key", {
      principal: "cloudtrail.amazonaws.com",
      actions: "kms:DescribeKey",
    }),
  ],
};

/**
 * EKS works through a grant that the cluster's creator gives it, so AWS demands no statement.
 * https://docs.aws.amazon.com/eks/latest/userguide/enable-kms.html
 */
const eks: ServicePrincipal = {
  name: "EKS",
  isNamedBy: /^eks\.amazonaws\.com(\.cn)?$/,
  statements: [
    statement("Allow EKS to use the key", {
      principal: "eks.amazonaws.com",
      actions: ["kms:Decrypt", "kms:DescribeKey", "kms:CreateGrant"],
    }),
  ],
};

const autoScalingRole: Json = {
  AWS: {
    "Fn::Sub":
      "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
  },
};

/**
 * What lets Auto Scaling start instances with volumes that the key encrypts: by its service-linked role, to which IAM policies give no keys.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 */
export const autoScalingStatements: readonly Statement[] = [
  {
    Sid: "Allow Auto Scaling to use the key",
    Effect: "Allow",
    Principal: autoScalingRole,
    Action: [
      "kms:Encrypt",
      "kms:Decrypt",
      "kms:ReEncrypt*",
      "kms:GenerateDataKey*",
      "kms:DescribeKey",
    ],
    Resource: "*",
  },
  {
    Sid: "Allow Auto Scaling to attach volumes",
    Effect: "Allow",
    Principal: autoScalingRole,
    Action: "kms:CreateGrant",
    Resource: "*",
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  },
];

/** Those that use a key because a property of a resource names it. */
export const direct = { logs, cloudtrail, eks } as const;

export interface Publisher {
  readonly type: string;
  /** Paths below Properties that name the topic or queue; lists on the way are looked through. */
  readonly paths: readonly string[];
  /** Where this is there, the service may act with a role instead of its own name. */
  readonly unless?: string;
  readonly service: ServicePrincipal;
}

const cloudwatch = publisher("CloudWatch", "cloudwatch");
const events = publisher("EventBridge", "events");
const s3 = publisher("S3", "s3");
const sns = publisher("SNS", "sns");

const alarmActions = ["AlarmActions", "OKActions", "InsufficientDataActions"];
const rule: Publisher = {
  type: "AWS::Events::Rule",
  paths: ["Targets.Arn", "Targets.DeadLetterConfig.Arn"],
  unless: "Targets.RoleArn",
  service: events,
};

/**
 * Who publishes to a topic or queue, and so must be able to use the key that encrypts it.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html#compatibility-with-aws-services
 */
export const publishers: Readonly<Record<"sns" | "sqs", readonly Publisher[]>> = {
  sns: [
    { type: "AWS::CloudWatch::Alarm", paths: alarmActions, service: cloudwatch },
    { type: "AWS::CloudWatch::CompositeAlarm", paths: alarmActions, service: cloudwatch },
    rule,
    {
      type: "AWS::S3::Bucket",
      paths: ["NotificationConfiguration.TopicConfigurations.Topic"],
      service: s3,
    },
  ],
  sqs: [
    {
      type: "AWS::SNS::Subscription",
      paths: ["Endpoint", "RedrivePolicy.deadLetterTargetArn"],
      service: sns,
    },
    {
      type: "AWS::SNS::Topic",
      paths: ["Subscription.Endpoint"],
      service: sns,
    },
    rule,
    {
      type: "AWS::S3::Bucket",
      paths: ["NotificationConfiguration.QueueConfigurations.Queue"],
      service: s3,
    },
  ],
};
