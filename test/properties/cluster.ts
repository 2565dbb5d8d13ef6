/** Generated EKS clusters: nodes, roles, security groups and providers. */
import fc from "fast-check";
import {
  attribute,
  either,
  listOf,
  maybe,
  named,
  object,
  oneOf,
  rarely,
  ref,
  resource,
  sub,
  tags,
  type Values,
} from "./values.ts";

const trust = (service: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
});

const policies = fc.oneof(
  listOf(
    "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    sub("arn:${AWS::Partition}:iam::aws:policy/AmazonEKS_CNI_Policy"),
    "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
  ),
  either(["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"], ref("Policies")),
);

const ingress = maybe(
  listOf(
    { IpProtocol: "-1", SourceSecurityGroupId: ref("ClusterGroup") },
    { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "10.0.0.0/16" },
    { "Fn::If": ["IsProd", { IpProtocol: "-1", CidrIp: "10.0.0.0/8" }, ref("AWS::NoValue")] },
  ),
);

const securityGroup = (description: string) =>
  resource("AWS::EC2::SecurityGroup", {
    GroupDescription: fc.constant(description),
    VpcId: maybe(oneOf(ref("Vpc"))),
    GroupName: maybe(named("orders-sg")),
    SecurityGroupIngress: ingress,
    Tags: tags("sg"),
  });

const waits = (...ids: readonly string[]) => rarely(fc.oneof(oneOf(...ids), listOf(...ids)));

/** Logical ids of a cluster and what belongs to it. */
export const cluster: Readonly<Record<string, Values>> = {
  Cluster: resource(
    "AWS::EKS::Cluster",
    {
      Name: maybe(named("orders")),
      RoleArn: oneOf(attribute("NodeRole", "Arn"), { "Fn::ImportValue": "ClusterRole" }),
      ResourcesVpcConfig: object({
        SecurityGroupIds: either([ref("ClusterGroup")]),
        SubnetIds: listOf(ref("PrivateSubnet1"), ref("PrivateSubnetB")),
      }),
      EncryptionConfig: maybe(
        oneOf([{ Provider: { KeyArn: attribute("Key", "Arn") }, Resources: ["secrets"] }]),
      ),
    },
    { dependsOn: waits("Key", "ManagedNodes") },
  ),
  OIDCProvider: rarely(
    resource("AWS::IAM::OIDCProvider", {
      Url: either(
        attribute("Cluster", "OpenIdConnectIssuerUrl"),
        "https://token.actions.githubusercontent.com",
        ref("IssuerUrl"),
      ),
    }),
  ),
  Identity: rarely(
    resource("AWS::EKS::PodIdentityAssociation", { ClusterName: oneOf(ref("Cluster")) }),
  ),
  ManagedNodes: maybe(
    resource(
      "AWS::EKS::Nodegroup",
      {
        ClusterName: either(ref("Cluster"), sub("orders-${EnvironmentSuffix}"), ref("Name")),
        NodeRole: oneOf(attribute("NodeRole", "Arn")),
        Subnets: listOf(ref("PrivateSubnet1"), ref("PrivateSubnetB")),
        LaunchTemplate: maybe(oneOf({ Id: ref("NodeTemplate"), Version: "1" })),
        NodegroupName: maybe(named("workers")),
      },
      { dependsOn: waits("OIDCProvider", "Cluster") },
    ),
  ),
  NodeRole: maybe(
    resource("AWS::IAM::Role", {
      RoleName: rarely(named("orders-node-role")),
      AssumeRolePolicyDocument: oneOf(trust("ec2.amazonaws.com"), trust("eks.amazonaws.com")),
      ManagedPolicyArns: maybe(policies),
    }),
  ),
  NodeProfile: maybe(resource("AWS::IAM::InstanceProfile", { Roles: either([ref("NodeRole")]) })),
  ClusterGroup: securityGroup("Control plane"),
  NodeGroup: maybe(securityGroup("Nodes")),
  NodeGroupIngress: rarely(
    resource("AWS::EC2::SecurityGroupIngress", {
      GroupId: oneOf(ref("NodeGroup"), ref("ClusterGroup")),
      IpProtocol: oneOf("-1"),
      SourceSecurityGroupId: oneOf(ref("NodeGroup"), ref("ClusterGroup")),
    }),
  ),
};
