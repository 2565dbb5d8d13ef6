/** The rules of security groups, in the groups themselves and as resources of their own, and what they open. */
import { adminPorts, dataPorts, serviceOn } from "../../aws/ports.ts";
import type { Resource } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { oncePerResource } from "../oncePerResource.ts";

const ingressType = "AWS::EC2::SecurityGroupIngress";
const egressType = "AWS::EC2::SecurityGroupEgress";

export const ingressTypes: readonly string[] = ["AWS::EC2::SecurityGroup", ingressType];
export const egressTypes: readonly string[] = ["AWS::EC2::SecurityGroup", egressType];
export const typesWithGroupRules: readonly string[] = [...ingressTypes, egressType];

export interface GroupRule {
  readonly value: Value;
  readonly isIngress: boolean;
  /** In lower case; undefined where it cannot be known. */
  readonly protocol: string | undefined;
  /** The first port and the last; undefined where there are none, or they cannot be known. */
  readonly ports: Ports | undefined;
  /** What names every address there is, of IPv4 or of IPv6. */
  readonly world: Value | undefined;
}

interface Ports {
  readonly from: number;
  readonly to: number;
}

/** Every rule that the resource is, or has. */
export const groupRulesOf = oncePerResource((resource): readonly GroupRule[] =>
  resource.type === "AWS::EC2::SecurityGroup"
    ? [...inGroup(resource, true), ...inGroup(resource, false)]
    : [readRule(resource.get(), resource.type === ingressType)],
);

const inGroup = (group: Resource, isIngress: boolean): readonly GroupRule[] =>
  group
    .get(isIngress ? "SecurityGroupIngress" : "SecurityGroupEgress")
    .items()
    .map((rule) => readRule(rule, isIngress));

const readRule = (value: Value, isIngress: boolean): GroupRule => ({
  value,
  isIngress,
  protocol: textOf(value.get("IpProtocol"))?.toLowerCase(),
  ports: readPorts(value),
  world: [value.get("CidrIp"), value.get("CidrIpv6")].find((cidr) => textOf(cidr)?.endsWith("/0")),
});

function readPorts(rule: Value): Ports | undefined {
  const [from, to] = [textOf(rule.get("FromPort")), textOf(rule.get("ToPort"))];
  if (from === undefined || to === undefined) return undefined;
  const ports = { from: Number(from), to: Number(to) };
  return ports.from <= ports.to ? ports : undefined;
}

/** All protocols, and so all ports. */
export const isForAll = ({ protocol }: GroupRule): boolean =>
  protocol === "-1" || protocol === "all";

const isForTcp = ({ protocol }: GroupRule): boolean => protocol === "tcp" || protocol === "6";

export const isForUdp = ({ protocol }: GroupRule): boolean =>
  protocol === "udp" || protocol === "17";

export const hasPorts = (rule: GroupRule): boolean => isForTcp(rule) || isForUdp(rule);

const admin = Object.keys(adminPorts).map(Number);
const data = Object.keys(dataPorts).map(Number);

/** Which of the ports the rule opens for TCP. */
function opened(rule: GroupRule, ports: readonly number[]): readonly number[] {
  if (isForAll(rule)) return ports;
  const range = isForTcp(rule) ? rule.ports : undefined;
  return range ? ports.filter((port) => range.from <= port && port <= range.to) : [];
}

/** What a rule opens that nobody outside should reach. */
export interface Exposure {
  readonly kind: "admin" | "data";
  readonly ports: readonly number[];
}

/** What of that it opens to the whole internet. */
export const exposureOf = (rule: GroupRule): Exposure | undefined =>
  rule.isIngress && rule.world ? sensitivePortsOf(rule) : undefined;

/** What of that it opens to whomever it is for. */
export function sensitivePortsOf(rule: GroupRule): Exposure | undefined {
  const ports = opened(rule, admin);
  if (ports.length > 0) return { kind: "admin", ports };
  const others = opened(rule, data);
  return others.length > 0 ? { kind: "data", ports: others } : undefined;
}

/**
 * The block of addresses that the rule is for, in words; undefined where it is for something else. Nothing ever comes from or goes to the
 * machine's own address: people write it to leave a group without rules that count.
 */
export function networkOf({ value }: GroupRule): string | undefined {
  const cidr = [value.get("CidrIp"), value.get("CidrIpv6")].find(({ kind }) => kind !== "absent");
  if (!cidr) return undefined;
  const text = textOf(cidr) ?? "a network";
  return text.startsWith("127.") || text === "::1/128" ? undefined : text;
}

/** What the rule opens, in words: "port 22 (SSH)", "ports 0 to 1023", "every port". */
export function wordsFor(rule: GroupRule): string {
  const { protocol, ports } = rule;
  if (isForAll(rule)) return "every port of every protocol";
  if (protocol !== undefined && !hasPorts(rule)) return protocolName(protocol);
  if (!ports) return "what deployment decides";
  const udp = isForUdp(rule) ? "UDP " : "";
  if (ports.from !== ports.to) return `${udp}ports ${ports.from} to ${ports.to}`;
  const service = serviceOn(ports.from);
  return `${udp}port ${ports.from}${service ? ` (${service})` : ""}`;
}

export const protocolName = (protocol: string): string =>
  /^\d+$/.test(protocol) ? `protocol ${protocol}` : protocol.toUpperCase();
