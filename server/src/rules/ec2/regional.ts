/** Values that may be meant for one region: whether something asks for the region before it takes them. */
import { elements, find, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";

/** The values at `path` below `node`, in either branch of each Fn::If unless that asks for the region. */
export function nodesAt(
  template: Template,
  node: Node | undefined,
  path: readonly string[],
): Node[] {
  const fn = intrinsicOf(node);
  if (fn?.name === "Fn::If") {
    const [condition, ...branches] = elements(fn.value);
    if (asksForRegion(template, String(condition?.value))) return [];
    return branches.flatMap((branch) => nodesAt(template, branch, path));
  }
  const [step, ...rest] = path;
  if (!node) return [];
  if (step === undefined) return [node];
  if (step !== "*") return fn ? [] : nodesAt(template, find(node, [step]), rest);
  // CloudFormation reads one value as a list of it.
  const items = node.type === "array" ? elements(node) : [node];
  return items.flatMap((item) => nodesAt(template, item, rest));
}

/** Whether a condition depends on the region: what is written under it may be right where it holds. */
export function asksForRegion(template: Template, condition: string): boolean {
  const reached = new Set([condition]);
  for (const name of reached)
    for (const { kind, to } of template.references().from("Conditions", name)) {
      if (to === "AWS::Region") return true;
      if (kind === "Condition") reached.add(to);
    }
  return false;
}
