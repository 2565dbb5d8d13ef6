import { test } from "vitest";
import { ec2SecurityGroupAllProtocols as rule } from "../../../server/src/rules/ec2/ec2-security-group-all-protocols.ts";
import { check, silent } from "../../fixture.ts";
import { fromAnywhere, letting, lettingOut, tcp } from "./security-groups.ts";

test("a network is let in on everything", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "-1", "CidrIp": "10.0.0.0/8" },
//                        ^^^^ medium: "Group" lets in 10.0.0.0/8 on every port of every protocol: one machine that is taken over there reaches all that listens behind the group.
          { "IpProtocol": -1, "CidrIp": { "Fn::GetAtt": ["Vpc", "CidrBlock"] } }
//                        ^^ medium: "Group" lets in a network on every port of every protocol: one machine that is taken over there reaches all that listens behind the group.
        ]
      }
    }
  }
}`,
  );
});

const all = { IpProtocol: "-1" };

test.each([
  ["the whole internet, of which another rule tells", letting(fromAnywhere(all))],
  ["a group", letting({ ...all, SourceSecurityGroupId: { Ref: "Nodes" } })],
  ["the machine itself", letting({ ...all, CidrIp: "127.0.0.1/32" })],
  ["one protocol", letting({ ...tcp(443), CidrIp: "10.0.0.0/8" })],
  ["a protocol of a parameter", letting({ IpProtocol: { Ref: "P" }, CidrIp: "10.0.0.0/8" })],
  ["what is let out", lettingOut({ ...all, CidrIp: "10.0.0.0/8" })],
  ["a rule of a parameter", letting({ Ref: "Rule" })],
])("silent about %s", (_, resources) => silent(rule, resources));
