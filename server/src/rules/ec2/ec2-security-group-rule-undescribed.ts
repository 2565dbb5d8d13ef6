import { lacks, setValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { descriptionOf } from "./rule-descriptions.ts";
import { groupRulesOf, typesWithGroupRules, wordsFor } from "./rules-of-groups.ts";

export const ec2SecurityGroupRuleUndescribed: ResourceRule = {
  id: "ec2-security-group-rule-undescribed",
  severity: "low",
  category: "Security",
  topics: ["operations"],
  catalogue: ["sg-rule-description"],
  needsNesting: true,
  resourceTypes: typesWithGroupRules,
  docs: {
    summary: "A rule of a security group has no description.",
    why: "The console and every audit show rules without their template. One that nobody can explain is one that nobody dares to remove, so that groups only ever get wider. The fix says who is let in on what; why is for you to add.",
    bad: `{
  "WebGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupIngress": [
        {
          "IpProtocol": "tcp",
          "FromPort": 443,
          "ToPort": 443,
          "CidrIp": "10.0.0.0/16"
        }
      ]
    }
  }
}`,
    good: `{
  "WebGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupIngress": [
        {
          "IpProtocol": "tcp",
          "FromPort": 443,
          "ToPort": 443,
          "CidrIp": "10.0.0.0/16",
          "Description": "HTTPS from 10.0.0.0/16"
        }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html#cfn-ec2-securitygroup-ingress-description",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_23"],
    cfn_nag: ["W36"],
    trivy: ["AWS-0124"],
    guard: ["SECURITY_GROUP_DESCRIPTION_RULE"],
  },

  check(resource, report, template) {
    for (const rule of groupRulesOf(resource, template)) {
      if (rule.value.node?.type !== "object" || !lacks(rule.value, "Description")) continue;
      const description = rule.value.get("Description");
      report({
        at: description.at,
        message: `A rule of "${resource.id}" for ${wordsFor(rule)} has no description: nobody can tell later whom it is for, and whether it may go.`,
        fixes: () => {
          const text = descriptionOf(rule, resource, template);
          if (text === undefined) return [];
          return [
            {
              title: `Describe the rule as "${text}"`,
              safety: "review",
              changes: [setValue(description, text)],
            },
          ];
        },
      });
    }
  },
};
