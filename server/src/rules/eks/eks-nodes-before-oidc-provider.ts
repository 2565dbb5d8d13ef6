import { isCreatedAfter } from "../../template/dependencies.ts";
import type { Resource, Template } from "../../template/template.ts";
import { isThereFor } from "../additions.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { addDependencies, dependsOnOf, waitingFor } from "../waiting.ts";
import { clusterNamed, clusterOfNodes, nodeSourcesOf, nodeTypes } from "./nodes.ts";
import { addOidcProvider, oidcProvidersOf, oidcTypes, usesPodIdentity } from "./oidc.ts";

export const eksNodesBeforeOidcProvider: ResourceRule = {
  id: "eks-nodes-before-oidc-provider",
  severity: "medium",
  profile: "essential",
  catalogue: ["eks-nodegroup-depends-on"],
  category: "Configuration",
  resourceTypes: ["AWS::EKS::Nodegroup", "AWS::AutoScaling::AutoScalingGroup"],
  alsoReads: [...nodeTypes, ...oidcTypes],
  docs: {
    summary: "EKS nodes do not wait for their cluster's OIDC provider.",
    why: "CloudFormation creates what does not depend on one another at the same time. A node group that does not name the OIDC provider in DependsOn may be up first, and the pods that start on it (the CNI plug-in and the controllers of storage and load balancers among them) are refused the IAM roles of their service accounts until the provider is there. Whether that happens differs from one deployment to the next.",
    bad: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
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
      "ClientIdList": ["sts.amazonaws.com"]
    }
  },
  "Nodes": {
    "Type": "AWS::EKS::Nodegroup",
    "Properties": {
      "ClusterName": { "Ref": "Cluster" },
      "NodeRole": { "Fn::ImportValue": "NodeRoleArn" },
      "Subnets": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
    }
  }
}`,
    good: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
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
      "ClientIdList": ["sts.amazonaws.com"]
    }
  },
  "Nodes": {
    "Type": "AWS::EKS::Nodegroup",
    "DependsOn": ["OIDCProvider"],
    "Properties": {
      "ClusterName": { "Ref": "Cluster" },
      "NodeRole": { "Fn::ImportValue": "NodeRoleArn" },
      "Subnets": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html",
    ],
  },
  equivalents: {},

  check(nodes, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(nodes.id)) return;
    const cluster = clusterOf(nodes, template);
    if (!cluster || usesPodIdentity(cluster, template)) return;

    const providers = oidcProvidersOf(cluster, template);
    if (providers.some(({ id }) => isCreatedAfter(template, nodes.id, id))) return;
    const what =
      nodes.type === "AWS::EKS::Nodegroup" ? "Node group" : "The nodes' Auto Scaling group";
    const at = dependsOnOf(nodes);

    const [provider] = providers;
    if (provider) {
      report({
        at,
        message: isCreatedAfter(template, provider.id, nodes.id)
          ? `${what} "${nodes.id}" is there before "${provider.id}", the OIDC provider of "${cluster.id}", which waits for it: pods that start until then are refused their IAM roles.`
          : `${what} "${nodes.id}" may be there before "${provider.id}", the OIDC provider of "${cluster.id}": CloudFormation creates the two at once, and pods that start first are refused their IAM roles.`,
        related: [{ at: provider.key, message: `The OIDC provider of "${cluster.id}".` }],
        fixes: () => fixesFor(nodes, providers, template),
      });
      return;
    }
    // Where the provider is only missing under some condition, the cluster is what is to be mended.
    if (oidcProvidersOf(cluster, template.inWorld(new Map())).length > 0) return;
    if (template.isPassedToNestedStack(cluster.id)) return;
    report({
      at,
      message: `${what} "${nodes.id}" waits for no OIDC provider of "${cluster.id}", which the template lacks: its pods start without IAM roles of their own.`,
      related: [{ at: cluster.key, message: "The cluster of these nodes." }],
      fixes: () => {
        if (!isThereFor(template, cluster, nodes)) return [];
        if (isCreatedAfter(template, cluster.id, nodes.id)) return [];
        const { id, changes: added } = addOidcProvider(cluster, template);
        const title = `Add the IAM OIDC provider "${id}" and create "${nodes.id}" after it`;
        const changes = addDependencies(nodes, [id]);
        return changes.length === 0
          ? []
          : [{ title, safety: "safe", changes: [...added, ...changes] }];
      },
    });
  },
};

/** The cluster of this template that the nodes of a node group or Auto Scaling group join. */
function clusterOf(nodes: Resource, template: Template): Resource | undefined {
  if (nodes.type === "AWS::EKS::Nodegroup") return clusterNamed(template, nodes.get("ClusterName"));
  const clusters = nodeSourcesOf(nodes, template).flatMap(
    (source) => clusterOfNodes(source, template) ?? [],
  );
  return clusters[0];
}

/** Has the nodes wait for the first provider that is there wherever they are, and that does not wait for them. */
function fixesFor(
  nodes: Resource,
  providers: readonly Resource[],
  template: Template,
): readonly Fix[] {
  const provider = providers.find(
    (each) => isThereFor(template, each, nodes) && !isCreatedAfter(template, each.id, nodes.id),
  );
  return provider ? waitingFor(template, nodes, [provider.id]) : [];
}
