/** How a rule that lets in the whole internet is narrowed to the network of its VPC. */
import { getAtt } from "../../template/intrinsics.ts";
import type { Resource, Template } from "../../template/template.ts";
import { setValue, textOf } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { isThereFor } from "../additions.ts";
import type { Fix, Problem } from "../rule.ts";
import { vpcOf } from "./network.ts";
import { type GroupRule, groupRulesOf, wordsFor } from "./rules-of-groups.ts";

/** The group of this template that a resource's rules are for: itself, or the one that it names. */
export function groupOf(resource: Resource, template: Template): Resource | undefined {
  if (resource.type === "AWS::EC2::SecurityGroup") return resource;
  const group = template.resource(template.target(resource.get("GroupId"))?.to ?? "");
  return group?.type === "AWS::EC2::SecurityGroup" ? group : undefined;
}

/** Points from a rule that stands by itself to its group: there one looks for what is let in as well. */
export function relatedGroup(
  resource: Resource,
  template: Template,
): NonNullable<Problem["related"]> {
  const group = groupOf(resource, template);
  if (!group || group.id === resource.id) return [];
  return [{ at: group.key, message: `It is a rule of "${group.id}".` }];
}

/** None where the VPC is not in the template, or the group lets its network in already: EC2 refuses a rule that is there twice. */
export function narrowingsOf(
  rule: GroupRule,
  resource: Resource,
  template: Template,
): readonly Fix[] {
  const group = groupOf(resource, template);
  const vpc = group && vpcOf(group, template);
  if (!vpc || !rule.world || textOf(rule.value.get("CidrIp")) === undefined) return [];
  if (!isThereFor(template, vpc, resource) || letsIn(vpc, rule, group, template)) return [];
  const isReplaced = resource.type !== "AWS::EC2::SecurityGroup" ? "; the rule is replaced" : "";
  return [
    {
      title: `Let only the network of "${vpc.id}" in on ${wordsFor(rule)}; whoever comes from elsewhere is kept out${isReplaced}`,
      safety: "review",
      changes: [setValue(rule.value.get("CidrIp"), getAtt(vpc.id, "CidrBlock"))],
    },
  ];
}

/** Whether the group has that rule for the VPC's network too. */
const letsIn = (vpc: Resource, rule: GroupRule, group: Resource, template: Template): boolean =>
  [group, ...template.ofType("AWS::EC2::SecurityGroupIngress")]
    .filter((each) => groupOf(each, template)?.id === group.id)
    .flatMap((each) => groupRulesOf(each, template))
    .some((other) => {
      const cidr = other.value.get("CidrIp");
      const isOfVpc =
        written(template, cidr.node) === `\${${vpc.id}.CidrBlock}` ||
        (textOf(cidr) !== undefined && textOf(cidr) === textOf(vpc.get("CidrBlock")));
      return isOfVpc && other.isIngress && wordsFor(other) === wordsFor(rule);
    });
