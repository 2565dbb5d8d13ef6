/** What an entry of a network ACL says of its protocol: ports, or a type and a code. */
import type { Resource } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";

const range = ["PortRange", "From", "To"] as const;
const icmp = ["Icmp", "Type", "Code"] as const;

/** ICMPv6, which counts as a protocol of its own over IPv6 alone. */
const icmpOverIpv6 = "58";

/** The property that EC2 reads for a protocol, by its number, and what must stand in it. */
const details: Readonly<Record<string, readonly [property: string, ...names: string[]]>> = {
  "6": range,
  "17": range,
  "1": icmp,
  [icmpOverIpv6]: icmp,
};

/** The property that EC2 reads of the entry and its members, or may; none where it reads neither. */
export const detailsMayBe = (protocol: string, entry: Resource) =>
  protocol === icmpOverIpv6 && ipv6Block(entry).kind === "absent" ? [] : (details[protocol] ?? []);

/** The property that EC2 surely reads of the entry, and its members. */
export const detailsAre = (protocol: string, entry: Resource) =>
  protocol === icmpOverIpv6 && ipv6Block(entry).kind !== "known" ? [] : (details[protocol] ?? []);

const ipv6Block = (entry: Resource): Value => entry.get("Ipv6CidrBlock");
