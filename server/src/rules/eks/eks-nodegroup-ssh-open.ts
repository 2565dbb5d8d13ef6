import { intrinsicOf, removeValue } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const eksNodegroupSshOpen: ResourceRule = {
  id: "eks-nodegroup-ssh-open",
  severity: "high",
  category: "Security",
  catalogue: ["eks-nodegroup-ssh"],
  needsNesting: true,
  resourceTypes: ["AWS::EKS::Nodegroup"],
  docs: {
    summary: "A node group has an SSH key, and no security groups from which SSH may come.",
    why: "EKS then makes a security group that opens port 22 of all nodes, or port 3389 of Windows nodes, to 0.0.0.0/0. Nodes in public subnets are found by scanners within minutes, and those in private ones are open to the whole VPC and what is connected to it. Session Manager gives a shell on nodes without a key or an open port.",
    bad: `{
  "Nodes": {
    "Type": "AWS::EKS::Nodegroup",
    "Properties": {
      "ClusterName": { "Ref": "Cluster" },
      "NodeRole": { "Fn::GetAtt": ["NodeRole", "Arn"] },
      "Subnets": [{ "Ref": "PrivateSubnetA" }],
      "RemoteAccess": { "Ec2SshKey": "operators" }
    }
  }
}`,
    good: `{
  "Nodes": {
    "Type": "AWS::EKS::Nodegroup",
    "Properties": {
      "ClusterName": { "Ref": "Cluster" },
      "NodeRole": { "Fn::GetAtt": ["NodeRole", "Arn"] },
      "Subnets": [{ "Ref": "PrivateSubnetA" }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-nodegroup-remoteaccess.html",
    ],
  },
  equivalents: { checkov: ["CKV_AWS_100"] },

  check(nodes, report) {
    const access = nodes.get("RemoteAccess");
    const key = access.get("Ec2SshKey");
    if (access.kind !== "known" || key.kind === "absent") return;
    // What deployment chooses may be no key at all.
    if (intrinsicOf(key.node)?.name === "Fn::If") return;
    const sources = access.get("SourceSecurityGroups");
    if (sources.kind === "unknown" || sources.items().length > 0) return;
    report({
      at: key.at,
      message: `Node group "${nodes.id}" has an SSH key and no SourceSecurityGroups: EKS opens port 22 of its nodes to 0.0.0.0/0.`,
      fixes: () => [
        {
          title: `Remove RemoteAccess of "${nodes.id}"; the node group is replaced, and nobody logs on by SSH`,
          safety: "review",
          changes: [removeValue(access)],
        },
      ],
    });
  },
};
