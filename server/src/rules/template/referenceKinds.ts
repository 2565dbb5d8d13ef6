/** Whether a reference gives a text or a list. */
import type { Kind } from "../../aws/intrinsicFunctions.ts";
import { pseudoParameters } from "../../aws/pseudoParameters.ts";
import { specificationOf } from "../../aws/specification/specification.ts";
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
  const resource = template.resource(to);
  if (attribute !== undefined) {
    const kind = specificationOf(resource?.type ?? "")?.attributes.get(attribute)?.kind;
    return kind === "list" ? "list" : kind === "string" ? "text" : "any";
  }
  const parameter = template.parameters.get(to);
  if (parameter) return kindOfParameter(parameter.type);
  if (to === "AWS::NotificationARNs") return "list";
  if (pseudoParameters.includes(to)) return to === "AWS::NoValue" ? "any" : "text";
  return resource && !resource.type.endsWith("::MODULE") ? "text" : "any";
}

const kindOfParameter = (type: string | undefined): Kind => {
  if (type === undefined) return "any";
  if (type === "CommaDelimitedList" || /(^|<)(List<|CommaDelimitedList)/.test(type)) return "list";
  return type === "String" || type === "Number" || type.startsWith("AWS::") ? "text" : "any";
};
