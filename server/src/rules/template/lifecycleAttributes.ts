/** What CloudFormation takes for DeletionPolicy and UpdateReplacePolicy. */
import {
  deletionPolicies,
  snapshotTypes,
  updateReplacePolicies,
} from "../../aws/deletionPolicies.ts";
import { elements, type Node } from "../../syntax/syntax.ts";
import { languageExtensions, transforms } from "../../template/names.ts";
import type { Template } from "../../template/template.ts";
import { intrinsicOf } from "../../template/value.ts";

/** What each of them may be on some type. */
export const lifecyclePolicies = {
  DeletionPolicy: deletionPolicies,
  UpdateReplacePolicy: updateReplacePolicies,
} as const;

export type LifecycleAttribute = keyof typeof lifecyclePolicies;

/** What the attribute may be on a resource of the type. */
export const allowedOn = (type: string, attribute: LifecycleAttribute): readonly string[] =>
  lifecyclePolicies[attribute].filter((each) => each !== "Snapshot" || mayHaveSnapshot(type));

/** Of types that are not AWS's nobody here knows. */
const mayHaveSnapshot = (type: string): boolean =>
  snapshotTypes.has(type) || !type.startsWith("AWS::") || type.endsWith("::MODULE");

/** What of the attribute's value CloudFormation refuses: all of it, or branches of Fn::If. */
export function refusedFor(
  template: Template,
  type: string,
  attribute: LifecycleAttribute,
  value: Node,
): readonly Node[] {
  const resolves = transforms(template).includes(languageExtensions);
  const allowed = allowedOn(type, attribute);
  return (resolves ? valuesOf(value) : [value]).filter(
    (node) => !allowed.some((each) => each === node.value),
  );
}

/** The values that Fn::If chooses from; what other functions give is not known. */
function valuesOf(node: Node): readonly Node[] {
  const call = intrinsicOf(node);
  if (!call) return [node];
  return call.name === "Fn::If" ? elements(call.value).slice(1).flatMap(valuesOf) : [];
}
