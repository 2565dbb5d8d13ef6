import { accountStatement, autoScalingStatements } from "../../aws/keyPolicies.ts";
import { type Change, set } from "../../syntax/change.ts";
import { onlyIf } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import { written } from "../../template/written.ts";
import { addStatements, withFreshSids } from "../iam/newStatements.ts";
import type { ResourceRule } from "../rule.ts";
import { usesOf } from "./uses.ts";

const groupType = "AWS::AutoScaling::AutoScalingGroup";
const launchTemplateType = "AWS::EC2::LaunchTemplate";

export const kmsKeyPolicyWithoutAutoScaling: ResourceRule = {
  id: "kms-key-policy-without-auto-scaling",
  severity: "high",
  category: "Security",
  topics: ["reliability"],
  needsNesting: true,
  resourceTypes: ["AWS::KMS::Key"],
  alsoReads: [groupType, launchTemplateType, "AWS::KMS::Alias"],
  docs: {
    summary: "A key encrypts the volumes of an Auto Scaling group that may not use it.",
    why: "Auto Scaling starts instances by its service-linked role, which has no permission for keys of one's own and can be given none by IAM policies: the key's own policy has to name it. Otherwise instances end as soon as they start (“Client.InternalError: Client error on launch”, “InvalidKMSKey.InvalidState”), and the group never has one.",
    bad: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "EnableKeyRotation": true,
      "KeyPolicy": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" } },
            "Action": "kms:*",
            "Resource": "*"
          }
        ]
      }
    }
  },
  "Template": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "BlockDeviceMappings": [
          { "DeviceName": "/dev/xvda", "Ebs": { "Encrypted": true, "KmsKeyId": { "Ref": "Key" } } }
        ]
      }
    }
  },
  "Group": {
    "Type": "AWS::AutoScaling::AutoScalingGroup",
    "Properties": {
      "MinSize": "1",
      "MaxSize": "3",
      "LaunchTemplate": {
        "LaunchTemplateId": { "Ref": "Template" },
        "Version": { "Fn::GetAtt": ["Template", "LatestVersionNumber"] }
      }
    }
  }
}`,
    good: `{
  "Key": {
    "Type": "AWS::KMS::Key",
    "Properties": {
      "EnableKeyRotation": true,
      "KeyPolicy": {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Principal": { "AWS": { "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root" } },
            "Action": "kms:*",
            "Resource": "*"
          },
          {
            "Sid": "Allow Auto Scaling to use the key",
            "Effect": "Allow",
            "Principal": {
              "AWS": {
                "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"
              }
            },
            "Action": [
              "kms:Encrypt",
              "kms:Decrypt",
              "kms:ReEncrypt*",
              "kms:GenerateDataKey*",
              "kms:DescribeKey"
            ],
            "Resource": "*"
          },
          {
            "Sid": "Allow Auto Scaling to attach volumes",
            "Effect": "Allow",
            "Principal": {
              "AWS": {
                "Fn::Sub": "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"
              }
            },
            "Action": "kms:CreateGrant",
            "Resource": "*",
            "Condition": {
              "Bool": { "kms:GrantIsForAWSResource": "true" }
            }
          }
        ]
      }
    }
  },
  "Template": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "BlockDeviceMappings": [
          { "DeviceName": "/dev/xvda", "Ebs": { "Encrypted": true, "KmsKeyId": { "Ref": "Key" } } }
        ]
      }
    }
  },
  "Group": {
    "Type": "AWS::AutoScaling::AutoScalingGroup",
    "Properties": {
      "MinSize": "1",
      "MaxSize": "3",
      "LaunchTemplate": {
        "LaunchTemplateId": { "Ref": "Template" },
        "Version": { "Fn::GetAtt": ["Template", "LatestVersionNumber"] }
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html",
    ],
  },
  equivalents: {},

  check(key, report, template) {
    const policy = key.get("KeyPolicy");
    const list = policy.get("Statement");
    const isOpen = textOf(policy) !== undefined || list.kind !== "known";
    if (policy.kind !== "absent" && isOpen) return;
    const group = groupUsing(key, template);
    if (!group || list.items().some((each) => mayLetRoleIn(template, each))) return;
    report({
      at: list.kind === "known" ? list.at : policy.at,
      message: `The policy of key "${key.id}" does not name the role of Auto Scaling: instances of "${group.id}" cannot have their volumes, and end as soon as they start.`,
      related: [{ at: group.key, message: `"${group.id}" needs the key` }],
      fixes: () => {
        const changes = additions(template, key, group);
        return changes.length === 0
          ? []
          : [
              {
                title: `Let Auto Scaling use the key "${key.id}" by its policy; its role exists once the account has had a group`,
                safety: "review",
                changes,
              },
            ];
      },
    });
  },
};

/** A group that surely starts instances with volumes that the key encrypts, by the role that every account has. */
function groupUsing(key: Resource, template: Template): Resource | undefined {
  const groups = template.ofType(groupType).filter(template.isCertain);
  if (groups.length === 0) return undefined;
  const templates = usesOf(template, key)
    .filter(({ by }) => by.type === launchTemplateType)
    .map(({ by }) => by.id);
  return groups.find(
    (group) =>
      group.get("ServiceLinkedRoleARN").kind === "absent" &&
      launchTemplatesOf(group).some((value) =>
        templates.includes(template.target(value)?.to ?? ""),
      ),
  );
}

const launchTemplatesOf = (group: Resource): readonly Value[] =>
  [
    ["LaunchTemplate"],
    ["MixedInstancesPolicy", "LaunchTemplate", "LaunchTemplateSpecification"],
  ].flatMap((path) =>
    ["LaunchTemplateId", "LaunchTemplateName"].flatMap((name) =>
      valuesAt(group.get(...path), [name]),
    ),
  );

/** Whether a statement allows the role something, or may. The account as a whole stands for those that IAM policies allow it. */
function mayLetRoleIn(template: Template, statement: Value): boolean {
  if (equals(statement.get("Effect"), "Allow") === false) return false;
  const principal = statement.get("Principal");
  if (principal.kind !== "known") return true;
  if (textOf(principal) === "*") return true;
  return principal
    .get("AWS")
    .items()
    .some((each) => {
      if (textOf(each) === "*") return true;
      const parts = template.parts(each);
      const isOpen = parts?.some(
        (part) =>
          typeof part === "object" && !part.to.startsWith("AWS::") && !template.resource(part.to),
      );
      return !parts || isOpen || /autoscaling/i.test(written(template, each.node));
    });
}

function additions(template: Template, key: Resource, group: Resource): readonly Change[] {
  const policy = key.get("KeyPolicy");
  const list = policy.get("Statement");
  const { condition } = group;
  const isImplied = template.conditions.implies(key.condition, condition);
  const statements = withFreshSids(list, autoScalingStatements).map((statement) =>
    onlyIf(isImplied ? undefined : condition, statement),
  );
  if (policy.kind !== "absent") return addStatements(list, statements);
  if (policy.node) return [];
  const document = { Version: "2012-10-17", Statement: [accountStatement, ...statements] };
  return [set(policy.path(), document)];
}
