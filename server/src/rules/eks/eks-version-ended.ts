import { kubernetesVersions } from "../../aws/eks.ts";
import { setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const eksVersionEnded: ResourceRule = {
  id: "eks-version-ended",
  severity: "critical",
  catalogue: ["eks-version-unsupported"],
  controls: ["FSBP EKS.2"],
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::EKS::Cluster", "AWS::EKS::Nodegroup"],
  docs: {
    summary:
      "An EKS cluster or node group asks for a version of Kubernetes that EKS no longer has.",
    why: "EKS refuses to create it (“unsupported Kubernetes version”), and the stack is rolled back. Existing clusters were upgraded by EKS.",
    bad: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "Version": "1.27",
      "RoleArn": "arn:aws:iam::123456789012:role/eks",
      "ResourcesVpcConfig": { "SubnetIds": ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"] }
    }
  }
}`,
    good: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "Version": "1.35",
      "RoleArn": "arn:aws:iam::123456789012:role/eks",
      "ResourcesVpcConfig": { "SubnetIds": ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"] }
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html"],
  },
  equivalents: {},

  check(resource, report, { today }) {
    const version = resource.get("Version");
    const text = textOf(version) ?? "";
    const [, end] = (Object.hasOwn(kubernetesVersions, text) && kubernetesVersions[text]) || [];
    if (today === undefined || end === undefined || end > today) return;
    const newest = Object.keys(kubernetesVersions).at(-1) as string;
    report({
      at: version.at,
      message: `"${resource.id}" asks for Kubernetes ${text}, which EKS has no longer since ${end}: it cannot be created.`,
      fixes: () => [
        {
          title: `Change it to ${newest}; a running cluster must go there one version at a time`,
          safety: "review",
          changes: [setValue(version, newest)],
        },
      ],
    });
  },
};
