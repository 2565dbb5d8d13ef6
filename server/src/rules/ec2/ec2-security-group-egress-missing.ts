import { oncePer } from "../../syntax/oncePer.ts";
import type { Template } from "../../template/template.ts";
import { setValue } from "../../template/value.ts";
import { mayReferTo, readReferrers } from "../eks/references.ts";
import type { ResourceRule } from "../rule.ts";

const egressType = "AWS::EC2::SecurityGroupEgress";

export const ec2SecurityGroupEgressMissing: ResourceRule = {
  id: "ec2-security-group-egress-missing",
  severity: "low",
  category: "Security",
  catalogue: ["sg-missing-egress"],
  needsNesting: true,
  resourceTypes: ["AWS::EC2::SecurityGroup"],
  docs: {
    summary: "A security group does not say what it lets out.",
    why: "EC2 then adds a rule that lets everything out to everywhere, which nobody sees in the template. Written down, it is a decision that a reviewer can question. The fix writes what EC2 does for IPv4.",
    bad: `{
  "WorkerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Workers",
      "VpcId": { "Fn::ImportValue": "VpcId" }
    }
  }
}`,
    good: `{
  "WorkerGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Workers",
      "VpcId": { "Fn::ImportValue": "VpcId" },
      "SecurityGroupEgress": [
        {
          "IpProtocol": "-1",
          "CidrIp": "0.0.0.0/0",
          "Description": "Everything to anywhere"
        }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html#cfn-ec2-securitygroup-securitygroupegress",
      "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    ],
  },
  equivalents: { cfn_nag: ["F1000"], guard: ["SECURITY_GROUP_MISSING_EGRESS_RULE"] },

  check(group, report, template) {
    const egress = group.get("SecurityGroupEgress");
    if (egress.kind !== "absent" || template.hasHiddenResources) return;
    // One that exists under a condition says that somebody has thought of it.
    if (mayReferTo(rulesByGroup(template.inWorld(new Map())), group.id).length > 0) return;
    report({
      at: group.key,
      message: `"${group.id}" does not say what it lets out: EC2 adds a rule that lets everything out to everywhere.`,
      // AWS documents such rules for groups that name their VPC.
      fixes: () =>
        group.get("VpcId").kind === "absent"
          ? []
          : [
              {
                title: `Write down that "${group.id}" lets everything out, as EC2 has it; over IPv6 nothing more`,
                safety: "review",
                changes: [
                  setValue(egress, [
                    {
                      IpProtocol: "-1",
                      CidrIp: "0.0.0.0/0",
                      Description: "Everything to anywhere",
                    },
                  ]),
                ],
              },
            ],
    });
  },
};

/** The egress rules that stand for themselves, by the groups that they are for. */
const rulesByGroup = oncePer((template: Template) =>
  readReferrers(template, template.ofType(egressType), (rule) => [rule.get("GroupId")]),
);
