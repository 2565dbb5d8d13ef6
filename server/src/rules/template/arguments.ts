/** What is wrong with the arguments of an intrinsic function. */
import { type Argument, gives, type Kind, type Shape } from "../../aws/intrinsicFunctions.ts";
import { elements, member, members, type Node } from "../../syntax/syntax.ts";
import { languageExtensions, transforms } from "../../template/names.ts";
import type { Call } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import { kindOf } from "./referenceKinds.ts";

export interface Fault {
  readonly at: Node;
  /** What is there instead, behind what is wanted; often nothing more to say. */
  readonly what: string;
}

/** What the template's transforms allow. */
export interface Allowance {
  readonly template: Template;
  readonly isExtended: boolean;
  /** What a macro reads may look like anything. */
  readonly hasMacro: boolean;
}

export const readAllowance = (template: Template): Allowance => {
  const names = transforms(template);
  return {
    template,
    // That a loop lacks the transform is said once, by another rule.
    isExtended: names.includes(languageExtensions) || template.hasHiddenResources,
    hasMacro: names.some((name) => !name.startsWith("AWS::")),
  };
};

/** The faults of a call. */
export function faultsOf(
  call: Call,
  shape: Shape,
  allowance: Allowance,
  report: (fault: Fault) => void,
): void {
  const { name, argument } = call;
  if (!Array.isArray(shape.takes)) {
    faultsIn(argument, shape.takes as Argument, allowance, report);
    return;
  }
  const takes: readonly Argument[] = shape.takes;
  if (argument.type === "string" && name === "Fn::Sub") return;
  if (argument.type === "string" && name === "Fn::GetAtt") {
    if (!/^[^.]+\../.test(argument.value)) report({ at: argument, what: "" });
    return;
  }
  if (argument.type !== "array") {
    if (!isTransform(argument)) report({ at: argument, what: "" });
    return;
  }
  const given = elements(argument);
  const hasDefault = name === "Fn::FindInMap" && member(given[3], "DefaultValue") !== undefined;
  const count = given.length - (hasDefault ? 1 : 0);
  if (count > takes.length || count < (shape.atLeast ?? takes.length)) {
    report({
      at: argument,
      what: `, not ${given.length} ${given.length === 1 ? "element" : "elements"}`,
    });
    return;
  }
  for (const [i, each] of takes.entries()) {
    const node = given[i];
    if (node) faultsIn(node, each, allowance, report);
  }
  if (name === "Fn::Select") outOfRange(given, report);
}

function faultsIn(
  node: Node,
  argument: Argument,
  allowance: Allowance,
  report: (fault: Fault) => void,
): void {
  const { is, like, range } = argument;
  if (is === "any" || isTransform(node)) return;
  const called = functionIn(node);
  if (called !== undefined) {
    const functions = (allowance.isExtended && argument.extended) || argument.functions;
    if (functions ? !functions.includes(called) : !mayBe(gives[called] ?? "any", is))
      report({ at: node, what: `; ${called} cannot stand here` });
    else {
      const kind = kindOf(allowance.template, node);
      const isGetAtt = called === "Fn::GetAtt";
      if (!mayBe(kind, is))
        report({
          at: isGetAtt ? (members(node)[0]?.value ?? node) : node,
          what: `; what ${called} gives here is ${kind === "list" ? "a list" : "a text"}`,
        });
    }
    return;
  }
  if (!isWritten(node, is)) report({ at: node, what: "" });
  else if (like && !like.test(String(node.value)))
    report({ at: node, what: `, not "${node.value}"` });
  else if (range && (Number(node.value) < range[0] || Number(node.value) > range[1]))
    report({ at: node, what: `, not ${node.value}` });
  if (is === "texts")
    for (const element of elements(node)) faultsIn(element, { is: "text" }, allowance, report);
  if (is === "variables")
    for (const { value } of members(node))
      if (value) faultsIn(value, { is: "text" }, allowance, report);
}

/** Whether something written out, which is no function, is what is wanted. */
function isWritten(node: Node, is: Argument["is"]): boolean {
  if (is === "texts" || is === "list") return node.type === "array";
  if (is === "variables") return node.type === "object";
  if (is === "structure") return node.type === "array" || node.type === "object";
  if (node.children || node.type === "null") return false;
  return is === "text" || /^\d+$/.test(String(node.value)) || String(node.value).includes("${");
}

/** The function that an object calls, whatever else it may be. */
const functionIn = (node: Node): string | undefined => {
  const [only, more] = members(node);
  if (!only || more) return undefined;
  return only.name === "Ref" || only.name.startsWith("Fn::") ? only.name : undefined;
};

function mayBe(kind: Kind, is: Argument["is"]): boolean {
  if (kind === "any") return true;
  if (is === "text") return kind !== "list";
  if (is === "integer") return kind !== "list";
  return kind === "list";
}

/** What another transform writes is not seen here. */
const isTransform = (node: Node): boolean =>
  members(node).some(({ name }) => isWrittenElsewhere(name));

/** An index beyond a list that is written out. Fn::If with AWS::NoValue, and the like, may make it shorter but never longer. */
function outOfRange([index, list]: readonly Node[], report: (fault: Fault) => void): void {
  const items = elements(list);
  if (index?.type !== "number" && index?.type !== "string") return;
  if (list?.type !== "array" || items.some((item) => functionIn(item) === "Fn::If")) return;
  if (/^\d+$/.test(String(index.value)) && Number(index.value) >= items.length)
    report({ at: index, what: `; the list has no element ${index.value}` });
}
