/** Which resources wait for which, and which of them for each other. */
import type { World } from "../../template/conditions.ts";
import type { Reference } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";

/** What is certain to make a resource wait: an edge of the graph. */
const isDependency = ({ kind }: Reference): boolean =>
  kind === "Ref" || kind === "GetAtt" || kind === "Sub" || kind === "DependsOn";

/** By the ids of resources, the references that make them wait for one of `ids`. */
export type Graph = ReadonlyMap<string, readonly Reference[]>;

/** The dependencies among resources, or among those of `ids`; those that wait for none are left out. */
export function dependencies(template: Template, ids: ReadonlySet<string>): Graph {
  const graph = new Map<string, readonly Reference[]>();
  const references = template.references();
  for (const id of ids) {
    const found = references
      .from("Resources", id)
      .filter((reference) => isDependency(reference) && ids.has(reference.to));
    if (found.length > 0) graph.set(id, found);
  }
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

/** A resource on the way through the graph. */
interface Visit {
  readonly id: string;
  readonly edges: readonly Reference[];
  /** The edge to follow next. */
  next: number;
  readonly index: number;
  low: number;
  isOpen: boolean;
}

/** The groups of resources that all wait for each other, or for themselves. Tarjan's algorithm, without recursion. */
export function cycles(graph: Graph): string[][] {
  const found: string[][] = [];
  const visits = new Map<string, Visit>();
  const open: Visit[] = [];
  const way: Visit[] = [];
  const enter = (id: string, edges: readonly Reference[]) => {
    const index = visits.size;
    const visit = { id, edges, next: 0, index, low: index, isOpen: true };
    visits.set(id, visit);
    open.push(visit);
    way.push(visit);
  };
  for (const [root, edges] of graph) {
    if (!visits.has(root)) enter(root, edges);
    for (let step = way.at(-1); step; step = way.at(-1)) {
      const edge = step.edges[step.next++];
      if (edge) {
        const seen = visits.get(edge.to);
        const onward = seen ? undefined : graph.get(edge.to);
        if (onward) enter(edge.to, onward);
        else if (seen?.isOpen) step.low = Math.min(step.low, seen.index);
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above) above.low = Math.min(above.low, step.low);
      if (step.low !== step.index) continue;
      const group = open.splice(open.lastIndexOf(step));
      for (const each of group) each.isOpen = false;
      const { id } = step;
      if (group.length > 1 || step.edges.some(({ to }) => to === id))
        found.push(group.map((each) => each.id));
    }
  }
  return found;
}
