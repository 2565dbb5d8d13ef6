import { describe, expect, test } from "vitest";
import { ec2EndpointPrivateDnsRefused as rule } from "../../../server/src/rules/ec2/ec2-endpoint-private-dns-refused.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

const vpc = (properties: object = {}) => ({
  Type: "AWS::EC2::VPC",
  Properties: { CidrBlock: "10.0.0.0/16", ...properties },
});
const endpoint = (properties: object = {}) => ({
  Type: "AWS::EC2::VPCEndpoint",
  Properties: {
    VpcId: { Ref: "Vpc" },
    VpcEndpointType: "Interface",
    PrivateDnsEnabled: true,
    ...properties,
  },
});

test("the VPC gets DNS hostnames", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16", "EnableDnsSupport": false } },
    "Endpoint": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "VpcEndpointType": "Interface", "PrivateDnsEnabled": true }
//                                                                                                    ^^^^ 💡 critical: VPC endpoint "Endpoint" has private DNS names, which "Vpc" has not turned on (EnableDnsHostnames and EnableDnsSupport): EC2 refuses to create it.
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16", "EnableDnsSupport": true, "EnableDnsHostnames": true } },
    "Endpoint": {
      "Type": "AWS::EC2::VPCEndpoint",
      "Properties": { "VpcId": { "Ref": "Vpc" }, "VpcEndpointType": "Interface", "PrivateDnsEnabled": true }
    }
  }
}`,
  );
});

test("names that depend on a condition", () => {
  const Vpc = vpc({ EnableDnsHostnames: { "Fn::If": ["Named", true, false] } });
  const Conditions = { Named: { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] } };
  expect(
    findingsOf(rule, templateOf({ Vpc, Endpoint: endpoint() }, { Conditions })).map(
      ({ message }) => message,
    ),
  ).toEqual([
    'VPC endpoint "Endpoint" has private DNS names, which "Vpc" has not turned on (EnableDnsHostnames): EC2 refuses to create it (when Named is false).',
  ]);
});

describe("silent", () => {
  const Vpc = vpc();
  test.each([
    ["a VPC with names", { Vpc: vpc({ EnableDnsHostnames: true }), Endpoint: endpoint() }],
    [
      "a VPC of which deployment decides",
      { Vpc: vpc({ EnableDnsHostnames: { Ref: "Named" } }), Endpoint: endpoint() },
    ],
    ["a VPC from elsewhere", { Endpoint: endpoint({ VpcId: "vpc-1" }) }],
    ["an endpoint without private DNS", { Vpc, Endpoint: endpoint({ PrivateDnsEnabled: false }) }],
    [
      "an endpoint that does not say",
      { Vpc, Endpoint: endpoint({ PrivateDnsEnabled: { Ref: "AWS::NoValue" } }) },
    ],
    ["a gateway endpoint", { Vpc, Endpoint: endpoint({ VpcEndpointType: "Gateway" }) }],
  ])("%s", (_, resources) =>
    silent(rule, resources, { Parameters: { Named: { Type: "String" } } }),
  );
});
