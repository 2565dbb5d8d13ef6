import { expect, test } from "vitest";
import { ec2SecurityGroupPortsMissing as rule } from "../../../server/src/rules/ec2/ec2-security-group-ports-missing.ts";
import { checkFix, findingsOf, silent } from "../../fixture.ts";

test("one port gives the other", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "ToPort": 22 },
//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 🔎 critical: A rule of "Group" is for protocol tcp, and has no FromPort: EC2 refuses it.
          { "IpProtocol": 17 }
//        ^^^^^^^^^^^^^^^^^^^^ critical: A rule of "Group" is for protocol 17, and has no FromPort and no ToPort: EC2 refuses it.
        ]
      }
    }
  }
}`,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22 },
          { "IpProtocol": 17 }
        ]
      }
    }
  }
}`,
  );
});

const group = (rule: unknown) => ({
  Group: { Type: "AWS::EC2::SecurityGroup", Properties: { SecurityGroupEgress: [rule] } },
});

test.each([
  ["both ports", group({ IpProtocol: "tcp", FromPort: 1, ToPort: { Ref: "Port" } })],
  ["all protocols", group({ IpProtocol: "-1" })],
  ["a protocol that has none", group({ IpProtocol: "50" })],
  ["a protocol of a parameter", group({ IpProtocol: { Ref: "Protocol" } })],
  ["ICMPv6, all of which is meant", group({ IpProtocol: "icmpv6", CidrIpv6: "::/0" })],
  ["null", group(null)],
])("silent about %s", (_, resources) => silent(rule, resources));

test("silent while it is being typed", () => {
  const text = `{ "Resources": { "R": { "Type": "AWS::EC2::SecurityGroupIngress", "Properties": { "IpProtocol": "tcp", "From" } } } }`;
  expect(findingsOf(rule, text)).toEqual([]);
});
