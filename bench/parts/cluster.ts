/** A Kubernetes cluster with nodes: a managed group, or now and then instances that join by themselves. */
import type { Json } from "../../server/src/syntax/syntax.ts";
import { getAtt, ref, sub } from "../../server/src/template/intrinsics.ts";
import { type Copy, type GeneratedResource, type Part, roleProperties } from "./part.ts";

const subnetsOf = (copy: Copy): Json => [copy.ref("PrivateSubnet1"), copy.ref("PrivateSubnet2")];

export const cluster: Part = (copy) => {
  const { number, id, marked, tags, resource } = copy;
  const hasProvider = number % 4 === 2;
  const isSelfManaged = number % 8 === 4;
  const pulls = ["ecr:GetAuthorizationToken", "ecr:BatchGetImage"];
  return [
    resource(
      "ClusterRole",
      "AWS::IAM::Role",
      roleProperties(
        copy,
        "cluster",
        "eks",
        ["AmazonEKSClusterPolicy"],
        ["kms:DescribeKey", "kms:CreateGrant"],
        copy.arn("EncryptionKey"),
      ),
    ),
    resource("ClusterSecurityGroup", "AWS::EC2::SecurityGroup", {
      GroupDescription: "The control plane of the cluster",
      VpcId: copy.ref("VPC"),
      Tags: tags(marked("cluster")),
    }),
    resource("NodeSecurityGroup", "AWS::EC2::SecurityGroup", {
      GroupDescription: "The nodes of the cluster",
      VpcId: copy.ref("VPC"),
      Tags: tags(marked("nodes")),
    }),
    resource("NodesAmongThemselves", "AWS::EC2::SecurityGroupIngress", {
      GroupId: copy.ref("NodeSecurityGroup"),
      SourceSecurityGroupId: copy.ref("NodeSecurityGroup"),
      IpProtocol: "-1",
    }),
    resource(
      "Cluster",
      "AWS::EKS::Cluster",
      {
        Name: marked("cluster"),
        Version: "1.31",
        RoleArn: copy.arn("ClusterRole"),
        ResourcesVpcConfig: {
          SubnetIds: subnetsOf(copy),
          SecurityGroupIds: [copy.ref("ClusterSecurityGroup")],
          EndpointPrivateAccess: true,
          EndpointPublicAccess: false,
        },
        EncryptionConfig: [
          { Provider: { KeyArn: copy.arn("EncryptionKey") }, Resources: ["secrets"] },
        ],
        Logging: {
          ClusterLogging: {
            EnabledTypes: [{ Type: "api" }, { Type: "audit" }, { Type: "authenticator" }],
          },
        },
        Tags: tags(marked("cluster")),
      },
      { output: { description: "Name of the cluster", value: copy.ref("Cluster") } },
    ),
    ...(hasProvider
      ? [
          resource("ClusterProvider", "AWS::IAM::OIDCProvider", {
            Url: getAtt(id("Cluster"), "OpenIdConnectIssuerUrl"),
            ClientIdList: ["sts.amazonaws.com"],
            Tags: tags(marked("cluster")),
          }),
        ]
      : []),
    resource(
      "NodeRole",
      "AWS::IAM::Role",
      roleProperties(
        copy,
        "nodes",
        "ec2",
        [
          "AmazonEKSWorkerNodePolicy",
          "AmazonEKS_CNI_Policy",
          "AmazonEC2ContainerRegistryReadOnly",
          ...(number % 4 === 2 ? [] : ["AmazonSSMManagedInstanceCore"]),
        ],
        pulls,
        "*",
      ),
    ),
    ...(isSelfManaged ? selfManagedNodes(copy) : managedNodes(copy)),
  ];
};

/** In every second copy pods can reach the metadata of these nodes. */
const managedNodes = (copy: Copy): readonly GeneratedResource[] => [
  copy.resource("NodeTemplate", "AWS::EC2::LaunchTemplate", {
    LaunchTemplateName: copy.marked("nodes"),
    LaunchTemplateData: {
      SecurityGroupIds: [copy.ref("NodeSecurityGroup")],
      MetadataOptions: {
        HttpTokens: "required",
        HttpPutResponseHopLimit: copy.number % 4 === 2 ? 2 : 1,
      },
      TagSpecifications: [{ ResourceType: "instance", Tags: copy.tags(copy.marked("node")) }],
    },
  }),
  copy.resource("Nodes", "AWS::EKS::Nodegroup", {
    ClusterName: copy.ref("Cluster"),
    NodegroupName: copy.marked("nodes"),
    NodeRole: copy.arn("NodeRole"),
    Subnets: subnetsOf(copy),
    InstanceTypes: ["m6i.large", "m6a.large"],
    ScalingConfig: { MinSize: 2, MaxSize: 6, DesiredSize: 2 },
    LaunchTemplate: {
      Id: copy.ref("NodeTemplate"),
      Version: getAtt(copy.id("NodeTemplate"), "LatestVersionNumber"),
    },
  }),
];

/** These are in the control plane's security group. */
const selfManagedNodes = (copy: Copy): readonly GeneratedResource[] => [
  copy.resource("NodeProfile", "AWS::IAM::InstanceProfile", { Roles: [copy.ref("NodeRole")] }),
  copy.resource("NodeTemplate", "AWS::EC2::LaunchTemplate", {
    LaunchTemplateName: copy.marked("nodes"),
    LaunchTemplateData: {
      ImageId: ref("ImageId"),
      InstanceType: ref("InstanceType"),
      IamInstanceProfile: { Arn: copy.arn("NodeProfile") },
      SecurityGroupIds: [copy.ref("ClusterSecurityGroup")],
      MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
      UserData: {
        "Fn::Base64": sub(`#!/bin/bash\n/etc/eks/bootstrap.sh \${${copy.id("Cluster")}}\n`),
      },
    },
  }),
  copy.resource("Nodes", "AWS::AutoScaling::AutoScalingGroup", {
    VPCZoneIdentifier: subnetsOf(copy),
    LaunchTemplate: {
      LaunchTemplateId: copy.ref("NodeTemplate"),
      Version: getAtt(copy.id("NodeTemplate"), "LatestVersionNumber"),
    },
    MinSize: "2",
    MaxSize: "6",
  }),
];
