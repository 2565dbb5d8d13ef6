import { expect, test } from "vitest";
import { ec2SecurityGroupOpenToWorld as rule } from "../../../server/src/rules/ec2/ec2-security-group-open-to-world.ts";
import { checkFix, findingsOf, silent, templateOf } from "../../fixture.ts";
import { fromAnywhere, letting, lettingOut, tcp } from "./security-groups.ts";

test("what is open to the whole internet is narrowed to the VPC, but for a load balancer's web ports and ICMP", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "BalancerGroup": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "VpcId": { "Ref": "Vpc" },
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": "443", "ToPort": "443", "CidrIp": "0.0.0.0/0" },
//                                                                             ^^^^^^^^^^^ low: "BalancerGroup" lets the whole internet in on port 443 (HTTPS): right for what serves the public, and for nothing else.
          { "IpProtocol": "tcp", "FromPort": 8443, "ToPort": 8443, "CidrIp": "0.0.0.0/0" },
//                                                                           ^^^^^^^^^^^ 🔎 medium: "BalancerGroup" lets the whole internet in on port 8443: whatever listens there has to withstand anyone.
          { "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "CidrIp": "0.0.0.0/0" },
//                                                                        ^^^^^^^^^^^ low: "BalancerGroup" lets the whole internet in on ICMP: right for what serves the public, and for nothing else.
          { "IpProtocol": "50", "CidrIpv6": "::/0" }
//                                          ^^^^^^ medium: "BalancerGroup" lets the whole internet in on protocol 50: whatever listens there has to withstand anyone.
        ]
      }
    },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "SecurityGroups": [{ "Ref": "BalancerGroup" }] }
    },
    "WebGroup": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "VpcId": { "Ref": "Vpc" } }
    },
    "Web": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "SecurityGroupIds": [{ "Fn::GetAtt": ["WebGroup", "GroupId"] }] }
    },
    "Http": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Fn::GetAtt": ["WebGroup", "GroupId"] },
        "IpProtocol": "tcp",
        "FromPort": 80,
        "ToPort": 80,
        "CidrIp": "0.0.0.0/0"
//                ^^^^^^^^^^^ 🔎 medium: "Http" lets the whole internet in on port 80 (HTTP): whatever listens there has to withstand anyone.
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Vpc": { "Type": "AWS::EC2::VPC", "Properties": { "CidrBlock": "10.0.0.0/16" } },
    "BalancerGroup": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "VpcId": { "Ref": "Vpc" },
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": "443", "ToPort": "443", "CidrIp": "0.0.0.0/0" },
          { "IpProtocol": "tcp", "FromPort": 8443, "ToPort": 8443, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } },
          { "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "CidrIp": "0.0.0.0/0" },
          { "IpProtocol": "50", "CidrIpv6": "::/0" }
        ]
      }
    },
    "Balancer": {
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": { "SecurityGroups": [{ "Ref": "BalancerGroup" }] }
    },
    "WebGroup": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": { "VpcId": { "Ref": "Vpc" } }
    },
    "Web": {
      "Type": "AWS::EC2::Instance",
      "Properties": { "SecurityGroupIds": [{ "Fn::GetAtt": ["WebGroup", "GroupId"] }] }
    },
    "Http": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": {
        "GroupId": { "Fn::GetAtt": ["WebGroup", "GroupId"] },
        "IpProtocol": "tcp",
        "FromPort": 80,
        "ToPort": 80,
        "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] }
      }
    }
  }
}`,
  );
});

test.each([
  ["of a group elsewhere", { Ref: "GroupId" }],
  ["of a group that nothing here has", { Ref: "Group" }],
])("web ports %s may be a load balancer's", (_, GroupId) => {
  const Http = {
    Type: "AWS::EC2::SecurityGroupIngress",
    Properties: { ...fromAnywhere(tcp(80)), GroupId },
  };
  const Group = { Type: "AWS::EC2::SecurityGroup" };
  const found = findingsOf(rule, templateOf({ Group, Http }));
  expect(found.map(({ severity }) => severity)).toEqual(["low"]);
});

test("the group of a rule that stands by itself is related", () => {
  const [Inner, Outer] = ["Group", "Another"].map((Ref) => ({
    Type: "AWS::EC2::SecurityGroupIngress",
    Properties: { ...fromAnywhere(tcp(8080)), GroupId: { Ref } },
  }));
  const Group = {
    Type: "AWS::EC2::SecurityGroup",
    Properties: { SecurityGroupIngress: [fromAnywhere(tcp(8080))] },
  };
  const found = findingsOf(rule, templateOf({ Group, Inner, Outer }));
  expect(found.map(({ related }) => related.map(({ message }) => message))).toEqual([
    [],
    ['It is a rule of "Group".'],
    [],
  ]);
});

test.each([
  ["a port that is told by ec2-security-group-sensitive-port-open", letting(fromAnywhere(tcp(22)))],
  ["a block", letting({ ...tcp(8080), CidrIp: "10.0.0.0/8" })],
  ["a block of a parameter", letting({ ...tcp(8080), CidrIp: { Ref: "Office" } })],
  ["a group", letting({ ...tcp(8080), SourceSecurityGroupId: { Ref: "Callers" } })],
  ["what is let out", lettingOut(fromAnywhere(tcp(8080)))],
  ["a rule of a parameter", letting({ Ref: "Rule" })],
])("silent about %s", (_, resources) => silent(rule, resources));
