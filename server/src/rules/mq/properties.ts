/** What the properties of message brokers must be. */
import { mayBe, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/amazon-mq/latest/developer-guide";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const types = ["AWS::AmazonMQ::Broker"] as const;
const noun = "A message broker";

const broker = {
  BrokerName: "orders",
  DeploymentMode: "SINGLE_INSTANCE",
  EngineType: "ACTIVEMQ",
  EngineVersion: "5.18",
  HostInstanceType: "mq.m5.large",
  PubliclyAccessible: false,
};

export const mqProperties = propertyRules([
  {
    id: "mq-broker-public",
    severity: "high",
    catalogue: ["mq-public"],
    equivalents: { checkov: ["CKV_AWS_69"], trivy: ["AWS-0072"] },
    types,
    property: "PubliclyAccessible",
    wants: { notBe: [true] },
    // It is required: property-missing says so.
    absent: "fine",
    noun,
    problem: "can be reached from the internet",
    consequence: "anyone may try passwords at its console and its endpoints",
    why: "A public broker has an address that anyone reaches, and for RabbitMQ not even security groups. Clients in the VPC, or in one that is peered with it, reach a private broker.",
    fix: { to: false, safety: "review", cost: "an existing broker is replaced" },
    example: { ...broker, PubliclyAccessible: true },
    links: [
      `${guide}/using-amazon-mq-securely.html`,
      `${reference}/aws-resource-amazonmq-broker.html#cfn-amazonmq-broker-publiclyaccessible`,
    ],
  },
  {
    id: "mq-audit-log-off",
    severity: "low",
    catalogue: ["mq-audit-logs"],
    controls: ["FSBP MQ.2"],
    equivalents: { checkov: ["CKV_AWS_197"], trivy: ["AWS-0070"] },
    types,
    property: "Logs.Audit",
    wants: { be: true },
    // It has no such log.
    unless: [mayBe("EngineType", ["RABBITMQ", "RabbitMQ", "rabbitmq"])],
    noun,
    problem: "keeps no audit log",
    consequence: "nobody can say afterwards who changed its queues and users",
    why: "The audit log records what is done through JMX and the web console of ActiveMQ, and goes to CloudWatch Logs.",
    fix: { to: true, safety: "review", cost: "CloudWatch charges for its logs" },
    example: broker,
    links: [
      `${guide}/configure-logging-monitoring-activemq.html`,
      `${reference}/aws-properties-amazonmq-broker-loglist.html`,
    ],
  },
  {
    id: "mq-broker-key-of-aws",
    severity: "low",
    catalogue: ["mq-encryption"],
    equivalents: { cfn_nag: ["W53"], guard: ["AMAZON_MQ_BROKER_ENCRYPTION_OPTIONS_RULE"] },
    types,
    property: "EncryptionOptions.UseAwsOwnedKey",
    wants: { be: false },
    noun,
    problem: "is encrypted with a key that AWS owns",
    consequence: "its use is in no log of yours, and no key policy decides who reads the messages",
    why: "Amazon MQ encrypts every broker. With a key in KMS each use of the key is in CloudTrail, and with one of your own its policy decides as well who reads what is stored. Which key it is can be chosen only when the broker is created.",
    fix: { to: false, safety: "review", cost: "an existing broker is replaced" },
    example: broker,
    links: [
      `${guide}/data-protection.html`,
      `${reference}/aws-properties-amazonmq-broker-encryptionoptions.html`,
    ],
  },
]);
