import { removeValue, textOf } from "../../template/value.ts";
import type { ResourceRule } from "../rule.ts";
import { detailsMayBe } from "./network-acl-entries.ts";

export const ec2NetworkAclPortsIgnored: ResourceRule = {
  id: "ec2-network-acl-ports-ignored",
  severity: "low",
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::EC2::NetworkAclEntry"],
  docs: {
    summary: "An entry of a network ACL names ports that its protocol has none of.",
    why: "EC2 reads PortRange for TCP (6) and UDP (17) alone, and Icmp for ICMP (1), or ICMPv6 (58) over IPv6. For every other protocol, and for all of them (-1), it ignores both: an entry that looks as if it let in HTTPS lets in everything. If only those ports were meant, the protocol is wrong.",
    bad: `{
  "LetIn": {
    "Type": "AWS::EC2::NetworkAclEntry",
    "Properties": {
      "NetworkAclId": { "Ref": "PrivateAcl" },
      "RuleNumber": 100,
      "RuleAction": "allow",
      "Protocol": -1,
      "CidrBlock": "10.0.0.0/16",
      "PortRange": { "From": 443, "To": 443 }
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
      "Protocol": -1,
      "CidrBlock": "10.0.0.0/16"
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html",
      "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
    ],
  },
  equivalents: { cfn_nag: ["W66"], guard: ["EC2_NETWORK_ACL_PROTOCOL_RULE"] },

  check(entry, report) {
    const protocol = textOf(entry.get("Protocol")) ?? "";
    // Of what is no number another rule tells.
    if (!/^-?\d+$/.test(protocol)) return;
    const [read] = detailsMayBe(protocol, entry);
    const [ignored, ...others] = ["PortRange", "Icmp"]
      .map((name) => ({ name, value: entry.get(name) }))
      .filter(({ name, value }) => value.kind !== "absent" && name !== read);
    if (!ignored) return;
    const all = [ignored, ...others];
    // An entry whose type and code EC2 reads is not for all of its protocol.
    const does = read ? undefined : verbs[textOf(entry.get("RuleAction")) ?? ""];
    const isForAll = does !== undefined && ignored.name === "PortRange";
    report({
      at: ignored.value.at,
      message: `"${entry.id}" is for ${protocol === "-1" ? "all protocols (-1)" : `protocol ${protocol}`}: EC2 ignores ${all.map(({ name }) => name).join(" and ")}${
        isForAll ? ` and ${does} all of it` : ""
      }.`,
      tag: "unnecessary",
      fixes: () => [
        {
          title: `Remove ${all.map(({ name }) => name).join(" and ")}, which changes nothing`,
          safety: "safe",
          changes: all.map(({ value }) => removeValue(value)),
        },
      ],
    });
  },
};

const verbs: Readonly<Record<string, string>> = { allow: "allows", deny: "denies" };
