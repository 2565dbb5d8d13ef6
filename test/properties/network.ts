/** Generated VPCs: subnets, route tables, gateways, and what stands in them. */
import fc from "fast-check";
import {
  attribute,
  choice,
  either,
  listOf,
  maybe,
  named,
  object,
  oneOf,
  ref,
  resource,
  tags,
  type Values,
} from "./values.ts";

const zone = either(
  "us-east-1a",
  "eu-west-1c",
  { "Fn::Select": [0, { "Fn::GetAZs": "" }] },
  { "Fn::Select": [1, { "Fn::GetAZs": ref("AWS::Region") }] },
  ref("Zone"),
);

const subnet = (name: string, block: string) =>
  resource("AWS::EC2::Subnet", {
    VpcId: either(ref("Vpc"), ref("Vpc2"), { "Fn::ImportValue": "VpcId" }),
    CidrBlock: fc.constant(block),
    AvailabilityZone: maybe(zone),
    MapPublicIpOnLaunch: maybe(either(true, false, "true", ref("Toggle"))),
    Tags: tags(name),
  });

const routeTable = (name: string) =>
  resource("AWS::EC2::RouteTable", { VpcId: either(ref("Vpc"), ref("Vpc2")), Tags: tags(name) });

const association = (subnetId: string, tableId: string) =>
  resource("AWS::EC2::SubnetRouteTableAssociation", {
    SubnetId: either(ref(subnetId), ref("SubnetId")),
    RouteTableId: fc.constant(ref(tableId)),
  });

/** Logical ids of a VPC and what is in it. */
export const network: Readonly<Record<string, Values>> = {
  Vpc: resource("AWS::EC2::VPC", {
    CidrBlock: oneOf("10.0.0.0/16", ref("Cidr")),
    Tags: tags("orders-vpc"),
  }),
  Vpc2: maybe(resource("AWS::EC2::VPC", { CidrBlock: oneOf("10.1.0.0/16") })),
  PublicSubnet1: maybe(subnet("public-1", "10.0.0.0/24")),
  PrivateSubnet1: maybe(subnet("private-1", "10.0.1.0/24")),
  PrivateSubnetB: maybe(subnet("private-2", "10.0.2.0/24")),
  DataSubnet: maybe(subnet("data", "10.0.3.0/24")),
  Gateway: maybe(resource("AWS::EC2::InternetGateway", { Tags: tags("gateway") })),
  Attachment: maybe(
    resource("AWS::EC2::VPCGatewayAttachment", {
      VpcId: oneOf(ref("Vpc")),
      InternetGatewayId: oneOf(ref("Gateway")),
    }),
  ),
  PublicRouteTable: maybe(routeTable("public-rt")),
  PrivateRouteTable1: maybe(routeTable("private-rt")),
  DefaultRoute: maybe(
    resource("AWS::EC2::Route", {
      RouteTableId: oneOf(ref("PublicRouteTable"), ref("PrivateRouteTable1")),
      DestinationCidrBlock: either("0.0.0.0/0", "10.8.0.0/16"),
      GatewayId: maybe(either(ref("Gateway"))),
      NatGatewayId: maybe(either(ref("Nat"))),
    }),
  ),
  Nat: maybe(resource("AWS::EC2::NatGateway", { SubnetId: oneOf(ref("PublicSubnet1")) })),
  Association1: maybe(association("PublicSubnet1", "PublicRouteTable")),
  Association2: maybe(association("PrivateSubnet1", "PrivateRouteTable1")),
  DataSubnets: maybe(
    resource("AWS::RDS::DBSubnetGroup", {
      SubnetIds: listOf(ref("DataSubnet"), ref("PrivateSubnetB")),
      DBSubnetGroupName: maybe(named("orders-data")),
    }),
  ),
};

const metadataOptions = maybe(
  fc.oneof(
    object({
      HttpTokens: maybe(either("optional", "required", ref("Tokens"))),
      HttpPutResponseHopLimit: maybe(either(2, 1, "3", ref("Hops"))),
      HttpEndpoint: maybe(either("enabled", "disabled")),
    }),
    choice(oneOf({ HttpTokens: "optional" }, ref("AWS::NoValue"), { HttpTokens: "required" })),
  ),
);

const joinsCluster = {
  "Fn::Base64": { "Fn::Sub": "#!/bin/bash\n/etc/eks/bootstrap.sh ${Cluster}\n" },
};

const groups = either(
  [ref("ClusterGroup")],
  [ref("NodeGroup")],
  [ref("ClusterGroup"), ref("NodeGroup")],
  [attribute("ClusterGroup", "GroupId")],
  ref("GroupIds"),
);

/** Logical ids of instances and what they are launched from. */
export const compute: Readonly<Record<string, Values>> = {
  NodeTemplate: resource("AWS::EC2::LaunchTemplate", {
    LaunchTemplateName: maybe(named("orders-nodes")),
    LaunchTemplateData: object({
      MetadataOptions: metadataOptions,
      SecurityGroupIds: groups,
      IamInstanceProfile: maybe(oneOf({ Arn: attribute("NodeProfile", "Arn") }, { Name: "x" })),
      UserData: oneOf(joinsCluster, { "Fn::Base64": "#!/bin/bash\ntrue" }),
      TagSpecifications: maybe(
        fc.tuple(tags("orders-node")).map(([list]) => [{ ResourceType: "instance", Tags: list }]),
      ),
    }),
  }),
  Nodes: resource("AWS::AutoScaling::AutoScalingGroup", {
    LaunchTemplate: oneOf({
      LaunchTemplateId: ref("NodeTemplate"),
      Version: attribute("NodeTemplate", "LatestVersionNumber"),
    }),
    AvailabilityZones: maybe(either(["us-east-1a", "us-east-1b"], { "Fn::GetAZs": "" })),
    MinSize: oneOf("1", 1),
    MaxSize: oneOf("3", 3),
  }),
  Server: maybe(
    resource("AWS::EC2::Instance", {
      MetadataOptions: metadataOptions,
      LaunchTemplate: maybe(fc.constant({ LaunchTemplateId: ref("NodeTemplate"), Version: "1" })),
      SubnetId: maybe(either(ref("PublicSubnet1"))),
      Tags: tags("server"),
    }),
  ),
  OldNodes: maybe(
    resource("AWS::AutoScaling::LaunchConfiguration", {
      MetadataOptions: metadataOptions,
      SecurityGroups: maybe(groups),
      UserData: maybe(oneOf(joinsCluster)),
    }),
  ),
};
