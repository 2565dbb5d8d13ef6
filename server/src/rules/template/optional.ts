/** Which values of a resource can be left out. */
import { combinations } from "../../aws/propertyCombinations.ts";
import type { Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import { expectedAt } from "./expectedTypes.ts";

/** Whether a value is an element of a list that is written out. */
export const isElement = ({ parent }: Node): boolean =>
  parent?.type === "array" && parent.key?.value.startsWith("Fn::") !== true;

/** Whether the resource of that type is none the worse without the value: one element of several, or a property that nothing calls for. */
export function mayBeAbsent(template: Template, type: string | undefined, node: Node): boolean {
  if (isElement(node)) return (node.parent?.children?.length ?? 0) > 1;
  const property = expectedAt(template, node)?.property;
  return property !== undefined && !property.isRequired && !isWanted(type, property.name);
}

/** Whether resources of the type may have to have the property, for want or because of another. */
const isWanted = (type: string | undefined, name: string): boolean =>
  combinations.some(
    (each) =>
      each.type === type && (each.someOf?.includes(name) || each.needs?.includes(name)) === true,
  );
