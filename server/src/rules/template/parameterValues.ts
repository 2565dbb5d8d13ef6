/** Parameters whose values do not fit where they are used. */
import type { ValueType } from "../../aws/specification/specification.ts";
import type { Limit } from "../../aws/valueLimits.ts";
import { member, type Node } from "../../syntax/syntax.ts";
import type { Parameter, Resource, Template } from "../../template/template.ts";
import { type Assumption, conditionsOf } from "./assumptions.ts";
import { type Fault, faultOfScalar } from "./scalars.ts";
import type { Slot } from "./shape.ts";

/** A Ref to a parameter that may have values which the property does not take. */
export interface ParameterMisfit {
  readonly resource: Resource;
  readonly slot: Slot;
  readonly parameter: Parameter;
  /** The name in the Ref. */
  readonly node: Node;
  readonly values: readonly { readonly text: string; readonly fault: Fault }[];
  /** No value that the parameter may have fits. */
  readonly isHopeless: boolean;
}

/** Undefined where the values fit, or cannot be known. */
export function parameterMisfit(
  template: Template,
  type: ValueType,
  limit: Limit | undefined,
  node: Node,
  assumed: Assumption | undefined,
): Omit<ParameterMisfit, "resource" | "slot"> | undefined {
  if (!isJudged(type) && !limit) return undefined;
  const parameter = template.parameters.get(String(node.value));
  if (!parameter || (parameter.type !== "String" && parameter.type !== "Number")) return undefined;
  const texts = parameter.allowedValues ?? defaultOf(parameter);
  const values = texts.flatMap((text) => {
    const fault = faultOfScalar(type, limit, text);
    return fault ? [{ text, fault }] : [];
  });
  if (values.length === 0 || decidesAbout(template, parameter.name, assumed)) return undefined;
  const isHopeless =
    parameter.allowedValues !== undefined && values.length === parameter.allowedValues.length;
  return { parameter, node, values, isHopeless };
}

const isJudged = (type: ValueType): boolean =>
  type.kind === "integer" ||
  type.kind === "number" ||
  type.kind === "boolean" ||
  (type.kind === "string" && type.allowed !== undefined);

function defaultOf({ body }: Parameter): readonly string[] {
  const value = member(body, "Default")?.value;
  return value && value.children === undefined && value.value !== null ? [String(value.value)] : [];
}

/** Whether a condition that holds here may depend on the parameter, which then has not all its values here. */
function decidesAbout(
  template: Template,
  parameter: string,
  assumed: Assumption | undefined,
): boolean {
  const names = new Set(conditionsOf(assumed));
  for (const name of names)
    for (const { kind, to } of template.references().from("Conditions", name)) {
      if (to === parameter) return true;
      if (kind === "Condition") names.add(to);
    }
  return false;
}
