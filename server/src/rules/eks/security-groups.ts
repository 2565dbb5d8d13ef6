/** Which security groups EKS clusters and their self-managed nodes have, and what those let in. */
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { launchDataOf } from "../ec2/launchers.ts";
import { mayReferTo, readReferrers } from "./references.ts";

/** The types that these questions look at, for a rule's `alsoReads`. */
export const securityGroupTypes = [
  "AWS::EC2::SecurityGroup",
  "AWS::EC2::SecurityGroupIngress",
] as const;

/** The lists of security groups of a launch template or configuration, those of its network interfaces included. */
export const groupListsOf = (source: Resource): readonly Value[] =>
  [
    launchDataOf(source, "SecurityGroupIds"),
    launchDataOf(source, "SecurityGroups"),
    ...launchDataOf(source, "NetworkInterfaces")
      .items()
      .map((networkInterface) => networkInterface.get("Groups")),
  ].filter(({ kind }) => kind !== "absent");

/** The security groups that a cluster lists: those of its control plane's network interfaces. */
export const listedGroups = (cluster: Resource): Value =>
  cluster.get("ResourcesVpcConfig", "SecurityGroupIds");

/** The security group of this template that a value names. */
export function groupHere(template: Template, value: Value): Resource | undefined {
  const group = template.resource(template.target(value)?.to ?? "");
  return group?.type === "AWS::EC2::SecurityGroup" ? group : undefined;
}

/** What tells one security group from another: the logical id of one in the template, else the expression. */
export const groupKey = (template: Template, group: Value): string =>
  groupHere(template, group)?.id ?? written(template, group.node);

/** The first cluster that lists every one of the groups; where `of` is given, only that one may be it. */
export function clusterListing(
  groups: readonly Value[],
  of: Resource | undefined,
  template: Template,
): Resource | undefined {
  const [first = none, ...others] = groups.map(
    (group) => clustersByGroup(template).get(groupKey(template, group)) ?? none,
  );
  return [...first].find(
    (cluster) =>
      (of === undefined || cluster.id === of.id) && others.every((other) => other.has(cluster)),
  );
}

const none: ReadonlySet<Resource> = new Set();

/** The clusters by the security groups that they list. */
const clustersByGroup = oncePer(
  (template: Template): ReadonlyMap<string, ReadonlySet<Resource>> => {
    const clusters = new Map<string, Set<Resource>>();
    for (const cluster of template.ofType("AWS::EKS::Cluster"))
      for (const group of listedGroups(cluster).items()) {
        const key = groupKey(template, group);
        clusters.set(key, (clusters.get(key) ?? new Set()).add(cluster));
      }
    return clusters;
  },
);

/** Whether a group lets in, or may let in, what comes from `source`, whatever the port. */
export const mayLetInFrom = (group: Resource, source: Resource, template: Template): boolean =>
  rulesOf(group, template).some((rule) => {
    const sourceId = rule.get("SourceSecurityGroupId");
    const sourceName = rule.get("SourceSecurityGroupName");
    return [sourceId, sourceName].some(
      (value) => value.kind !== "absent" && template.refersTo(value, source.id) !== false,
    );
  });

/** Whether a group lets in, or may let in, all ports from the whole of its VPC. */
export const mayLetInVpc = (group: Resource, template: Template): boolean =>
  rulesOf(group, template).some((rule) => {
    if (!mayBeAllPorts(rule)) return false;
    if (rule.get("SourcePrefixListId").kind !== "absent") return true;
    const cidr = rule.get("CidrIp");
    return cidr.kind !== "absent" && mayCoverVpc(cidr, group, template);
  });

/** The ingress rules of a group: its own, and those that stand for themselves and are its, or may be. */
const rulesOf = (group: Resource, template: Template): readonly Value[] => [
  ...group.get("SecurityGroupIngress").items(),
  ...mayReferTo(ingressRules(template), group.id).map((rule) => rule.get()),
];

const ingressRules = oncePer((template: Template) =>
  readReferrers(template, template.ofType("AWS::EC2::SecurityGroupIngress"), (rule) => [
    rule.get("GroupId"),
    rule.get("GroupName"),
  ]),
);

/** Kubernetes needs the ports that anybody may open, and the kubelet's; a rule for SSH or HTTPS alone is no such rule. */
function mayBeAllPorts(rule: Value): boolean {
  const protocol = textOf(rule.get("IpProtocol"));
  if (protocol !== undefined && !["-1", "tcp", "6"].includes(protocol)) return false;
  if (protocol === "-1") return true;
  const [from, to] = [rule.get("FromPort"), rule.get("ToPort")].map((port) => textOf(port));
  return Number(from ?? 0) <= 1025 && Number(to ?? 65535) >= 65535;
}

function mayCoverVpc(cidr: Value, group: Resource, template: Template): boolean {
  const vpc = template.resource(template.target(group.get("VpcId"))?.to ?? "");
  const block = vpc?.get("CidrBlock");
  const [outer, inner] = [textOf(cidr), block && textOf(block)];
  if (outer === undefined || inner === undefined) return true;
  return covers(outer, inner);
}

/** Whether an IPv4 range holds another; true where one of them is none. */
function covers(outer: string, inner: string): boolean {
  const [a, b] = [rangeOf(outer), rangeOf(inner)];
  return !a || !b || (a.first <= b.first && b.last <= a.last);
}

function rangeOf(cidr: string): { readonly first: number; readonly last: number } | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts;
  const size = 2 ** (32 - bits);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}
