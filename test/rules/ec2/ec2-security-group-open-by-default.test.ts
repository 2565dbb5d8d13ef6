import { expect, test } from "vitest";
import { ec2SecurityGroupOpenByDefault as rule } from "../../../server/src/rules/ec2/ec2-security-group-open-by-default.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { letting, lettingOut, tcp } from "./security-groups.ts";

test("a default that lets everybody in goes", () => {
  checkFix(
    rule,
    `
{
  "Parameters": {
    "SshFrom": { "Type": "String", "Default": "0.0.0.0/0" },
//                                 ^^^^^^^^^ 🔎 medium: The default of "SshFrom" lets the whole internet into "Servers" on port 22 (SSH): whoever deploys without a value opens it.
    "WebFrom": { "Type": "String", "Default": "::/0" }
//                                 ^^^^^^^^^ 🔎 low: The default of "WebFrom" lets the whole internet into "Https" on port 443 (HTTPS): whoever deploys without a value opens it.
  },
  "Resources": {
    "Servers": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "CidrIp": { "Ref": "SshFrom" } },
          { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": { "Ref": "SshFrom" } }
        ]
      }
    },
    "Https": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIpv6": { "Ref": "WebFrom" } }
    }
  }
}`,
    `
{
  "Parameters": {
    "SshFrom": { "Type": "String" },
    "WebFrom": { "Type": "String" }
  },
  "Resources": {
    "Servers": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080, "CidrIp": { "Ref": "SshFrom" } },
          { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": { "Ref": "SshFrom" } }
        ]
      }
    },
    "Https": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIpv6": { "Ref": "WebFrom" } }
    }
  }
}`,
  );
});

const fromParameter = { ...tcp(22), CidrIp: { Ref: "From" } };
const withDefault = (Default?: string, more: object = {}) => ({
  Parameters: { From: { Type: "String", ...(Default !== undefined && { Default }), ...more } },
});

test("all that it opens is related", () => {
  const text = templateOf(
    { ...letting(fromParameter), Rdp: ingress({ ...tcp(3389), CidrIp: { Ref: "From" } }) },
    withDefault("0.0.0.0/0", { AllowedValues: ["0.0.0.0/0", "10.0.0.0/8"] }),
  );
  expect(findingsOf(rule, text)[0]?.related).toHaveLength(2);
});

const ingress = (Properties: object) => ({ Type: "AWS::EC2::SecurityGroupIngress", Properties });

test.each<[string, object, object]>([
  ["a network as default", letting(fromParameter), withDefault("10.0.0.0/8")],
  ["no default", letting(fromParameter), withDefault()],
  [
    "the name of a parameter of Systems Manager's",
    letting(fromParameter),
    withDefault("/office/0", { Type: "AWS::SSM::Parameter::Value<String>" }),
  ],
  ["what is let out", lettingOut(fromParameter), withDefault("0.0.0.0/0")],
  [
    "a parameter for something else",
    letting({ ...tcp(22), CidrIp: "10.0.0.0/8", Description: { Ref: "From" } }),
    withDefault("0.0.0.0/0"),
  ],
  [
    "a part of a text",
    letting({ ...tcp(22), CidrIp: { "Fn::Sub": "${From}/8" } }),
    withDefault("0.0.0.0/0"),
  ],
])("silent about %s", (_, resources, sections) => silent(rule, resources, sections));
