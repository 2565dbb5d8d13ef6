/** What CloudFormation expects at a place of a resource's properties. */
import {
  type Property,
  specificationOf,
  type ValueType,
} from "../../aws/specification/specification.ts";
import { type Node, pathOf } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";

export interface Expected {
  readonly type: ValueType;
  /** The property whose value stands there; undefined of an element of a list or map. */
  readonly property: Property | undefined;
}

/** Undefined where it is not certain: the type is not known, or an intrinsic function other than Fn::If is on the way. */
export function expectedAt(template: Template, node: Node): Expected | undefined {
  const [section, id, properties, ...path] = pathOf(node);
  if (section !== "Resources" || properties !== "Properties") return undefined;
  const specification = specificationOf(template.resource(String(id))?.type ?? "");
  if (!specification) return undefined;
  let at: Expected | undefined;
  for (let i = 0; i < path.length; i++) {
    const step = path[i];
    if (step === "Fn::If" && at) i++;
    else if (typeof step === "number") {
      if (at?.type.kind !== "list") return undefined;
      at = { type: at.type.of, property: undefined };
    } else {
      const properties: ReadonlyMap<string, Property> | undefined =
        at === undefined ? specification.properties : propertiesOf(at.type);
      const property = properties?.get(String(step));
      if (property) at = { type: property.type, property };
      else if (at?.type.kind === "map") at = { type: at.type.of, property: undefined };
      else return undefined;
    }
  }
  return at;
}

const propertiesOf = (type: ValueType): ReadonlyMap<string, Property> | undefined =>
  type.kind === "object" ? type.properties : undefined;
