/** What a template's outputs show already. */
import { elements, type Node } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";
import { written } from "../../template/written.ts";

/** Whether an output refers to the resource, in whatever form and under whatever condition. */
export const isMentioned = (template: Template, { id }: Resource): boolean =>
  template
    .references()
    .to(id)
    .some(({ from }) => from.section === "Outputs");

/**
 * The values of all outputs as they are written, each branch of Fn::If by itself: `${Cluster.Arn}` where the whole value is that
 * attribute.
 */
export const shownValues = (template: Template): ReadonlySet<string> =>
  new Set(
    template
      .outputs()
      .flatMap(({ value }) => branchesOf(value.node).map((node) => written(template, node))),
  );

/** A value, or the values that it may be by Fn::If. */
export function branchesOf(node: Node | undefined): readonly Node[] {
  if (!node) return [];
  const fn = intrinsicOf(node);
  if (fn?.name !== "Fn::If") return [node];
  return elements(fn.value).slice(1).flatMap(branchesOf);
}
