/** Which resources wait for which, and which of them for each other. */
import type { World } from "../../template/conditions.ts";
import type { Reference } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";

/** What is certain to make a resource wait: an edge of the graph. */
const isDependency = ({ kind }: Reference): boolean =>
  kind === "Ref" || kind === "GetAtt" || kind === "Sub" || kind === "DependsOn";

/** By the ids of resources, the references that make them wait for one of `ids`. */
export type Graph = ReadonlyMap<string, readonly Reference[]>;

/** The dependencies among resources, or among those of `ids`. */
export function dependencies(template: Template, ids: ReadonlySet<string>): Graph {
  const graph = new Map<string, readonly Reference[]>();
  for (const id of ids)
    graph.set(
      id,
      template
        .references()
        .from("Resources", id)
        .filter((reference) => isDependency(reference) && ids.has(reference.to)),
    );
  return graph;
}

/** Those that hold in a world: of resources that exist there, by what stands in no other branch of Fn::If. */
export function inWorld(graph: Graph, template: Template, world: World): Graph {
  const view = template.inWorld(world);
  const exists = (id: string) => view.resource(id) !== undefined;
  return new Map(
    [...graph]
      .filter(([id]) => exists(id))
      .map(([id, references]) => [
        id,
        references.filter((each) => exists(each.to) && isTaken(each, world)),
      ]),
  );
}

/** Whether a reference stands in no branch of Fn::If that the world does not take. */
function isTaken({ node }: Reference, world: World): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const list = at.parent;
    if (list.type !== "array" || list.key?.value !== "Fn::If") continue;
    const holds = world.get(String(list.children[0]?.value));
    const branch = list.children.indexOf(at);
    if (holds !== undefined && branch === (holds ? 2 : 1)) return false;
  }
  return true;
}

/** The groups of resources that all wait for each other, or for themselves. Tarjan's algorithm, without recursion. */
export function cycles(graph: Graph): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const way: { id: string; next: number }[] = [];
    const enter = (id: string) => {
      index.set(id, index.size);
      low.set(id, index.size - 1);
      open.push(id);
      isOpen.add(id);
      way.push({ id, next: 0 });
    };
    enter(root);
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const { id } = step;
      const edge = graph.get(id)?.[step.next++];
      if (edge) {
        const { to } = edge;
        if (!graph.has(to)) continue;
        if (!index.has(to)) enter(to);
        else if (isOpen.has(to)) lower(low, id, index.get(to));
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above) lower(low, above.id, low.get(id));
      if (low.get(id) !== index.get(id)) continue;
      const group = open.splice(open.lastIndexOf(id));
      for (const each of group) isOpen.delete(each);
      if (group.length > 1 || graph.get(id)?.some(({ to }) => to === id)) found.push(group);
    }
  }
  return found;
}

function lower(low: Map<string, number>, id: string, value: number | undefined): void {
  low.set(id, Math.min(low.get(id) ?? 0, value ?? 0));
}
