import { direct } from "../../aws/keyPolicies.ts";
import { textOf } from "../../template/value.ts";
import { letsIn } from "../iam/principals.ts";
import type { ResourceRule } from "../rule.ts";
import { additions } from "./keyPolicy.ts";
import { type ServiceUse, serviceUsesOf, userTypes } from "./uses.ts";

export const kmsKeyPolicyWithoutService: ResourceRule = {
  id: "kms-key-policy-without-service",
  severity: "high",
  profile: "essential",
  category: "Security",
  resourceTypes: ["AWS::KMS::Key"],
  alsoReads: userTypes,
  docs: {
    summary: "A key's policy leaves out an AWS service that must use the key in its own name.",
    why: "IAM policies cannot let a service in: CloudWatch Logs, CloudTrail, and whoever publishes to an encrypted topic or queue reach a KMS key only if the key's own policy names them. Otherwise log groups and trails fail to be created, and alarms and events get lost without an error in the stack. For EKS, which works through a grant, the statement makes the cluster independent of what its creator may do.",
    bad: `{
  "LogKey": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "EnableKeyRotation": true,
      "KeyPolicy": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": {
              "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" }
            },
            "Action": "kms:*",
            "Resource": "*"
          }
        ]
      }
    }
  },
  "OrderLogs": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": {
      "KmsKeyId": { "Fn::GetAtt": ["LogKey", "Arn"] },
      "RetentionInDays": 90
    }
  }
}`,
    good: `{
  "LogKey": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "EnableKeyRotation": true,
      "KeyPolicy": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": {
              "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" }
            },
            "Action": "kms:*",
            "Resource": "*"
          },
          {
            "Sid": "Allow CloudWatch Logs to use the key",
            "Effect": "Allow",
            "Principal": {
              "Service": { "Fn::Sub": "logs.\${AWS::Region}.amazonaws.com" }
            },
            "Action": [
              "kms:Encrypt",
              "kms:Decrypt",
              "kms:ReEncrypt*",
              "kms:GenerateDataKey*",
              "kms:DescribeKey"
            ],
            "Resource": "*",
            "Condition": {
              "ArnLike": {
                "kms:EncryptionContext:aws:logs:arn": {
                  "Fn::Sub": "arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:*"
                }
              }
            }
          }
        ]
      }
    }
  },
  "OrderLogs": {
    "Type": "AWS::Logs::LogGroup",
    "Properties": {
      "KmsKeyId": { "Fn::GetAtt": ["LogKey", "Arn"] },
      "RetentionInDays": 90
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-services.html",
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
      "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    ],
  },
  equivalents: {},

  check(key, report, template) {
    const policy = key.get("KeyPolicy");
    const statements = policy.get("Statement");
    if (policy.kind !== "absent" && (textOf(policy) !== undefined || statements.kind !== "known"))
      return;
    const uses = serviceUsesOf(template, key).filter(
      ({ by, through }) => template.isCertain(by) && (!through || template.isCertain(through)),
    );
    for (const principal of new Set(uses.map((use) => use.principal))) {
      const names = statements.items().map((each) => letsIn(template, each, principal));
      if (names.some((answer) => answer !== false)) continue;
      const all = uses.filter((each) => each.principal === principal);
      // One that is there in every world gives one finding in all of them.
      const use = all.find(({ by, through }) => !(by.condition ?? through?.condition)) ?? all[0];
      if (!use) continue;
      report({
        at: statements.kind === "known" ? statements.at : policy.at,
        message: `The policy of key "${key.id}" does not name ${principal.name}: ${consequence(use)}.`,
        ...(principal === direct.eks && { severity: "medium" }),
        related: [{ at: use.by.key, message: `"${use.by.id}" needs the key` }],
        fixes: () => {
          const changes = additions(template, key, principal);
          return changes.length === 0
            ? []
            : [
                {
                  title: `Let ${principal.name} use the key "${key.id}" by its policy`,
                  safety: "review",
                  changes,
                },
              ];
        },
      });
    }
  },
};

/** What AWS does as it is. */
function consequence({ principal, by, through }: ServiceUse): string {
  if (through)
    return `what "${by.id}" publishes to "${through.id}", which the key encrypts, does not get there`;
  if (principal === direct.logs)
    return `CloudWatch Logs refuses to create log group "${by.id}" with the key`;
  if (principal === direct.cloudtrail)
    return `CloudTrail refuses to create trail "${by.id}" with the key`;
  return `cluster "${by.id}" can use the key only through a grant by the principal that creates it`;
}
