import { equals, setValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const eksEndpointPublic: ResourceRule = {
  id: "eks-endpoint-public",
  severity: "high",
  category: "Security",
  catalogue: ["eks-public-cidr-open", "eks-public-endpoint"],
  controls: ["FSBP EKS.1"],
  needsNesting: true,
  resourceTypes: ["AWS::EKS::Cluster"],
  docs: {
    summary: "The Kubernetes API of an EKS cluster can be reached from the internet.",
    why: "So it is unless the template says otherwise. Whoever gets hold of credentials, of a developer or of a pipeline, can use them from anywhere, and every flaw of the API server can be tried from everywhere. With PublicAccessCidrs only known networks get there, and the finding is low; with the private endpoint alone, only the VPC and what is connected to it.",
    bad: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "RoleArn": { "Fn::GetAtt": ["ClusterRole", "Arn"] },
      "ResourcesVpcConfig": {
        "SubnetIds": [{ "Ref": "PrivateSubnetA" }, { "Ref": "PrivateSubnetB" }]
      }
    }
  }
}`,
    good: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "RoleArn": { "Fn::GetAtt": ["ClusterRole", "Arn"] },
      "ResourcesVpcConfig": {
        "SubnetIds": [{ "Ref": "PrivateSubnetA" }, { "Ref": "PrivateSubnetB" }],
        "EndpointPublicAccess": false,
        "EndpointPrivateAccess": true
      }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-cluster-resourcesvpcconfig.html",
    ],
  },
  equivalents: {
    trivy: ["AWS-0040", "AWS-0041"],
    guard: ["EKS_ENDPOINT_NO_PUBLIC_ACCESS"],
    cdk_nag: ["AwsSolutions-EKS1", "EKSClusterNoEndpointPublicAccess"],
  },

  check(cluster, report) {
    const network = cluster.get("ResourcesVpcConfig");
    if (network.kind !== "known" || network.node?.type !== "object") return;
    const access = network.get("EndpointPublicAccess");
    if (equals(access, true, true) !== true) return;
    // A cluster on an Outpost has a private endpoint alone.
    if (cluster.get("OutpostConfig").kind !== "absent") return;
    const networks = network.get("PublicAccessCidrs");
    const world = networks.items().find((each) => textOf(each)?.endsWith("/0"));
    const isOpen = world !== undefined || networks.kind === "absent";
    report({
      at: (world ?? access).at,
      message: isOpen
        ? `Cluster "${cluster.id}" serves its Kubernetes API to the whole internet: stolen credentials work from anywhere, and anyone can try flaws of the API server.`
        : `Cluster "${cluster.id}" serves its Kubernetes API on the internet, to the networks of PublicAccessCidrs: stolen credentials work from all of those.`,
      ...(!isOpen && { severity: "low" }),
      fixes: () => {
        const inside = network.get("EndpointPrivateAccess");
        return [
          {
            title: `Serve the API of "${cluster.id}" in its VPC alone; kubectl and pipelines elsewhere lose it`,
            safety: "review",
            changes: [
              setValue(access, false),
              ...(equals(inside, true) ? [] : [setValue(inside, true)]),
            ],
          },
        ];
      },
    });
  },
};
