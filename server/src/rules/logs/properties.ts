/** What the properties of log groups must be. */
import { direct } from "../../aws/keyPolicies.ts";
import { withKey } from "../kms/keyFor.ts";
import { mayBe, propertyRules } from "../propertyRules.ts";

const userGuide = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

export const logsProperties = propertyRules([
  {
    id: "log-group-without-retention",
    severity: "low",
    profile: "recommended",
    category: "Configuration",
    topics: ["cost", "operations"],
    catalogue: ["log-group-retention"],
    equivalents: {
      "cfn-lint": ["I3013"],
      checkov: ["CKV_AWS_66"],
      cfn_nag: ["W86"],
      guard: ["CW_LOGGROUP_RETENTION_PERIOD_CHECK"],
      cdk_nag: [
        "Serverless-CloudWatchLogGroupRetentionPeriod",
        "CloudWatchLogGroupRetentionPeriod",
      ],
    },
    types: ["AWS::Logs::LogGroup"],
    property: "RetentionInDays",
    wants: { beSet: true },
    // What is only delivered elsewhere is kept for a day or two, whatever the property says.
    unless: [mayBe("LogGroupClass", ["DELIVERY"])],
    noun: "A log group",
    problem: "keeps its events for ever",
    consequence:
      "CloudWatch Logs bills more for storing them every month, and what personal data is among them stays",
    why: "Without RetentionInDays nothing is ever deleted. Storage is a small part of a log's price at first and the largest after a few years, and data protection laws want logs to end.",
    fix: [90, 30, 365].map((days) => ({
      to: days,
      safety: "review",
      cost: `events older than ${days} days are deleted`,
    })),
    example: { LogGroupName: "/orders/api" },
    links: [
      `${userGuide}/Working-with-log-groups-and-streams.html`,
      `${reference}/aws-resource-logs-loggroup.html`,
    ],
  },
  {
    id: "log-group-without-key",
    severity: "low",
    catalogue: ["log-group-kms"],
    equivalents: {
      checkov: ["CKV_AWS_158"],
      cfn_nag: ["W84"],
      guard: ["CLOUDWATCH_LOG_GROUP_ENCRYPTED"],
      cdk_nag: ["CloudWatchLogGroupEncrypted"],
      trivy: ["AWS-0017"],
    },
    types: ["AWS::Logs::LogGroup"],
    property: "KmsKeyId",
    wants: { beSet: true },
    unless: [mayBe("LogGroupClass", ["DELIVERY"])],
    noun: "A log group",
    problem: "encrypts its events without a KMS key of the account",
    consequence:
      "whoever may read the log group reads them, and no key policy or key log stands in between",
    why: "CloudWatch Logs encrypts all logs with keys of its own. With a key of the account, reading needs the key as well, its every use is logged, and disabling it makes the logs unreadable at once. The key's policy must let CloudWatch Logs use it, or the log group is refused.",
    fix: withKey("readers of the logs need the key", direct.logs),
    example: { LogGroupName: "/orders/api", RetentionInDays: 90 },
    mended: {
      LogGroupName: "/orders/api",
      RetentionInDays: 90,
      KmsKeyId: { "Fn::ImportValue": "LogKeyArn" },
    },
    links: [`${userGuide}/encrypt-log-data-kms.html`],
  },
]);
