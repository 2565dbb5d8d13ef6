/** Whether a reference gives a text or a list. */
import type { Kind } from "../../aws/intrinsicFunctions.ts";
import { specificationOf, type ValueType } from "../../aws/specification/specification.ts";
import type { Node } from "../../syntax/syntax.ts";
import { attributeOf, type Target } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";

/** What a Ref or Fn::GetAtt gives; `any` of every other value, and where it is not certain. */
export function kindOf(template: Template, node: Node): Kind {
  const fn = intrinsicOf(node);
  if (!fn?.value) return "any";
  if (fn.name === "Fn::GetAtt") {
    const target = attributeOf(fn.value);
    return target ? kindOfTarget(template, target) : "any";
  }
  if (fn.name !== "Ref" || fn.value.type !== "string") return "any";
  return kindOfTarget(template, { to: fn.value.value, attribute: undefined });
}

/** What is referred to: parameters may be lists, and so may attributes, but what Ref gives of a resource is a text. */
export function kindOfTarget(template: Template, { to, attribute }: Target): Kind {
  if (attribute === undefined) {
    const parameter = template.parameters.get(to);
    if (parameter) return kindOfParameter(parameter.type);
    if (to.startsWith("AWS::")) return pseudoKinds[to] ?? "text";
  }
  const type = template.resource(to)?.type;
  if (type === undefined) return "any";
  if (attribute === undefined) return type.endsWith("::MODULE") ? "any" : "text";
  const kind = specificationOf(type)?.attributes.get(attribute)?.kind;
  return kind === "list" ? "list" : kind === "string" ? "text" : "any";
}

/** The kind that cannot stand where a property expects a value of `type`. */
export const wrongKindFor = (type: ValueType["kind"] | undefined): Kind | undefined =>
  type === "list" ? "text" : type !== undefined && scalars.has(type) ? "list" : undefined;

const scalars: ReadonlySet<string> = new Set(["string", "integer", "number", "boolean"]);

const pseudoKinds: Readonly<Record<string, Kind>> = {
  "AWS::NotificationARNs": "list",
  "AWS::NoValue": "any",
};

/** What a parameter of that type is. */
export function kindOfParameter(type: string | undefined): Kind {
  if (type === undefined) return "any";
  if (type === "String" || type === "Number") return "text";
  if (type === "CommaDelimitedList" || /(^|<)(List<|CommaDelimitedList)/.test(type)) return "list";
  return type.startsWith("AWS::") ? "text" : "any";
}
