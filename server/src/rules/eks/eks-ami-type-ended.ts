import { amazonLinux2 } from "../../aws/eks.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const eksAmiTypeEnded: ResourceRule = {
  id: "eks-ami-type-ended",
  severity: "medium",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::EKS::Nodegroup"],
  docs: {
    summary: "A node group is of Amazon Linux 2, for which EKS publishes no AMIs any more.",
    why: "Its nodes get no security patches, and from Kubernetes 1.33 on EKS refuses to create the node group: there is no AMI for it.",
    bad: `{
  "Nodes": {
    "Type": "AWS::EKS::Nodegroup",
    "Properties": {
      "ClusterName": "orders",
      "AmiType": "AL2_x86_64",
      "NodeRole": "arn:aws:iam::123456789012:role/nodes",
      "Subnets": ["subnet-0123456789abcdef0"]
    }
  }
}`,
    good: `{
  "Nodes": {
    "Type": "AWS::EKS::Nodegroup",
    "Properties": {
      "ClusterName": "orders",
      "AmiType": "AL2023_x86_64_STANDARD",
      "NodeRole": "arn:aws:iam::123456789012:role/nodes",
      "Subnets": ["subnet-0123456789abcdef0"]
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html"],
  },
  equivalents: {},

  check(nodes, report, { today }) {
    const type = nodes.get("AmiType");
    const text = textOf(type) ?? "";
    const { ended, successors } = amazonLinux2;
    const successor = Object.hasOwn(successors, text) ? successors[text] : undefined;
    if (successor === undefined || today === undefined || ended > today) return;
    report({
      at: type.at,
      message: `Node group "${nodes.id}" is of AMI type "${text}": since ${ended} EKS publishes no AMI of Amazon Linux 2, and for Kubernetes 1.33 and later there is none.`,
      tag: "deprecated",
      fixes: () => [
        {
          title: `Change it to "${successor}"; the nodes are replaced, and user data must be of nodeadm`,
          safety: "review",
          changes: [setValue(type, successor)],
        },
      ],
    });
  },
};
