/** Moves rules out of a security group into resources that are created after the groups. */
import { type Change, remove } from "../../syntax/change.ts";
import { elements, type Json, jsonOf, type Node, pathOf } from "../../syntax/syntax.ts";
import { getAtt } from "../../template/intrinsics.ts";
import type { Reference } from "../../template/references.ts";
import type { Resource, Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import { addResource } from "../additions.ts";
import type { Fix } from "../rule.ts";

const directions = [
  { list: "SecurityGroupIngress", type: "AWS::EC2::SecurityGroupIngress", between: "From" },
  { list: "SecurityGroupEgress", type: "AWS::EC2::SecurityGroupEgress", between: "To" },
] as const;

/** A rule in a group's list, and the other group that it names. */
interface Rule {
  readonly node: Node;
  readonly type: string;
  readonly list: Node;
  readonly id: string;
}

/**
 * The fix that takes all of `edges`, references of a group to others, out of it; none where one of them stands elsewhere than in a
 * plain rule, or in a rule that exists under a condition.
 */
export function moveRules(
  template: Template,
  group: Resource,
  edges: readonly Reference[],
): readonly Fix[] {
  if (group.type !== "AWS::EC2::SecurityGroup") return [];
  const rules = new Map<Node, Rule>();
  for (const edge of edges) {
    const rule = ruleAround(group, edge);
    if (!rule || template.resource(edge.to)?.condition !== group.condition) return [];
    rules.set(rule.node, rule);
  }
  const taken = new Set<string>();
  const changes = [...rules.values()].map(({ node, type, id: name }): Change => {
    const id = template.freshId(name, taken);
    taken.add(id);
    const rule = jsonOf(node) as { readonly [name: string]: Json };
    const properties = { GroupId: getAtt(group.id, "GroupId"), ...rule };
    return addResource(id, { type, condition: group.condition, properties }, group.id);
  });
  const others = [...new Set(edges.map(({ to }) => (to === group.id ? "itself" : `"${to}"`)))].join(
    " and ",
  );
  return [
    {
      title: `Move what "${group.id}" says of ${others} into ${changes.length === 1 ? "a resource" : "resources"} behind the groups; rules that a stack already has are made anew`,
      safety: "review",
      changes: [...removals(rules), ...changes],
    },
  ];
}

function ruleAround(group: Resource, { node, to }: Reference): Rule | undefined {
  for (const { list, type, between } of directions) {
    const rules = group.get(list).node;
    const rule = elements(rules).find(
      (each) => each.offset <= node.offset && node.offset < each.offset + each.length,
    );
    if (rules && rule?.type === "object" && !intrinsicOf(rule))
      return { node: rule, type, list: rules, id: `${group.id}${between}${to}` };
  }
  return undefined;
}

/** A list that is left without rules goes as a whole. */
function removals(rules: ReadonlyMap<Node, Rule>): readonly Change[] {
  const lists = new Set([...rules.values()].map(({ list }) => list));
  return [...lists].flatMap((list) => {
    const gone = elements(list).filter((each) => rules.has(each));
    return gone.length === elements(list).length
      ? [remove(pathOf(list))]
      : gone.map((each) => remove(pathOf(each)));
  });
}
