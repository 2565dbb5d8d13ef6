/** Passwords in a template: where they stand, and which parameters give them. */
import { passwordProperties } from "../../aws/passwords.ts";
import { addTo } from "../../syntax/multimap.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import { member, type Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";

/** Whether a parameter's value is shown as asterisks. */
export const isNoEcho = (body: Node | undefined): boolean =>
  String(member(body, "NoEcho")?.value?.value).toLowerCase() === "true";

/** Whether a text stands for a secret that deployment looks up elsewhere. */
export const isDynamicReference = (text: string): boolean => text.includes("{{resolve:");

/** A property that is a password, and nothing but a parameter's value. */
export interface PasswordUse {
  /** The Ref, or the property's value around it. */
  readonly at: Node;
  readonly property: string;
  /** The logical id of the resource. */
  readonly id: string;
}

/** By the names of the parameters. */
export const passwordUses = oncePer(
  (template: Template): ReadonlyMap<string, readonly PasswordUse[]> => {
    const uses = new Map<string, PasswordUse[]>();
    for (const { kind, to, node, from } of template.references().all) {
      if (kind !== "Ref" || from.section !== "Resources" || !template.parameters.has(to)) continue;
      const call = node.parent;
      const property = call && propertyOf(call);
      if (property !== undefined && passwordProperties.has(property))
        addTo(uses, to, { at: call as Node, property, id: from.id });
    }
    return uses;
  },
);

/** The property whose value, or a branch of it, or an element of the list that it is, a node is. Not what a function is given. */
function propertyOf(node: Node): string | undefined {
  let property: string | undefined;
  for (let at: Node | undefined = node; at; at = at.parent) {
    const name = at.key?.value;
    if (name === "Properties") return property;
    if (name === undefined || name === "Fn::If") continue;
    if (name.startsWith("Fn::")) return undefined;
    property ??= name;
  }
  return undefined;
}
