import { test } from "vitest";
import { ec2NetworkAclOpen as rule } from "../../../server/src/rules/ec2/ec2-network-acl-open.ts";
import { check, silent } from "../../fixture.ts";

test("entries that let in everything", () => {
  check(
    rule,
    `
{
  "Resources": {
    "All": {
      "Type": "AWS::EC2::NetworkAclEntry",
      "Properties": { "RuleAction": "allow", "Egress": "false", "Protocol": "-1", "CidrBlock": "0.0.0.0/0" }
//                                                                          ^^^^ low: "All" lets in every protocol from everywhere: the network ACL keeps nobody out, and security groups are all that does.
    },
    "Ports": {
      "Type": "AWS::EC2::NetworkAclEntry",
      "Properties": { "RuleAction": "allow", "Protocol": 6, "PortRange": { "From": 0, "To": "65535" }, "Ipv6CidrBlock": "::/0" }
//                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: "Ports" lets in every port from everywhere: the network ACL keeps nobody out, and security groups are all that does.
    }
  }
}`,
  );
});

const all = { RuleAction: "allow", Protocol: -1, CidrBlock: "0.0.0.0/0" };
const range = { Protocol: 6, PortRange: { From: 1024, To: 65535 } };

test.each([
  ["what is let out", { ...all, Egress: true }],
  ["what may be let out", { ...all, Egress: { Ref: "Egress" } }],
  ["what is kept out", { ...all, RuleAction: "deny" }],
  ["what may be kept out", { ...all, RuleAction: { Ref: "Action" } }],
  ["a network", { ...all, CidrBlock: "10.0.0.0/8" }],
  ["a network of a parameter", { ...all, CidrBlock: { Ref: "Network" } }],
  ["ports for answers", { ...all, ...range }],
  ["a protocol of a parameter", { ...all, Protocol: { Ref: "Protocol" } }],
])("silent about %s", (_, Properties) =>
  silent(rule, { Entry: { Type: "AWS::EC2::NetworkAclEntry", Properties } }),
);
