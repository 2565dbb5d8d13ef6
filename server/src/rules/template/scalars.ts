/** What is wrong with a single value, or a list as a whole, where that is certain. */
import type { ValueType } from "../../aws/specification/specification.ts";
import type { Limit } from "../../aws/valueLimits.ts";
import { jsonOf, type Node } from "../../syntax/syntax.ts";
import { intrinsicOf } from "../../template/value.ts";

/** Of the wrong type, not among the values that there are, or beyond a limit, which `says` what it is. */
export type Fault =
  | { readonly kind: "type" }
  | { readonly kind: "value"; readonly allowed: readonly string[] }
  | {
      readonly kind: "range" | "length" | "pattern" | "count" | "duplicate";
      readonly says: string;
    };

type Scalar = string | number | boolean | null | undefined;

const wrongType: Fault = { kind: "type" };

/** What is certainly wrong with a value that is neither object nor list. */
export function faultOfScalar(
  type: ValueType,
  limit: Limit | undefined,
  value: Scalar,
): Fault | undefined {
  // Null has rules of its own, and what a dynamic reference stands for only deployment can tell.
  if (value === null || value === undefined) return undefined;
  if (typeof value === "string" && value.includes("{{resolve:")) return undefined;
  switch (type.kind) {
    case "string":
      if (type.allowed && !type.allowed.includes(String(value)))
        return { kind: "value", allowed: type.allowed };
      break;
    case "integer":
    case "number":
      if (!isNumber(value, type.kind === "integer")) return wrongType;
      break;
    case "boolean":
      if (!isBoolean(value)) return wrongType;
      break;
    case "list":
    case "map":
    case "object":
    case "tag":
      return wrongType;
  }
  return limit && beyond(limit, value);
}

function isNumber(value: string | number | boolean, isInteger: boolean): boolean {
  if (typeof value === "boolean") return false;
  // An empty text has at times been taken for no value.
  if (typeof value === "string" && value.trim() === "") return true;
  const number = Number(value);
  return isInteger ? Number.isInteger(number) : Number.isFinite(number);
}

/** Numbers and texts of 0 and 1 have been taken for false and true, and an empty text for no value. */
const isBoolean = (value: string | number | boolean): boolean =>
  typeof value === "boolean" || /^(true|false|0|1|)$/i.test(String(value).trim());

function beyond(limit: Limit, value: string | number | boolean): Fault | undefined {
  const text = String(value);
  const { min, max, minLength = 0, maxLength = Infinity, pattern, oneOf } = limit;
  const known = limit.ignoresCase ? text.toUpperCase() : text;
  if (oneOf && !oneOf.includes(known)) return { kind: "value", allowed: oneOf };
  const number = Number(text);
  const isNumeric = text.trim() !== "" && Number.isFinite(number);
  if (isNumeric && min !== undefined && number < min) return outOfRange(limit);
  if (isNumeric && max !== undefined && number > max) return outOfRange(limit);
  if (text.length > maxLength || text.length < minLength) {
    const range =
      maxLength === Infinity
        ? `at least ${minLength}`
        : minLength === 0
          ? `at most ${maxLength}`
          : `${minLength} to ${maxLength}`;
    return {
      kind: "length",
      says: `${range} ${range.endsWith(" 1") ? "character" : "characters"} long`,
    };
  }
  // Text with a variable that nothing fills in has a rule of its own.
  if (pattern && !text.includes("${") && !pattern.test(text))
    return { kind: "pattern", says: limit.format ?? "" };
  return undefined;
}

const outOfRange = ({ min, max }: Limit): Fault => ({
  kind: "range",
  says:
    max === undefined
      ? `at least ${min}`
      : min === undefined
        ? `at most ${max}`
        : `${min} to ${max}`,
});

/** What is certainly wrong with a list as a whole. What an intrinsic function stands for may be none, or several. */
export function faultOfList(limit: Limit, node: Node): Fault | undefined {
  if (node.type !== "array") return undefined;
  const { minItems, maxItems, areUnique } = limit;
  const all = node.children;
  const mayBeOther = all.some((each) => intrinsicOf(each));
  if (minItems !== undefined && all.length < minItems && !(mayBeOther && all.length > 0))
    return { kind: "count", says: `at least ${counted(minItems)}` };
  const certain = all.filter((each) => !mayBeNothing(each));
  if (maxItems !== undefined && certain.length > maxItems)
    return { kind: "count", says: `at most ${counted(maxItems)}` };
  if (areUnique) {
    const seen = new Set<string>();
    for (const each of all) {
      const text = JSON.stringify(jsonOf(each));
      if (seen.has(text) && text !== noValue) return { kind: "duplicate", says: text };
      seen.add(text);
    }
  }
  return undefined;
}

const counted = (count: number): string => (count === 1 ? "1 element" : `${count} elements`);

const noValue = '{"Ref":"AWS::NoValue"}';

const mayBeNothing = (node: Node): boolean =>
  node.type === "object" &&
  node.children.length === 1 &&
  (node.children[0]?.name === "Fn::If" || node.children[0]?.value?.value === "AWS::NoValue");
