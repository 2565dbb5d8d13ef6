import { oncePer } from "../../syntax/oncePer.ts";
import type { Node } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Report, ResourceRule } from "../rule.ts";
import { isForNodes, moveNodes, openToItself } from "./node-security-group.ts";
import {
  clusterOfNodes,
  isSelfManagedNode,
  isUsedByNodegroup,
  nodeTypes,
  sourceTypes,
} from "./nodes.ts";
import {
  clusterListing,
  groupHere,
  groupListsOf,
  listedGroups,
  mayLetInFrom,
  mayLetInVpc,
  securityGroupTypes,
} from "./security-groups.ts";

export const eksNodesShareClusterSecurityGroup: ResourceRule = {
  id: "eks-nodes-share-cluster-security-group",
  severity: "critical",
  profile: "essential",
  catalogue: ["eks-node-security-group"],
  category: "Networking",
  resourceTypes: [...sourceTypes, "AWS::EC2::SecurityGroup"],
  alsoReads: [...nodeTypes, ...securityGroupTypes],
  docs: {
    summary:
      "Self-managed EKS nodes have no security group of their own, or one that keeps them apart.",
    why: "The groups that a cluster lists are put on the network interfaces of its control plane. Nodes in the same groups get every rule that is meant for the API server and the other way round, and have no rule that lets pods on one node reach pods, or CoreDNS, on another unless the group happens to have one. A node security group lets in its own members and the control plane, and the control plane lets in the nodes on 443.",
    bad: `{
  "Cluster": {
    "Type": "AWS::EKS::Cluster",
    "Properties": {
      "Name": { "Fn::Sub": "\${AWS::StackName}-orders" },
      "RoleArn": { "Fn::ImportValue": "ClusterRoleArn" },
      "ResourcesVpcConfig": {
        "SecurityGroupIds": [{ "Ref": "ControlPlaneGroup" }],
        "SubnetIds": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
      }
    }
  },
  "ControlPlaneGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Control plane",
      "VpcId": { "Fn::ImportValue": "VpcId" }
    }
  },
  "NodeTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "ImageId": { "Fn::ImportValue": "NodeImageId" },
        "SecurityGroupIds": [{ "Ref": "ControlPlaneGroup" }],
        "UserData": { "Fn::Base64": { "Fn::Sub": "#!/bin/bash\\n/etc/eks/bootstrap.sh \${Cluster}\\n" } }
      }
    }
  },
  "Nodes": {
    "Type": "AWS::AutoScaling::AutoScalingGroup",
    "Properties": {
      "LaunchTemplate": {
        "LaunchTemplateId": { "Ref": "NodeTemplate" },
        "Version": { "Fn::GetAtt": ["NodeTemplate", "LatestVersionNumber"] }
      },
      "MinSize": "1",
      "MaxSize": "3",
      "VPCZoneIdentifier": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
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
        "SecurityGroupIds": [{ "Ref": "ControlPlaneGroup" }],
        "SubnetIds": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
      }
    }
  },
  "ControlPlaneGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Control plane",
      "VpcId": { "Fn::ImportValue": "VpcId" }
    }
  },
  "NodeSecurityGroup": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Security group for EKS nodes",
      "VpcId": { "Fn::ImportValue": "VpcId" },
      "SecurityGroupIngress": [
        {
          "IpProtocol": "-1",
          "SourceSecurityGroupId": { "Ref": "ControlPlaneGroup" }
        }
      ],
      "Tags": [
        {
          "Key": "Name",
          "Value": { "Fn::Sub": "\${AWS::StackName}-node-sg" }
        },
        {
          "Key": { "Fn::Sub": "kubernetes.io/cluster/\${AWS::StackName}-orders" },
          "Value": "owned"
        }
      ]
    }
  },
  "NodeSecurityGroupSelfIngress": {
    "Type": "AWS::EC2::SecurityGroupIngress",
    "Properties": {
      "GroupId": { "Ref": "NodeSecurityGroup" },
      "IpProtocol": "-1",
      "SourceSecurityGroupId": { "Ref": "NodeSecurityGroup" }
    }
  },
  "ClusterToNodeSecurityGroupIngress": {
    "Type": "AWS::EC2::SecurityGroupIngress",
    "Properties": {
      "GroupId": { "Ref": "ControlPlaneGroup" },
      "IpProtocol": "tcp",
      "FromPort": 443,
      "ToPort": 443,
      "SourceSecurityGroupId": { "Ref": "NodeSecurityGroup" }
    }
  },
  "NodeTemplate": {
    "Type": "AWS::EC2::LaunchTemplate",
    "Properties": {
      "LaunchTemplateData": {
        "ImageId": { "Fn::ImportValue": "NodeImageId" },
        "SecurityGroupIds": [{ "Ref": "NodeSecurityGroup" }],
        "UserData": { "Fn::Base64": { "Fn::Sub": "#!/bin/bash\\n/etc/eks/bootstrap.sh \${Cluster}\\n" } }
      }
    }
  },
  "Nodes": {
    "Type": "AWS::AutoScaling::AutoScalingGroup",
    "Properties": {
      "LaunchTemplate": {
        "LaunchTemplateId": { "Ref": "NodeTemplate" },
        "Version": { "Fn::GetAtt": ["NodeTemplate", "LatestVersionNumber"] }
      },
      "MinSize": "1",
      "MaxSize": "3",
      "VPCZoneIdentifier": { "Fn::Split": [",", { "Fn::ImportValue": "SubnetIds" }] }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html",
      "https://docs.aws.amazon.com/eks/latest/userguide/worker.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-eks-cluster-resourcesvpcconfig.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    if (resource.type === "AWS::EC2::SecurityGroup") checkGroup(resource, template, report);
    else checkNodes(resource, template, report);
  },
};

/** Nodes all of whose groups are their cluster's. */
function checkNodes(source: Resource, template: Template, report: Report): void {
  if (!isOwnNodes(source, template)) return;
  const lists = groupListsOf(source);
  const groups = lists.flatMap((list) => list.items());
  const [list] = lists;
  const cluster = clusterListing(groups, clusterOfNodes(source, template), template);
  if (!list || !cluster) return;

  const what =
    source.type === "AWS::EC2::LaunchTemplate" ? "Launch template" : "Launch configuration";
  const [only, more] = groups;
  report({
    at: only && !more ? only.at : list.at,
    message: `${what} "${source.id}" puts nodes into no other security group than the control plane's of "${cluster.id}": each rule for the one holds for the other, and pods on different nodes reach each other only where that group says so.`,
    related: [
      { at: listedGroups(cluster).at, message: `"${cluster.id}" has the same group here.` },
    ],
    fixes: () => {
      const everywhere = template.inWorld(new Map());
      const [whole, wholeCluster] = [source.id, cluster.id].map((id) => everywhere.resource(id));
      return whole && wholeCluster ? moveNodes(whole, wholeCluster, everywhere) : [];
    },
  });
}

/** A node security group that keeps nodes apart. */
function checkGroup(group: Resource, template: Template, report: Report): void {
  if (template.hasHiddenResources || template.isPassedToNestedStack(group.id)) return;
  const nodes = nodesKeptApart(template).get(group.id);
  if (!nodes) return;
  const { source, at } = nodes;
  report({
    at: group.key,
    message: `Node security group "${group.id}" lets in nothing from itself: pods on different nodes of "${source.id}" cannot reach each other, nor CoreDNS on another node.`,
    related: [{ at, message: `The nodes of "${source.id}" are in this group.` }],
    fixes: () => {
      const everywhere = template.inWorld(new Map());
      const whole = everywhere.resource(group.id);
      // A second rule like one that is there under a condition would be refused.
      const isOpen =
        !whole || mayLetInFrom(whole, whole, everywhere) || mayLetInVpc(whole, everywhere);
      return isOpen ? [] : [openToItself(whole, everywhere)];
    },
  });
}

/** Nodes whose groups do not let them reach each other. */
interface NodesKeptApart {
  readonly source: Resource;
  /** Where they name the group. */
  readonly at: Node;
}

/** The first nodes that are kept apart, by the id of their own security group. */
const nodesKeptApart = oncePer((template: Template): ReadonlyMap<string, NodesKeptApart> => {
  const found = new Map<string, NodesKeptApart>();
  for (const source of template.ofType(...sourceTypes)) {
    if (!isOwnNodes(source, template)) continue;
    const values = groupListsOf(source).flatMap((list) => list.items());
    const groups = values.flatMap((value) => groupHere(template, value) ?? []);
    // Where a group is not in the template, nobody knows what it lets in.
    if (groups.length < values.length) continue;
    const cluster = clusterOfNodes(source, template);
    const own = groups.filter((_, i) => !clusterListing(values.slice(i, i + 1), cluster, template));
    // Of several groups the one for nodes is named, once.
    const group = own.find((each) => isForNodes(each, template)) ?? own[0];
    const at = group && values[groups.indexOf(group)]?.at;
    if (!at || found.has(group.id)) continue;
    const lets = (to: Resource) =>
      mayLetInVpc(to, template) || groups.some((from) => mayLetInFrom(to, from, template));
    if (!groups.some(lets)) found.set(group.id, { source, at });
  }
  return found;
});

/** Whether nodes join a cluster by themselves; EKS sees to those of managed node groups. */
const isOwnNodes = (source: Resource, template: Template): boolean =>
  isSelfManagedNode(source, template) && !isUsedByNodegroup(source, template);
