/** The strings of a template that name partitions, regions and accounts, and whether they are meant to. */

import { type Change, set } from "../../syntax/change.ts";
import { elements, type Node, pathOf } from "../../syntax/syntax.ts";
import { sub } from "../../template/intrinsics.ts";
import { splitAttribute, variablesOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { asksForRegion } from "../ec2/regional.ts";
import { referring, type Text } from "../naming/texts.ts";

/** The texts with this in them that refer to something, and that may become an Fn::Sub or are one. */
export const textsWith = ({ syntax }: Template, part: string): readonly Text[] =>
  referring(syntax).filter(({ text }) => text.includes(part));

/** Whether a text refers to a resource of the template by a variable. */
export const namesResource = (template: Template, { text }: Text): boolean =>
  variablesOf(text).some(({ name }) => template.resource(splitAttribute(name).to) !== undefined);

/** Whether the region was asked for before a text is taken: by the resource's condition, or an Fn::If. */
export function isForRegion(
  template: Template,
  { node, section, id }: Pick<Text, "node" | "section" | "id">,
): boolean {
  const condition = section === "Resources" ? template.resource(id)?.condition : undefined;
  if (condition !== undefined && asksForRegion(template, condition)) return true;
  for (let at: Node | undefined = node; at?.parent; at = at.parent) {
    const list: Node = at.parent;
    const [name] = list.key?.value === "Fn::If" ? elements(list) : [];
    if (name?.type === "string" && asksForRegion(template, name.value)) return true;
  }
  return false;
}

/** Gives a text another one, of Fn::Sub. */
export const rewrite = ({ node, kind }: Text, text: string): Change =>
  set(pathOf(node), kind === "sub" ? text : sub(text));
