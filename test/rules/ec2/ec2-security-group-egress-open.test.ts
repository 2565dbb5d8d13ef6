import { test } from "vitest";
import { ec2SecurityGroupEgressOpen as rule } from "../../../server/src/rules/ec2/ec2-security-group-egress-open.ts";
import { check, silent } from "../../fixture.ts";
import { fromAnywhere, letting, lettingOut, tcp } from "./security-groups.ts";

test("what may connect to the whole internet", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupEgress": [
          { "IpProtocol": "-1", "CidrIp": "0.0.0.0/0" },
//                                        ^^^^^^^^^^^ low: "Group" lets its members out to the whole internet on every port of every protocol: what runs there can send anything anywhere.
          { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIpv6": "::/0" }
//                                                                           ^^^^^^ low: "Group" lets its members out to the whole internet on port 443 (HTTPS): what runs there can send anything anywhere.
        ]
      }
    },
    "Dns": {
      "Type": "AWS::EC2::SecurityGroupEgress",
      "Properties": { "IpProtocol": "udp", "FromPort": 53, "ToPort": 53, "CidrIp": "0.0.0.0/0" }
//                                                                                 ^^^^^^^^^^^ low: "Dns" lets its members out to the whole internet on UDP port 53 (DNS): what runs there can send anything anywhere.
    }
  }
}`,
  );
});

test.each([
  ["a network", lettingOut([{ ...tcp(443), CidrIp: "10.0.0.0/8" }])],
  ["a block of a parameter", lettingOut([{ ...tcp(443), CidrIp: { Ref: "Block" } }])],
  ["a group", lettingOut([{ ...tcp(443), DestinationSecurityGroupId: { Ref: "Servers" } }])],
  ["a list of a parameter", lettingOut({ Ref: "Rules" })],
  ["what is let in", letting(fromAnywhere(tcp(443)))],
])("silent about %s", (_, resources) => silent(rule, resources));
