import { expect, test } from "vitest";
import { ec2SecurityGroupRuleUndescribed as rule } from "../../../server/src/rules/ec2/ec2-security-group-rule-undescribed.ts";
import { checkFix, findingsOf, silent } from "../../fixture.ts";
import { letting, lettingOut, tcp } from "./security-groups.ts";

test("rules are described by what they do", () => {
  checkFix(
    rule,
    `
{
  "Parameters": { "Office": { "Type": "String" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0" },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: A rule of "Group" for port 443 (HTTPS) has no description: nobody can tell later whom it is for, and whether it may go.
          { "IpProtocol": "udp", "FromPort": 9000, "ToPort": 9010, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: A rule of "Group" for UDP ports 9000 to 9010 has no description: nobody can tell later whom it is for, and whether it may go.
          { "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "CidrIp": { "Ref": "Office" } },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: A rule of "Group" for ICMP has no description: nobody can tell later whom it is for, and whether it may go.
          { "IpProtocol": "50", "CidrIpv6": "2001:db8::/32" },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 low: A rule of "Group" for protocol 50 has no description: nobody can tell later whom it is for, and whether it may go.
          { "IpProtocol": "tcp", "FromPort": { "Ref": "Port" }, "ToPort": { "Ref": "Port" }, "CidrIp": "10.0.0.0/8" },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: A rule of "Group" for what deployment decides has no description: nobody can tell later whom it is for, and whether it may go.
          { "IpProtocol": "tcp", "FromPort": 444, "ToPort": 444, "SourcePrefixListId": { "Fn::FindInMap": ["Lists", "CloudFront", "Id"] } }
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ low: A rule of "Group" for port 444 has no description: nobody can tell later whom it is for, and whether it may go.
        ],
        "SecurityGroupEgress": { "IpProtocol": "-1", "DestinationPrefixListId": "pl-1a2b3c4d" }
//      ^^^^^^^^^^^^^^^^^^^^^ 🔎 low: A rule of "Group" for every port of every protocol has no description: nobody can tell later whom it is for, and whether it may go.
      }
    },
    "Own": {
//  ^^^^^ 🔎 low: A rule of "Own" for port 8080 has no description: nobody can tell later whom it is for, and whether it may go.
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Ref": "Group" },
        "IpProtocol": "tcp",
        "FromPort": 8080,
        "ToPort": 8080,
        "SourceSecurityGroupId": { "Fn::GetAtt": ["Group", "GroupId"] }
      }
    }
  }
}`,
    `
{
  "Parameters": { "Office": { "Type": "String" } },
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0", "Description": "HTTPS from anywhere" },
          { "IpProtocol": "udp", "FromPort": 9000, "ToPort": 9010, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] }, "Description": "UDP 9000 to 9010 from the network of Vpc" },
          { "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "CidrIp": { "Ref": "Office" }, "Description": "ICMP from Office" },
          { "IpProtocol": "50", "CidrIpv6": "2001:db8::/32", "Description": "Protocol 50 from 2001:db8::/32" },
          { "IpProtocol": "tcp", "FromPort": { "Ref": "Port" }, "ToPort": { "Ref": "Port" }, "CidrIp": "10.0.0.0/8" },
          { "IpProtocol": "tcp", "FromPort": 444, "ToPort": 444, "SourcePrefixListId": { "Fn::FindInMap": ["Lists", "CloudFront", "Id"] } }
        ],
        "SecurityGroupEgress": { "IpProtocol": "-1", "DestinationPrefixListId": "pl-1a2b3c4d", "Description": "Everything to pl-1a2b3c4d" }
      }
    },
    "Own": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Ref": "Group" },
        "IpProtocol": "tcp",
        "FromPort": 8080,
        "ToPort": 8080,
        "SourceSecurityGroupId": { "Fn::GetAtt": ["Group", "GroupId"] },
        "Description": "TCP 8080 from the group itself"
      }
    }
  }
}`,
  );
});

test.each([
  ["a rule that has one", letting({ ...tcp(443), Description: "HTTPS" })],
  ["one of a parameter", lettingOut([{ ...tcp(443), Description: { Ref: "Text" } }])],
  ["a rule of a parameter", letting({ Ref: "Rule" })],
  ["a list of a parameter", lettingOut({ Ref: "Rules" })],
])("silent about %s", (_, resources) => silent(rule, resources));

test("silent while it is being typed", () => {
  const text = `{ "Resources": { "R": { "Type": "AWS::EC2::SecurityGroupIngress", "Properties": { "IpProtocol": "tcp", "Desc" } } } }`;
  expect(findingsOf(rule, text)).toEqual([]);
});
