import { describe, expect, test } from "vitest";
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

describe("conditions are asked with the defaults", () => {
  const opened = { ...tcp(22), CidrIp: { Ref: "From" } };
  const sections = (
    Stage: object,
    IsTest: object = { "Fn::Equals": [{ Ref: "Stage" }, "test"] },
  ) => ({
    Parameters: {
      From: { Type: "String", Default: "0.0.0.0/0" },
      Stage: { Type: "String", ...Stage },
    },
    Conditions: { Not: { "Fn::Not": [{ Condition: "IsTest" }] }, IsTest },
  });
  const count = (resources: object, more: object) =>
    findingsOf(rule, templateOf(resources, more)).length;
  const under = (Condition: string) => ({ Ssh: { ...ingress(opened), Condition } });
  const branch = letting({ "Fn::If": ["IsTest", opened, { Ref: "AWS::NoValue" }] });

  test.each([
    ["true", { Default: "test" }, 1, 0],
    ["false", { Default: "prod" }, 0, 1],
    ["open without a default", {}, 0, 0],
    [
      "open with a name of Systems Manager's as default",
      { Type: "AWS::SSM::Parameter::Value<String>", Default: "test" },
      0,
      0,
    ],
  ])("%s", (_, stage, positive, negative) => {
    expect(count(under("IsTest"), sections(stage))).toBe(positive);
    expect(count(branch, sections(stage))).toBe(positive);
    expect(count(under("Not"), sections(stage))).toBe(negative);
  });

  test("silent where one is not defined, or hangs on the region", () => {
    expect(count(under("Nowhere"), sections({ Default: "test" }))).toBe(0);
    const inRegion = { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-1"] };
    expect(count(under("IsTest"), sections({ Default: "test" }, inRegion))).toBe(0);
  });
});

test("no fix where every allowed value lets everybody in", () => {
  const fixes = (...AllowedValues: string[]) =>
    findingsOf(
      rule,
      templateOf(letting(fromParameter), withDefault("0.0.0.0/0", { AllowedValues })),
    ).map((finding) => finding.fixes().length);
  expect(fixes("0.0.0.0/0")).toEqual([0]);
  expect(fixes("0.0.0.0/0", "10.0.0.0/8")).toEqual([1]);
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
