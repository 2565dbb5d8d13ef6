import { test } from "vitest";
import { ec2SecurityGroupEgressAllProtocols as rule } from "../../../server/src/rules/ec2/ec2-security-group-egress-all-protocols.ts";
import { check, silent } from "../../fixture.ts";
import { fromAnywhere, letting, lettingOut, tcp } from "./security-groups.ts";

test("all protocols to a network", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupEgress": [
          { "IpProtocol": "-1", "CidrIp": "10.0.0.0/8" },
//                        ^^^^ low: "Group" lets its members out to 10.0.0.0/8 on every port of every protocol: one that is taken over can try every server there.
          { "IpProtocol": -1, "CidrIp": { "Ref": "Network" } }
//                        ^^ low: "Group" lets its members out to a network on every port of every protocol: one that is taken over can try every server there.
        ]
      }
    }
  }
}`,
  );
});

const all = { IpProtocol: "-1" };

test.each([
  ["the whole internet, of which another rule tells", lettingOut([fromAnywhere(all)])],
  ["a group", lettingOut([{ ...all, DestinationSecurityGroupId: { Ref: "Nodes" } }])],
  ["the machine itself, which lets nothing out", lettingOut([{ ...all, CidrIp: "127.0.0.1/32" }])],
  ["one protocol", lettingOut([{ ...tcp(443), CidrIp: "10.0.0.0/8" }])],
  ["what is let in", letting({ ...all, CidrIp: "10.0.0.0/8" })],
])("silent about %s", (_, resources) => silent(rule, resources));
