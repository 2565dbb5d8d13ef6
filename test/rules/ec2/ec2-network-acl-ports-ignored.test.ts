import { expect, test } from "vitest";
import { ec2NetworkAclPortsIgnored as rule } from "../../../server/src/rules/ec2/ec2-network-acl-ports-ignored.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";

test("what is ignored is removed", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "A": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": -1, "RuleAction": "allow", "PortRange": { "From": 443, "To": 443 } } },
//                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 low: "A" is for all protocols (-1): EC2 ignores PortRange and allows all of it.
    "B": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": "50", "RuleAction": "deny", "PortRange": { "From": 1, "To": 2 }, "Icmp": {} } },
//                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^ 💡 low: "B" is for protocol 50: EC2 ignores PortRange and Icmp and denies all of it.
    "C": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 58, "CidrBlock": "10.0.0.0/16", "Icmp": { "Type": 0, "Code": 0 } } }
//                                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^ 💡 low: "C" is for protocol 58: EC2 ignores Icmp.
  }
}`,
    `
{
  "Resources": {
    "A": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": -1, "RuleAction": "allow" } },
    "B": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": "50", "RuleAction": "deny" } },
    "C": { "Type": "AWS::EC2::NetworkAclEntry", "Properties": { "Protocol": 58, "CidrBlock": "10.0.0.0/16" } }
  }
}`,
  );
});

const ports = { PortRange: { From: 443, To: 443 } };
const icmp = { Icmp: { Type: 8, Code: -1 } };

test.each([
  ["TCP", { Protocol: 6, ...ports }],
  ["UDP as text", { Protocol: "17", ...ports }],
  ["ICMP", { Protocol: 1, ...icmp }],
  ["ICMPv6 over IPv6", { Protocol: 58, Ipv6CidrBlock: "::/0", ...icmp }],
  ["ICMPv6 perhaps over IPv6", { Protocol: 58, Ipv6CidrBlock: { "Fn::If": ["C", 1, 2] }, ...icmp }],
  ["all protocols without ports", { Protocol: -1 }],
  ["a protocol of a parameter", { Protocol: { Ref: "Protocol" }, ...ports }],
  ["a protocol that is no number", { Protocol: "tcp", ...ports }],
])("silent about %s", (_, Properties) =>
  silent(rule, { Entry: { Type: "AWS::EC2::NetworkAclEntry", Properties } }),
);

test.each([
  [
    "TCP with ports",
    { Protocol: 6, RuleAction: "allow", ...ports, ...icmp },
    "6: EC2 ignores Icmp",
  ],
  [
    "a type of ICMP",
    { Protocol: 1, RuleAction: "deny", ...ports, ...icmp },
    "1: EC2 ignores PortRange",
  ],
  [
    "an action of a parameter",
    { Protocol: 50, RuleAction: { Ref: "Action" }, ...ports },
    "50: EC2 ignores PortRange",
  ],
])("not all is let in or kept out: %s", (_, Properties, end) => {
  const text = templateOf({ Entry: { Type: "AWS::EC2::NetworkAclEntry", Properties } });
  expect(findingsOf(rule, text).map(({ message }) => message)).toEqual([
    `"Entry" is for protocol ${end}.`,
  ]);
});
