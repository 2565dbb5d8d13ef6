import { equals, textOf, type Value } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";

export const ec2NetworkAclOpen: ResourceRule = {
  id: "ec2-network-acl-open",
  severity: "low",
  category: "Security",
  catalogue: ["nacl-entry-open"],
  controls: ["FSBP EC2.21", "CIS 3.0.0 5.1"],
  needsNesting: true,
  resourceTypes: ["AWS::EC2::NetworkAclEntry"],
  docs: {
    summary: "An entry of a network ACL lets in everything from everywhere.",
    why: "A network ACL is a second line for the day on which a security group is wrong. One that lets everything in, as a VPC's default ACL does, is none; it may as well be left out. That is a choice that many make on purpose, for security groups are easier to get right.",
    bad: `{
  "LetIn": {
    "Type": "AWS::EC2::NetworkAclEntry",
    "Properties": {
      "NetworkAclId": { "Ref": "PrivateAcl" },
      "RuleNumber": 100,
      "RuleAction": "allow",
      "Protocol": -1,
      "CidrBlock": "0.0.0.0/0"
    }
  }
}`,
    good: `{
  "LetIn": {
    "Type": "AWS::EC2::NetworkAclEntry",
    "Properties": {
      "NetworkAclId": { "Ref": "PrivateAcl" },
      "RuleNumber": 100,
      "RuleAction": "allow",
      "Protocol": 6,
      "PortRange": { "From": 443, "To": 443 },
      "CidrBlock": "10.0.0.0/16"
    }
  }
}`,
    links: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html"],
  },
  equivalents: {
    cfn_nag: ["W66", "W67"],
    trivy: ["AWS-0105"],
    guard: ["EC2_NETWORK_ACL_PROTOCOL_RULE", "EC2_NETWORK_ACL_PORT_RANGE_RULE"],
  },

  check(entry, report) {
    if (equals(entry.get("RuleAction"), "allow") !== true) return;
    if (equals(entry.get("Egress"), false, true) !== true) return;
    const blocks = [entry.get("CidrBlock"), entry.get("Ipv6CidrBlock")];
    if (!blocks.some((block) => textOf(block)?.endsWith("/0"))) return;
    const protocol = entry.get("Protocol");
    const range = entry.get("PortRange");
    const isForAll = equals(protocol, -1);
    if (!isForAll && !isWhole(range)) return;
    report({
      at: isForAll ? protocol.at : range.at,
      message: `"${entry.id}" lets in ${isForAll ? "every protocol" : "every port"} from everywhere: the network ACL keeps nobody out, and security groups are all that does.`,
    });
  },
};

const isWhole = (range: Value): boolean =>
  Number(textOf(range.get("From"))) <= 1 && Number(textOf(range.get("To"))) >= 65_535;
