import { insert } from "../../syntax/change.ts";
import { jsonOf } from "../../syntax/syntax.ts";
import { lacks, textOf, type Value } from "../../template/value.ts";
import type { Fix, ResourceRule } from "../rule.ts";
import { detailsAre } from "./network-acl-entries.ts";

export const ec2NetworkAclPortsMissing: ResourceRule = {
  id: "ec2-network-acl-ports-missing",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  resourceTypes: ["AWS::EC2::NetworkAclEntry"],
  docs: {
    summary: "An entry of a network ACL names a protocol with ports, and no ports.",
    why: "EC2 wants a PortRange with both ends for TCP (6) and UDP (17), and a type and a code for ICMP (1), and for ICMPv6 (58) over IPv6, of which -1 stands for all. It refuses an entry without them, and the stack is rolled back.",
    bad: `{
  "LetIn": {
    "Type": "AWS::EC2::NetworkAclEntry",
    "Properties": {
      "NetworkAclId": { "Ref": "PrivateAcl" },
      "RuleNumber": 100,
      "RuleAction": "allow",
      "Protocol": 6,
      "CidrBlock": "10.0.0.0/16",
      "PortRange": { "From": 443 }
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
      "CidrBlock": "10.0.0.0/16",
      "PortRange": { "From": 443, "To": 443 }
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html",
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
    ],
  },
  equivalents: { cfn_nag: ["W67"], guard: ["EC2_NETWORK_ACL_PORT_RANGE_RULE"] },

  check(entry, report) {
    const protocol = textOf(entry.get("Protocol")) ?? "";
    const [property, ...names] = detailsAre(protocol, entry);
    if (property === undefined) return;
    const object = entry.get(property);
    const missing =
      object.kind === "absent"
        ? [property]
        : names.filter((name) => lacks(object, name)).map((name) => `${property}.${name}`);
    if (missing.length === 0) return;
    report({
      at: object.at,
      message: `"${entry.id}" is for protocol ${protocol}, and has no ${missing.join(" and no ")}: EC2 refuses it.`,
      fixes: () => (property === "PortRange" ? otherEnd(object) : []),
    });
  },
};

/** The one port that there is, as both ends. */
function otherEnd(range: Value): readonly Fix[] {
  const [from, to] = [range.get("From").node, range.get("To").node];
  const known = from ?? to;
  if (!known || (from && to)) return [];
  const [name, other] = from ? ["To", "From"] : ["From", "To"];
  return [
    {
      title: `Insert ${name}, the same as ${other}`,
      safety: "review",
      changes: [insert([...range.path(), name], jsonOf(known), other)],
    },
  ];
}
