import { test } from "vitest";
import { ec2SecurityGroupWideSource as rule } from "../../../server/src/rules/ec2/ec2-security-group-wide-source.ts";
import { check, silent } from "../../fixture.ts";
import { fromAnywhere, letting, lettingOut, tcp } from "./security-groups.ts";

test("blocks of more than one address", () => {
  check(
    rule,
    `
{
  "Resources": {
    "Office": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "198.51.100.0/24" }
//                                                                                   ^^^^^^^^^^^^^^^^^ low: "Office" lets in all of 198.51.100.0/24: whatever has an address there, now or later, gets in.
    },
    "Office6": {
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIpv6": "2001:db8::/32" }
//                                                                                     ^^^^^^^^^^^^^^^ low: "Office6" lets in all of 2001:db8::/32: whatever has an address there, now or later, gets in.
    }
  }
}`,
  );
});

test.each([
  ["one address", letting({ ...tcp(443), CidrIp: "198.51.100.7/32" })],
  ["one address of IPv6", letting({ ...tcp(443), CidrIpv6: "2001:db8::7/128" })],
  ["the whole internet, of which another rule tells", letting(fromAnywhere(tcp(443)))],
  ["a block of a parameter", letting({ ...tcp(443), CidrIp: { Ref: "Office" } })],
  ["what is no block", letting({ ...tcp(443), CidrIp: "198.51.100.7" })],
  ["what is let out", lettingOut({ ...tcp(443), CidrIp: "10.0.0.0/8" })],
])("silent about %s", (_, resources) => silent(rule, resources));
