/** A VPC with public and private subnets in two zones. */
import type { Json } from "../../server/src/syntax/syntax.ts";
import { getAtt, ref, sub } from "../../server/src/template/intrinsics.ts";
import type { Copy, GeneratedResource, Part } from "./part.ts";

const zones = [0, 1];

export const network: Part = (copy) => {
  const { number, id, marked, tags, resource } = copy;
  return [
    resource(
      "VPC",
      "AWS::EC2::VPC",
      {
        CidrBlock: number === 1 ? ref("VpcCidr") : `10.${number % 256}.0.0/16`,
        EnableDnsHostnames: true,
        EnableDnsSupport: true,
        Tags: tags(marked("vpc")),
      },
      { output: { description: "The VPC of the stack", value: copy.ref("VPC") } },
    ),
    resource("InternetGateway", "AWS::EC2::InternetGateway", { Tags: tags(marked("internet")) }),
    resource("InternetGatewayAttachment", "AWS::EC2::VPCGatewayAttachment", {
      VpcId: copy.ref("VPC"),
      InternetGatewayId: copy.ref("InternetGateway"),
    }),
    ...zones.map((zone) => subnet(copy, "Public", zone)),
    ...zones.map((zone) => subnet(copy, "Private", zone)),
    resource(
      "NatAddress",
      "AWS::EC2::EIP",
      { Domain: "vpc", Tags: tags(marked("nat")) },
      { attributes: { DependsOn: id("InternetGatewayAttachment") } },
    ),
    resource("NatGateway", "AWS::EC2::NatGateway", {
      AllocationId: getAtt(id("NatAddress"), "AllocationId"),
      SubnetId: copy.ref("PublicSubnet1"),
      Tags: tags(marked("nat")),
    }),
    ...routeTable(copy, "Public", { GatewayId: copy.ref("InternetGateway") }),
    ...routeTable(copy, "Private", { NatGatewayId: copy.ref("NatGateway") }),
    resource("S3Endpoint", "AWS::EC2::VPCEndpoint", {
      VpcId: copy.ref("VPC"),
      ServiceName: sub("com.amazonaws.${AWS::Region}.s3"),
      VpcEndpointType: "Gateway",
      RouteTableIds: [copy.ref("PrivateRouteTable")],
    }),
  ];
};

/** One private subnet in three copies has a plain name, and one in six names its zone. */
function subnet(copy: Copy, sort: "Public" | "Private", zone: number): GeneratedResource {
  const { number, marked, unmarked, tags, resource } = copy;
  const name = `${sort.toLowerCase()}-${zone + 1}`;
  const isSecondPrivate = sort === "Private" && zone === 1;
  return resource(
    `${sort}Subnet${zone + 1}`,
    "AWS::EC2::Subnet",
    {
      VpcId: copy.ref("VPC"),
      CidrBlock: `10.${number % 256}.${zone + (sort === "Public" ? 1 : 11)}.0/24`,
      AvailabilityZone:
        isSecondPrivate && number % 6 === 2
          ? "eu-central-1b"
          : { "Fn::Select": [zone, { "Fn::GetAZs": "" }] },
      MapPublicIpOnLaunch: sort === "Public",
      Tags: tags(isSecondPrivate && number % 3 === 1 ? unmarked(name) : marked(name)),
    },
    {
      output: {
        description: `${sort} subnet in zone ${zone + 1}`,
        value: copy.ref(`${sort}Subnet${zone + 1}`),
        isExported: !(isSecondPrivate && number % 2 === 1),
      },
    },
  );
}

/** The route table of the subnets of one sort; one private subnet in four copies is forgotten. */
function routeTable(
  copy: Copy,
  sort: "Public" | "Private",
  target: Readonly<Record<string, Json>>,
): readonly GeneratedResource[] {
  const { number, id, marked, tags, resource } = copy;
  const isForgotten = (zone: number) => sort === "Private" && zone === 1 && number % 4 === 1;
  return [
    resource(`${sort}RouteTable`, "AWS::EC2::RouteTable", {
      VpcId: copy.ref("VPC"),
      Tags: tags(marked(`${sort.toLowerCase()}-routes`)),
    }),
    resource(
      `${sort}DefaultRoute`,
      "AWS::EC2::Route",
      {
        RouteTableId: copy.ref(`${sort}RouteTable`),
        DestinationCidrBlock: "0.0.0.0/0",
        ...target,
      },
      { attributes: { DependsOn: id("InternetGatewayAttachment") } },
    ),
    ...zones
      .filter((zone) => !isForgotten(zone))
      .map((zone) =>
        resource(`${sort}Subnet${zone + 1}Association`, "AWS::EC2::SubnetRouteTableAssociation", {
          SubnetId: copy.ref(`${sort}Subnet${zone + 1}`),
          RouteTableId: copy.ref(`${sort}RouteTable`),
        }),
      ),
  ];
}
