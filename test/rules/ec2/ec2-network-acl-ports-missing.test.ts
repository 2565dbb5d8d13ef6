import { expect, test } from "vitest";
import { ec2NetworkAclPortsMissing as rule } from "../../../server/src/rules/ec2/ec2-network-acl-ports-missing.ts";
import { check, checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("TCP, UDP and ICMP without what they need", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Tcp": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 6 } },
//  ^^^^^ critical: "Tcp" is for protocol 6, and has no PortRange: EC2 refuses it.
    "Udp": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": "17", "PortRange": {} } },
//                                                                                               ^^ critical: "Udp" is for protocol 17, and has no PortRange.From and no PortRange.To: EC2 refuses it.
    "Ping": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 1, "Icmp": { "Type": 8 } } },
//                                                                                        ^^^^^^^^^^^^^ critical: "Ping" is for protocol 1, and has no Icmp.Code: EC2 refuses it.
    "Ping6": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 58, "Ipv6CidrBlock": "::/0" } }
//  ^^^^^^^ critical: "Ping6" is for protocol 58, and has no Icmp: EC2 refuses it.
  }
}`,
  );
});

test("the other end of a range is inserted", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Entry": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 6, "PortRange": { "From": 443 } } },
//                                                                                              ^^^^^^^^^^^^^^^ 🔎 critical: "Entry" is for protocol 6, and has no PortRange.To: EC2 refuses it.
    "Other": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 6, "PortRange": { "To": { "Ref": "Port" } } } }
//                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: "Other" is for protocol 6, and has no PortRange.From: EC2 refuses it.
  }
}`,
    `
{
  "Resources": {
    "Entry": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 6, "PortRange": { "From": 443, "To": 443 } } },
    "Other": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 6, "PortRange": { "To": { "Ref": "Port" }, "From": { "Ref": "Port" } } } }
  }
}`,
  );
});

const entry = (Properties: object) => ({
  Entry: { Type: "AWS::EC2::NetworkAclEntry", Properties },
});

test.each([
  ["both ends", { Protocol: 6, PortRange: { From: 1, To: 2 } }],
  ["a range of a parameter", { Protocol: 6, PortRange: { Ref: "Range" } }],
  ["a type and a code", { Protocol: 1, Icmp: { Type: -1, Code: -1 } }],
  ["ICMPv6 over IPv4", { Protocol: 58, CidrBlock: "10.0.0.0/8" }],
  ["ICMPv6 perhaps over IPv6", { Protocol: 58, Ipv6CidrBlock: { "Fn::If": ["C", 1, 2] } }],
  ["all protocols", { Protocol: -1 }],
  ["a protocol without ports", { Protocol: "47" }],
  ["a protocol of a parameter", { Protocol: { Ref: "Protocol" } }],
])("silent about %s", (_, properties) => silent(rule, entry(properties)));

test("a branch without a range", () => {
  const PortRange = { "Fn::If": ["IsWide", { From: 0, To: 65_535 }, { Ref: "AWS::NoValue" }] };
  const text = templateOf(entry({ Protocol: 6, PortRange }), {
    Conditions: { IsWide: { "Fn::Equals": [{ Ref: "Wide" }, "yes"] } },
  });
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    '"Entry" is for protocol 6, and has no PortRange: EC2 refuses it (when IsWide is false).',
  ]);
});
