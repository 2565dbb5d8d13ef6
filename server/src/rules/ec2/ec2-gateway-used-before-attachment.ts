import { isCreatedAfter } from "../../template/dependencies.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, type Value } from "../../template/value.ts";
import { valuesAt } from "../../template/valuesAt.ts";
import type { ResourceRule } from "../rule.ts";
import { dependsOnOf, waitingFor } from "../waiting.ts";
import { vpcOf } from "./network.ts";

const attachmentType = "AWS::EC2::VPCGatewayAttachment";

export const ec2GatewayUsedBeforeAttachment: ResourceRule = {
  id: "ec2-gateway-used-before-attachment",
  severity: "high",
  category: "Networking",
  needsNesting: true,
  resourceTypes: [
    "AWS::EC2::Route",
    "AWS::EC2::VPNGatewayRoutePropagation",
    "AWS::EC2::NatGateway",
    "AWS::EC2::EIP",
    "AWS::EC2::EIPAssociation",
  ],
  alsoReads: [attachmentType],
  docs: {
    summary:
      "A route, a NAT gateway or an Elastic IP address does not wait for the gateway to be attached to its VPC.",
    why: "A route refers to the gateway, and not to what attaches it, so CloudFormation creates both at once. Where the route is first, EC2 refuses it (“route table … and network gateway … belong to different networks”), and a NAT gateway or the address of an instance needs the gateway too (“Network … is not attached to any internet gateway”). Whether that happens differs from one deployment to the next; and a stack that is deleted may try to detach the gateway while addresses are still in use.",
    bad: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Gateway": { "Type": "AWS::EC2::InternetGateway" },
  "Attachment": {
    "Type": "AWS::EC2::VPCGatewayAttachment",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "InternetGatewayId": { "Ref": "Gateway" } }
  },
  "Table": { "Type": "AWS::EC2::RouteTable", "Properties": { "VpcId": { "Ref": "Vpc" } } },
  "Route": {
    "Type": "AWS::EC2::Route",
    "Properties": {
      "RouteTableId": { "Ref": "Table" },
      "DestinationCidrBlock": "0.0.0.0/0",
      "GatewayId": { "Ref": "Gateway" }
    }
  }
}`,
    good: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Gateway": { "Type": "AWS::EC2::InternetGateway" },
  "Attachment": {
    "Type": "AWS::EC2::VPCGatewayAttachment",
    "Properties": { "VpcId": { "Ref": "Vpc" }, "InternetGatewayId": { "Ref": "Gateway" } }
  },
  "Table": { "Type": "AWS::EC2::RouteTable", "Properties": { "VpcId": { "Ref": "Vpc" } } },
  "Route": {
    "Type": "AWS::EC2::Route",
    "DependsOn": ["Attachment"],
    "Properties": {
      "RouteTableId": { "Ref": "Table" },
      "DestinationCidrBlock": "0.0.0.0/0",
      "GatewayId": { "Ref": "Gateway" }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html",
    ],
  },
  equivalents: {},

  check(resource, report, template) {
    if (template.hasHiddenResources) return;
    const attachments = attachmentsFor(resource, template).filter(template.isCertain);
    if (attachments.some(({ id }) => isCreatedAfter(template, resource.id, id))) return;
    const [attachment] = attachments;
    if (!attachment) return;
    const { what, consequence } = words[resource.type] ?? route;
    report({
      at: dependsOnOf(resource),
      message: `${what} "${resource.id}" may come before "${attachment.id}", which attaches the gateway to its VPC: EC2 then ${consequence}.`,
      related: [{ at: attachment.key, message: "The attachment that it does not wait for." }],
      fixes: () => waitingFor(template, resource, [attachment.id]),
    });
  },
};

const route = { what: "Route", consequence: "refuses the route" };
const address = { what: "Elastic IP address", consequence: "refuses to give it to an instance" };
const words: Readonly<Record<string, typeof route>> = {
  "AWS::EC2::VPNGatewayRoutePropagation": {
    what: "Route propagation",
    consequence: "refuses to propagate routes",
  },
  "AWS::EC2::NatGateway": { what: "NAT gateway", consequence: "fails to create it" },
  "AWS::EC2::EIP": address,
  "AWS::EC2::EIPAssociation": address,
};

/** What attaches the gateway that the resource needs, as far as it is in this template. */
function attachmentsFor(resource: Resource, template: Template): readonly Resource[] {
  const all = template.ofType(attachmentType);
  if (all.length === 0) return [];
  const leadingTo = (gateway: Value, property: string) => {
    const id = template.target(gateway)?.to;
    if (id === undefined || !template.resource(id)) return [];
    return all.filter((each) => template.target(each.get(property))?.to === id);
  };
  switch (resource.type) {
    case "AWS::EC2::Route": {
      const gateway = resource.get("GatewayId");
      return [
        ...leadingTo(gateway, "InternetGatewayId"),
        ...leadingTo(gateway, "VpnGatewayId"),
      ].filter((each) => !isElsewhere(resource, each, template));
    }
    case "AWS::EC2::VPNGatewayRoutePropagation":
      return leadingTo(resource.get("VpnGatewayId"), "VpnGatewayId");
    default: {
      const vpc = vpcReachedBy(resource, template);
      return all.filter(
        (each) =>
          vpc && vpcOf(each, template) === vpc && each.get("InternetGatewayId").kind !== "absent",
      );
    }
  }
}

/** Whether the table of a route is in another VPC than the one that the gateway is attached to. */
function isElsewhere(route: Resource, attachment: Resource, template: Template): boolean {
  const table = template.resource(template.target(route.get("RouteTableId"))?.to ?? "");
  const vpc = table && vpcOf(table, template);
  const attached = vpcOf(attachment, template);
  return vpc !== undefined && attached !== undefined && vpc !== attached;
}

/** The VPC of this template in which a NAT gateway, or the instance that gets an address, is reached from the internet. */
function vpcReachedBy(resource: Resource, template: Template): Resource | undefined {
  if (resource.type !== "AWS::EC2::NatGateway") {
    const instance = template.resource(template.target(resource.get("InstanceId"))?.to ?? "");
    return instance?.type === "AWS::EC2::Instance" ? vpcOfInstance(instance, template) : undefined;
  }
  if (equals(resource.get("ConnectivityType"), "public", true) !== true) return undefined;
  return vpcOf(resource, template) ?? vpcOfSubnet(resource.get("SubnetId"), template);
}

function vpcOfInstance(instance: Resource, template: Template): Resource | undefined {
  const subnets = [
    instance.get("SubnetId"),
    ...valuesAt(instance.get("NetworkInterfaces"), ["*", "SubnetId"]),
  ];
  for (const subnet of subnets) {
    const vpc = vpcOfSubnet(subnet, template);
    if (vpc) return vpc;
  }
  return undefined;
}

function vpcOfSubnet(subnet: Value, template: Template): Resource | undefined {
  const resource = template.resource(template.target(subnet)?.to ?? "");
  return resource?.type === "AWS::EC2::Subnet" ? vpcOf(resource, template) : undefined;
}
