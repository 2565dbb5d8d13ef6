/** What a rule of a security group does, as a text for its Description. */
import { serviceOn } from "../../aws/ports.ts";
import type { Resource, Template } from "../../template/template.ts";
import { textOf } from "../../template/value.ts";
import { groupOf } from "./narrowing.ts";
import { type GroupRule, hasPorts, isForAll, isForUdp, protocolName } from "./rules-of-groups.ts";

/** Undefined where the template does not say whom the rule is for, or on what. */
export function descriptionOf(
  rule: GroupRule,
  resource: Resource,
  template: Template,
): string | undefined {
  const what = trafficOf(rule);
  const whom = partnerOf(rule, resource, template);
  return what && whom && `${what} ${rule.isIngress ? "from" : "to"} ${whom}`;
}

function trafficOf(rule: GroupRule): string | undefined {
  const { ports, protocol } = rule;
  if (isForAll(rule)) return "Everything";
  if (protocol === undefined) return undefined;
  if (!hasPorts(rule)) return protocolName(protocol).replace(/^p/, "P");
  if (!ports) return undefined;
  const name = isForUdp(rule) ? "UDP" : "TCP";
  if (ports.from !== ports.to) return `${name} ${ports.from} to ${ports.to}`;
  return serviceOn(ports.from) ?? `${name} ${ports.from}`;
}

const partners = [
  "CidrIp",
  "CidrIpv6",
  "SourceSecurityGroupId",
  "SourceSecurityGroupName",
  "DestinationSecurityGroupId",
  "SourcePrefixListId",
  "DestinationPrefixListId",
];

function partnerOf(rule: GroupRule, resource: Resource, template: Template): string | undefined {
  if (rule.world) return "anywhere";
  const partner = partners
    .map((name) => rule.value.get(name))
    .find(({ kind }) => kind !== "absent");
  const target = partner && template.target(partner)?.to;
  if (!partner || target === undefined) return partner && textOf(partner);
  if (target === groupOf(resource, template)?.id) return "the group itself";
  const type = template.resource(target)?.type ?? template.parameters.get(target)?.type;
  return type === "AWS::EC2::VPC" ? `the network of ${target}` : type && target;
}
