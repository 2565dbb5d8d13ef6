import { test } from "vitest";
import { ec2SecurityGroupPortRange as rule } from "../../../server/src/rules/ec2/ec2-security-group-port-range.ts";
import { check, silent } from "../../fixture.ts";
import { fromAnywhere, letting, lettingOut, tcp } from "./security-groups.ts";

test("ranges of ports, whoever is let in", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Group": {
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": {
        "SecurityGroupIngress": [
          { "IpProtocol": "tcp", "FromPort": 8000, "ToPort": "8999", "CidrIp": "10.0.0.0/8" },
//                                                           ^^^^^^ low: A rule of "Group" opens ports 8000 to 8999: it also lets through to whatever else listens between them.
          { "IpProtocol": "udp", "FromPort": 0, "ToPort": 65535, "SourceSecurityGroupId": { "Ref": "Nodes" } }
//                                                        ^^^^^ low: A rule of "Group" opens UDP ports 0 to 65535: it also lets through to whatever else listens between them.
        ]
      }
    }
  }
}`,
  );
});

const network = { CidrIp: "10.0.0.0/8" };

test.each([
  ["one port", letting({ ...tcp(443, "443"), ...network })],
  ["a port of a parameter", letting({ ...tcp(443, { Ref: "Port" }), ...network })],
  ["ICMP, whose ports are types", letting({ ...tcp(0, 8), IpProtocol: "icmp", ...network })],
  ["all protocols, which have no ports", letting({ ...tcp(0, 1), IpProtocol: "-1", ...network })],
  ["a range that another rule tells of", letting(fromAnywhere(tcp(0, 65535)))],
  ["what is let out", lettingOut({ ...tcp(0, 1024), ...network })],
])("silent about %s", (_, resources) => silent(rule, resources));
