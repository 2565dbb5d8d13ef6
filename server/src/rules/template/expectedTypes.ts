/** What CloudFormation expects at a place of a resource's properties. */
import {
  type Property,
  specificationOf,
  type ValueType,
} from "../../aws/specification/specification.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Node } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";

export interface Expected {
  readonly type: ValueType;
  /** The property whose value stands there; undefined of an element of a list or map. */
  readonly property: Property | undefined;
}

/** Undefined where it is not certain: the type is not known, or an intrinsic function other than Fn::If is on the way. */
export const expectedAt = (template: Template, node: Node): Expected | undefined =>
  reader(template)(node);

const reader = oncePer((template: Template) => {
  const resources = template.section("Resources")?.value;
  const known = new Map<Node, Expected | undefined>();

  function read(node: Node): Expected | undefined {
    if (known.has(node)) return known.get(node);
    const expected = below(node);
    // Values that hold no others are asked about once.
    if (node.children) known.set(node, expected);
    return expected;
  }

  function below(node: Node): Expected | undefined {
    const { parent, key } = node;
    if (!parent) return undefined;
    if (parent.type === "array") {
      if (parent.key?.value === "Fn::If" && parent.parent)
        return parent.children[0] === node ? undefined : read(parent.parent);
      const list = read(parent)?.type;
      return list?.kind === "list" ? { type: list.of, property: undefined } : undefined;
    }
    if (!key) return undefined;
    const resource = parent.key?.value === "Properties" ? parent.parent : undefined;
    if (resource?.key && resource.parent === resources) {
      const type = template.resource(resource.key.value)?.type;
      return ofProperty(specificationOf(type ?? "")?.properties.get(key.value));
    }
    const holder = read(parent)?.type;
    if (holder?.kind === "object") return ofProperty(holder.properties.get(key.value));
    return holder?.kind === "map" ? { type: holder.of, property: undefined } : undefined;
  }

  return read;
});

const ofProperty = (property: Property | undefined): Expected | undefined =>
  property && { type: property.type, property };
