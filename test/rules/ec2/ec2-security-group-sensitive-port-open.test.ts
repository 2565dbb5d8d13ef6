import { describe, expect, test } from "vitest";
import { ec2SecurityGroupSensitivePortOpen as rule } from "../../../server/src/rules/ec2/ec2-security-group-sensitive-port-open.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { fromAnywhere, letting, lettingOut, tcp } from "./security-groups.ts";

test("SSH, RDP and databases for the whole internet, as numbers and as texts", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Servers": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "VpcId": { "Ref": "Vpc" },
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": "0.0.0.0/0" },
//                                                                       ^^^^^^^^^^^ 🔎 critical: "Servers" lets the whole internet in on port 22 (SSH): scanners find it within minutes and try passwords and stolen keys.
          { "IpProtocol": "6", "FromPort": "3380", "ToPort": "3390", "CidrIpv6": "::/0" },
//                                                                               ^^^^^^ critical: "Servers" lets the whole internet in on ports 3380 to 3390, RDP (3389) among them: scanners find it within minutes and try passwords and stolen keys.
          { "IpProtocol": -1, "CidrIp": "0.0.0.0/0" },
//                                      ^^^^^^^^^^^ 🔎 critical: "Servers" lets the whole internet in on every port of every protocol, SSH (22) and RDP (3389) among them: scanners find it within minutes and try passwords and stolen keys.
          { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0" }
        ]
      }
    },
    "Data": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": { "IpProtocol": "TCP", "FromPort": 5432, "ToPort": 5432, "CidrIp": "0.0.0.0/0" }
//                                                                                                 ^^^^^^^^^^^ high: "Data" lets the whole internet in on port 5432 (PostgreSQL): a password, if that, is all that keeps anyone out.
      }
    },
    "Rule": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "GroupId": { "Ref": "Servers" }, "IpProtocol": "tcp", "FromPort": 9000, "ToPort": 30000, "CidrIp": "0.0.0.0/0" }
//                                                                                                                       ^^^^^^^^^^^ 🔎 high: "Rule" lets the whole internet in on ports 9000 to 30000, OpenSearch (9300), Memcached (11211) and others among them: a password, if that, is all that keeps anyone out.
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Servers": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "VpcId": { "Ref": "Vpc" },
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } },
          { "IpProtocol": "6", "FromPort": "3380", "ToPort": "3390", "CidrIpv6": "::/0" },
          { "IpProtocol": -1, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } },
          { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0" }
        ]
      }
    },
    "Data": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": { "IpProtocol": "TCP", "FromPort": 5432, "ToPort": 5432, "CidrIp": "0.0.0.0/0" }
      }
    },
    "Rule": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "GroupId": { "Ref": "Servers" }, "IpProtocol": "tcp", "FromPort": 9000, "ToPort": 30000, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } }
    }
  }
}`,
  );
});

describe("the fix", () => {
  const titles = (resources: unknown) =>
    findingsOf(rule, templateOf(resources)).flatMap(({ fixes }) =>
      fixes().map(({ title }) => title),
    );

  test("says that a rule of its own is replaced", () => {
    const Group = { Type: "AWS::EC2::SecurityGroup", Properties: { VpcId: { Ref: "Vpc" } } };
    const Rule = {
      Type: "AWS::EC2::SecurityGroupIngress",
      Properties: { ...fromAnywhere(tcp(22)), GroupId: { "Fn::GetAtt": ["Group", "GroupId"] } },
    };
    expect(titles(letting(undefined, { Group, Rule }))).toEqual([
      'Let only the network of "Vpc" in on port 22 (SSH); whoever comes from elsewhere is kept out; the rule is replaced',
    ]);
  });

  test.each([
    ["for IPv6", letting({ ...tcp(22), CidrIpv6: "::/0" })],
    [
      "where the VPC is elsewhere",
      letting(fromAnywhere(tcp(22)), {
        Group: {
          Type: "AWS::EC2::SecurityGroup",
          Properties: { VpcId: { Ref: "VpcId" }, SecurityGroupIngress: fromAnywhere(tcp(22)) },
        },
      }),
    ],
    [
      "where the group lets the VPC in already",
      letting(fromAnywhere(tcp(22)), {
        Same: {
          Type: "AWS::EC2::SecurityGroupIngress",
          Properties: { ...tcp(22), GroupId: { Ref: "Group" }, CidrIp: "10.0.0.0/16" },
        },
      }),
    ],
  ])("is none %s", (_, resources) => {
    expect(findingsOf(rule, templateOf(resources))).toHaveLength(1);
    expect(titles(resources)).toEqual([]);
  });
});

test.each([
  ["a block", letting({ ...tcp(22), CidrIp: "10.0.0.0/8" })],
  ["a block of a parameter", letting({ ...tcp(22), CidrIp: { Ref: "Office" } })],
  ["a group", letting({ ...tcp(22), SourceSecurityGroupId: { Ref: "Bastion" } })],
  ["another port", letting(fromAnywhere(tcp(8080)))],
  ["a port of a parameter", letting(fromAnywhere(tcp({ Ref: "Port" }, 22)))],
  ["UDP", letting(fromAnywhere({ ...tcp(22), IpProtocol: "udp" }))],
  ["ICMP, whose ports are types", letting(fromAnywhere({ ...tcp(3, 30), IpProtocol: "icmp" }))],
  ["a protocol of a parameter", letting(fromAnywhere({ ...tcp(22), IpProtocol: { Ref: "P" } }))],
  ["what is let out", lettingOut(fromAnywhere(tcp(22)))],
  ["ports the wrong way round", letting(fromAnywhere(tcp(30, 20)))],
  ["a rule of a parameter", letting({ Ref: "Rule" })],
])("silent about %s", (_, resources) => silent(rule, resources));

test("of conditions, the branch that opens the port is told", () => {
  const choice = { "Fn::If": ["IsOpen", "0.0.0.0/0", "10.0.0.0/8"] };
  const text = templateOf(letting({ ...tcp(22), CidrIp: choice }), {
    Conditions: { IsOpen: { "Fn::Equals": [{ Ref: "Open" }, "yes"] } },
  });
  const [finding, more] = findingsOf(rule, text);
  expect(more).toBeUndefined();
  expect(finding?.message).toContain("(when IsOpen is true)");
});

test("the group of a rule that stands by itself is related", () => {
  const text = templateOf({
    Servers: { Type: "AWS::EC2::SecurityGroup" },
    Ssh: {
      Type: "AWS::EC2::SecurityGroupIngress",
      Properties: { ...fromAnywhere(tcp(22)), GroupId: { "Fn::GetAtt": ["Servers", "GroupId"] } },
    },
  });
  expect(findingsOf(rule, text)[0]?.related.map(({ message }) => message)).toEqual([
    'It is a rule of "Servers".',
  ]);
});
