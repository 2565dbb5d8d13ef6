import type { ResourceRule } from "../rule.ts";
import { addOidcProvider, oidcProvidersOf, oidcTypes, usesPodIdentity } from "./oidc.ts";

export const eksClusterWithoutOidcProvider: ResourceRule = {
  id: "eks-cluster-without-oidc-provider",
  severity: "critical",
  profile: "essential",
  catalogue: ["eks-cluster-oidc-provider"],
  category: "Security",
  resourceTypes: ["AWS::EKS::Cluster"],
  alsoReads: [...oidcTypes, "AWS::EKS::Cluster"],
  docs: {
    summary: "IAM does not trust the service accounts of an EKS cluster.",
    why: "Every EKS cluster signs tokens for its Kubernetes service accounts, but IAM takes them for a role (IRSA) only once an OIDC provider for the cluster's issuer is there. Until then sts:AssumeRoleWithWebIdentity is refused, and pods work with the role of the node that they happen to run on: every pod on a node has the permissions of all of them.",
    bad: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "Name": { "Fn::Sub": "\${AWS::StackName}-orders" },
      "RoleArn": { "Fn::ImportValue": "ClusterRoleArn" },
      "ResourcesVpcConfig": {
        "SubnetIds": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
      }
    }
  }
}`,
    good: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "Name": { "Fn::Sub": "\${AWS::StackName}-orders" },
      "RoleArn": { "Fn::ImportValue": "ClusterRoleArn" },
      "ResourcesVpcConfig": {
        "SubnetIds": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
      }
    }
  },
  "OIDCProvider": {
    "Type": "AWS::IAM::OIDCProvider",
    "Properties": {
      "Url": { "Fn::GetAtt": ["Cluster", "OpenIdConnectIssuerUrl"] },
      "ClientIdList": ["sts.amazonaws.com"],
      "ThumbprintList": ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-oidcprovider.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html",
    ],
  },
  equivalents: {},

  check(cluster, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(cluster.id)) return;
    if (usesPodIdentity(cluster, template)) return;
    if (oidcProvidersOf(cluster, template).length > 0) return;

    // A second provider for the same issuer would fail where both are deployed.
    const everywhere = template.inWorld(new Map());
    const others = oidcProvidersOf(cluster, everywhere);
    report({
      at: cluster.key,
      message: `Cluster "${cluster.id}" has no IAM OIDC provider: IAM refuses the tokens of its service accounts, so its pods can have no roles of their own (IRSA) and work with the node's.`,
      related: others.map(({ id, key }) => ({
        at: key,
        message: `"${id}" exists under a condition only.`,
      })),
      fixes: () => {
        if (others.length > 0) return [];
        const { id, changes } = addOidcProvider(cluster, template);
        return [
          {
            title: `Add the IAM OIDC provider "${id}" for "${cluster.id}"`,
            safety: "safe",
            changes,
          },
        ];
      },
    });
  },
};
