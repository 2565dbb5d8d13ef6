import type { Resource } from "../../template/template.ts";
import { equals, setValue, type Value } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { vpcOf } from "./network.ts";

export const ec2EndpointPrivateDnsRefused: ResourceRule = {
  id: "ec2-endpoint-private-dns-refused",
  severity: "critical",
  category: "Networking",
  needsNesting: true,
  resourceTypes: ["AWS::EC2::VPCEndpoint"],
  alsoReads: ["AWS::EC2::VPC"],
  docs: {
    summary: "A VPC endpoint has private DNS names, and its VPC none.",
    why: "With private DNS, the usual name of a service leads to the endpoint. That needs a VPC with DNS hostnames, which one that a template creates has only if it says so, and with DNS support. Otherwise EC2 refuses the endpoint (“Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true”), and the stack is rolled back.",
    bad: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
  "Endpoint": {
    "Type": "AWS::EC2::VPCEndpoint",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "ServiceName": { "Fn::Sub": "com.amazonaws.\${AWS::Region}.ssm" },
      "VpcEndpointType": "Interface",
      "PrivateDnsEnabled": true
    }
  }
}`,
    good: `{
  "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": true } },
  "Endpoint": {
    "Type": "AWS::EC2::VPCEndpoint",
    "Properties": {
      "VpcId": { "Ref": "Vpc" },
      "ServiceName": { "Fn::Sub": "com.amazonaws.\${AWS::Region}.ssm" },
      "VpcEndpointType": "Interface",
      "PrivateDnsEnabled": true
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html",
    ],
  },
  equivalents: {},

  check(endpoint, report, template) {
    const wish = endpoint.get("PrivateDnsEnabled");
    const isInterface = equals(endpoint.get("VpcEndpointType"), "Interface");
    const vpc = isInterface && equals(wish, true) ? vpcOf(endpoint, template) : undefined;
    const missing = vpc && template.isCertain(vpc) ? lackedBy(vpc) : [];
    const [first] = missing;
    if (!vpc || !first) return;
    const names = missing.map(({ name }) => name).join(" and ");
    report({
      at: wish.at,
      message: `VPC endpoint "${endpoint.id}" has private DNS names, which "${vpc.id}" has not turned on (${names}): EC2 refuses to create it.`,
      related: [{ at: vpc.key, message: "The VPC of the endpoint." }],
      fixes: () => [
        {
          title: `Set ${names} of "${vpc.id}" to true`,
          safety: "safe",
          changes: missing.map(({ value }) => setValue(value, true)),
        },
      ],
    });
  },
};

interface Attribute {
  readonly name: string;
  readonly value: Value;
}

/** What the VPC surely has not turned on. Support is there unless it is turned off. */
const lackedBy = (vpc: Resource): readonly Attribute[] =>
  [
    { name: "EnableDnsHostnames", byDefault: false },
    { name: "EnableDnsSupport", byDefault: true },
  ].flatMap(({ name, byDefault }) => {
    const value = vpc.get(name);
    return equals(value, true, byDefault) === false ? [{ name, value }] : [];
  });
