/** Intrinsic functions to write into a template. */
import type { Json } from "../syntax/syntax.ts";

export const ref = (name: string): Json => ({ Ref: name });
export const getAtt = (id: string, attribute: string): Json => ({ "Fn::GetAtt": [id, attribute] });
export const sub = (text: string): Json => ({ "Fn::Sub": text });
export const join = (delimiter: string, items: readonly Json[]): Json => ({
  "Fn::Join": [delimiter, items],
});
/** `value` where the condition holds, and nothing elsewhere; `value` itself without a condition. */
export const onlyIf = (condition: string | undefined, value: Json): Json =>
  condition === undefined ? value : { "Fn::If": [condition, value, { Ref: "AWS::NoValue" }] };
