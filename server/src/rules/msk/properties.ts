/** What the properties of Kafka clusters must be. */
import { mayBe, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/msk/latest/developerguide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const types = ["AWS::MSK::Cluster"] as const;
const noun = "A Kafka cluster";

const cluster = {
  ClusterName: "orders",
  KafkaVersion: "3.8.x",
  NumberOfBrokerNodes: 3,
  BrokerNodeGroupInfo: {
    InstanceType: "kafka.m7g.large",
    ClientSubnets: [{ Ref: "SubnetA" }, { Ref: "SubnetB" }, { Ref: "SubnetC" }],
  },
};

export const mskProperties = propertyRules([
  {
    id: "msk-clients-unencrypted",
    severity: "high",
    catalogue: ["msk-encryption"],
    equivalents: {
      checkov: ["CKV_AWS_81"],
      cdk_nag: ["AwsSolutions-MSK2", "MSKBrokerToBrokerTLS"],
      trivy: ["AWS-0073"],
    },
    types,
    property: "EncryptionInfo.EncryptionInTransit.ClientBroker",
    wants: { notBe: ["PLAINTEXT", "TLS_PLAINTEXT"] },
    // AWS's own pages do not agree on what it is then.
    absent: "fine",
    noun,
    problem: "takes clients that speak plain text",
    consequence: "their messages, and passwords if they have any, can be read on the way",
    why: "TLS_PLAINTEXT leaves it to each client, PLAINTEXT lets none encrypt. With TLS alone nobody in between reads or changes messages, and clients know that they speak to the right brokers.",
    fix: { to: "TLS", safety: "review", cost: "clients that do not speak TLS lose it" },
    example: {
      ...cluster,
      EncryptionInfo: { EncryptionInTransit: { ClientBroker: "TLS_PLAINTEXT" } },
    },
    links: [
      `${guide}/msk-encryption.html`,
      `${reference}/aws-properties-msk-cluster-encryptionintransit.html`,
    ],
  },
  {
    id: "msk-brokers-unencrypted",
    severity: "high",
    catalogue: ["msk-encryption"],
    controls: ["FSBP MSK.1"],
    equivalents: {
      checkov: ["CKV_AWS_81"],
      cdk_nag: ["AwsSolutions-MSK3", "MSKBrokerToBrokerTLS"],
      trivy: ["AWS-0073"],
    },
    types,
    property: "EncryptionInfo.EncryptionInTransit.InCluster",
    wants: { notBe: [false] },
    absent: "fine",
    noun,
    problem: "lets its brokers speak plain text among themselves",
    consequence: "every message crosses the network readable when it is replicated",
    why: "Brokers in several availability zones replicate all messages among each other. They use TLS for it unless the cluster is told not to, and that can be chosen only when it is created.",
    fix: { to: true, safety: "review", cost: "an existing cluster is replaced" },
    example: { ...cluster, EncryptionInfo: { EncryptionInTransit: { InCluster: false } } },
    links: [
      `${guide}/msk-encryption.html`,
      `${reference}/aws-properties-msk-cluster-encryptionintransit.html`,
    ],
  },
  {
    id: "msk-logs-off",
    severity: "low",
    catalogue: ["msk-logging"],
    equivalents: {
      checkov: ["CKV_AWS_80"],
      cdk_nag: ["AwsSolutions-MSK6", "MSKBrokerLogging"],
      trivy: ["AWS-0074"],
    },
    types,
    property: "LoggingInfo.BrokerLogs.CloudWatchLogs.Enabled",
    wants: { be: true },
    unless: [
      mayBe("LoggingInfo.BrokerLogs.S3.Enabled", [true]),
      mayBe("LoggingInfo.BrokerLogs.Firehose.Enabled", [true]),
    ],
    noun,
    problem: "delivers its brokers' logs nowhere",
    consequence: "why a broker refused a client or lost a partition cannot be said afterwards",
    why: "MSK shows nobody the disks of its brokers. Their logs go to CloudWatch Logs, S3 or Firehose, or are lost.",
    example: cluster,
    mended: {
      ...cluster,
      LoggingInfo: {
        BrokerLogs: { CloudWatchLogs: { Enabled: true, LogGroup: { Ref: "BrokerLogs" } } },
      },
    },
    links: [`${guide}/msk-logging.html`, `${reference}/aws-properties-msk-cluster-brokerlogs.html`],
  },
]);
