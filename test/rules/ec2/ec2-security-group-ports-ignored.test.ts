import { test } from "vitest";
import { ec2SecurityGroupPortsIgnored as rule } from "../../../server/src/rules/ec2/ec2-security-group-ports-ignored.ts";
import { checkFix, silent } from "../../fixture.ts";

test("ports of all protocols are taken away", () => {
  checkFix(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": { "IpProtocol": -1, "FromPort": 0, "ToPort": 0 },
//                                                              ^ 💡 low: A rule of "Group" is for all protocols (-1): EC2 ignores FromPort and ToPort and opens every port.
        "SecurityGroupEgress": [{ "IpProtocol": "-1", "FromPort": "-1", "ToPort": "-1" }]
      }
    },
    "Rule": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "IpProtocol": "-1", "ToPort": { "Ref": "Port" } }
//                                                  ^^^^^^^^^^^^^^^^^ 💡 low: A rule of "Rule" is for all protocols (-1): EC2 ignores ToPort and opens every port.
    }
  }
}`,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": { "IpProtocol": -1 },
        "SecurityGroupEgress": [{ "IpProtocol": "-1", "FromPort": "-1", "ToPort": "-1" }]
      }
    },
    "Rule": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "IpProtocol": "-1" }
    }
  }
}`,
  );
});

const group = (rule: unknown) => ({
  Group: { Type: "AWS::EC2::SecurityGroup", Properties: { SecurityGroupIngress: [rule] } },
});

test.each([
  ["a protocol with ports", group({ IpProtocol: "tcp", FromPort: 1, ToPort: 1 })],
  ["no ports", group({ IpProtocol: "-1" })],
  ["a protocol of a parameter", group({ IpProtocol: { Ref: "Protocol" }, FromPort: 1 })],
  ["a rule of a parameter", group({ Ref: "Rule" })],
  ["null", group(null)],
])("silent about %s", (_, resources) => silent(rule, resources));
