/** What rules about suppressions share. */
import { type Change, remove } from "../../syntax/change.ts";
import { type Node, pathOf } from "../../syntax/syntax.ts";

/** Who ignores something, as the subject of a sentence. */
export const ignorer = (resource: string | undefined): string =>
  resource === undefined ? "The template" : `"${resource}"`;

/** The change that takes a piece of metadata away, with whatever holds nothing else. */
export function removalOf(node: Node): Change {
  let at = node;
  while (at.key?.value !== "Metadata" && at.parent?.children?.length === 1) at = at.parent;
  return remove(pathOf(at));
}
