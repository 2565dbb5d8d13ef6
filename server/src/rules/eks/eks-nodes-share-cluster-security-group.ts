import type { Resource, Template } from "../../template/template.ts";
import type { Problem, ResourceRule } from "../rule.ts";
import { isForNodes, moveNodes, openToItself } from "./node-security-group.ts";
import { clusterOfNodes, isSelfManagedNode, isUsedByNodegroup, nodeTypes } from "./nodes.ts";
import {
  clusterListing,
  groupHere,
  groupListsOf,
  listedGroups,
  mayLetInFrom,
  mayLetInVpc,
  securityGroupTypes,
} from "./security-groups.ts";

const sourceTypes = ["AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration"];

export const eksNodesShareClusterSecurityGroup: ResourceRule = {
  id: "eks-nodes-share-cluster-security-group",
  severity: "critical",
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

  *check(resource, template) {
    if (sourceTypes.includes(resource.type)) yield* checkNodes(resource, template);
    else yield* checkGroup(resource, template);
  },
};

/** Nodes all of whose groups are their cluster's. */
function* checkNodes(source: Resource, template: Template): Iterable<Problem> {
  const lists = groupListsOf(source);
  const groups = lists.flatMap((list) => list.items());
  const [list] = lists;
  if (!list || !isOwnNodes(source, template)) return;
  const cluster = clusterListing(groups, clustersOf(source, template), template);
  if (!cluster) return;

  const what =
    source.type === "AWS::EC2::LaunchTemplate" ? "Launch template" : "Launch configuration";
  const [only, more] = groups;
  yield {
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
  };
}

/** A node security group, none of those that nodes have together, which lets its members reach each other. */
function* checkGroup(group: Resource, template: Template): Iterable<Problem> {
  if (template.hasHiddenResources || template.isPassedToNestedStack(group.id)) return;
  for (const source of template.ofType(...sourceTypes)) {
    const groups = groupListsOf(source).flatMap((list) => list.items());
    const here = groups.flatMap((value) => groupHere(template, value) ?? []);
    const at = groups.find((value) => groupHere(template, value)?.id === group.id)?.at;
    if (!at || here.length < groups.length) continue;
    if (!isOwnNodes(source, template)) continue;
    const clusters = clustersOf(source, template);
    const own = groups
      .filter((value) => !clusterListing([value], clusters, template))
      .flatMap((value) => groupHere(template, value) ?? []);
    // Of several groups the one for nodes is named, once.
    if ((own.find((each) => isForNodes(each, template)) ?? own[0])?.id !== group.id) continue;
    const lets = (to: Resource) =>
      mayLetInVpc(to, template) || here.some((from) => mayLetInFrom(to, from, template));
    if (here.some(lets)) continue;

    yield {
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
    };
    return;
  }
}

/** Whether nodes join a cluster by themselves; EKS sees to those of managed node groups. */
const isOwnNodes = (source: Resource, template: Template): boolean =>
  isSelfManagedNode(source, template) && !isUsedByNodegroup(source, template);

/** The cluster that nodes join, or all where that is not certain. */
function clustersOf(source: Resource, template: Template): readonly Resource[] {
  const cluster = clusterOfNodes(source, template);
  return cluster ? [cluster] : template.ofType("AWS::EKS::Cluster");
}
