/** What security groups are for. */
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { typesWithGroupRules } from "./rules-of-groups.ts";

const loadBalancers = [
  "AWS::ElasticLoadBalancingV2::LoadBalancer",
  "AWS::ElasticLoadBalancing::LoadBalancer",
] as const;

/** Whether a load balancer has the group, or nobody in the template has it: then it may be one elsewhere. */
export const mayServeLoadBalancer = (group: Resource, template: Template): boolean =>
  groupsOfLoadBalancers(template).has(group.id) || !isUsed(group, template);

const groupsOfLoadBalancers = oncePer(
  (template: Template): ReadonlySet<string> =>
    new Set(
      template
        .ofType(...loadBalancers)
        .flatMap((each) => each.get("SecurityGroups").items())
        .flatMap((group) => template.target(group)?.to ?? []),
    ),
);

/** Whether something else than rules and groups has it. */
const isUsed = ({ id }: Resource, template: Template): boolean =>
  template
    .references()
    .to(id)
    .some(
      ({ kind, from }) =>
        from.section === "Resources" &&
        kind !== "DependsOn" &&
        !typesWithGroupRules.includes(template.resource(from.id)?.type ?? ""),
    );
