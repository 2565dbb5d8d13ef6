/** Whether something is a condition that CloudFormation can judge: what condition functions take, and how many. */
import { set } from "../../syntax/change.ts";
import { elements, jsonOf, type Member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { Fix, Report } from "../rule.ts";
import { isScalar, refused } from "./attributes.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html */
const logic: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ["Fn::And", [2, 10]],
  ["Fn::Or", [2, 10]],
  ["Fn::Not", [1, 1]],
]);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html */
const ofRules: ReadonlySet<string> = new Set([
  "Fn::Contains",
  "Fn::EachMemberEquals",
  "Fn::EachMemberIn",
  "Fn::RefAll",
  "Fn::ValueOf",
  "Fn::ValueOfAll",
]);

/** Functions that need what only exists once there are resources, or another stack. */
const notCompared: ReadonlySet<string> = new Set([
  "Fn::Base64",
  "Fn::Cidr",
  "Fn::GetAtt",
  "Fn::GetAZs",
  "Fn::ImportValue",
]);

/** What is wrong with a condition; `what` names in messages the place where it stands. */
export function conditionProblems(node: Node, what: string, inRule: boolean, report: Report): void {
  if (members(node).some(({ name }) => isWrittenElsewhere(name))) return;
  const [only, more] = members(node);
  if (isTruth(node) || (only && !more && inRule && ofRules.has(only.name))) return;
  if (!only || more || !isFunction(only.name)) {
    report({ at: node, message: shapeMessage(node, what) });
    return;
  }
  const { name, key, value } = only;
  if (!value) return;
  if (name === "Condition") {
    if (value.type !== "string")
      report({ at: value, message: `"Condition" in ${what} must be the name of one: ${refused}.` });
  } else if (value.type !== "array")
    report({
      at: key,
      message: `${name} in ${what} needs a list: ${refused}.`,
      fixes: () => listOf(only),
    });
  else if (name === "Fn::Equals") equalsProblems(only, what, report);
  else {
    countProblems(only, node, what, report);
    for (const each of elements(value)) conditionProblems(each, what, inRule, report);
  }
}

const isFunction = (name: string): boolean =>
  name === "Condition" || name === "Fn::Equals" || logic.has(name);

const isTruth = (node: Node): boolean =>
  node.type === "boolean" || node.value === "true" || node.value === "false";

function shapeMessage(node: Node, what: string): string {
  const [only, more] = members(node);
  const found = only ? (more ? "An object of several members" : `"${only.name}"`) : "No function";
  return `${found} stands in ${what} where Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition must: ${refused}.`;
}

/** A single condition where a list of them belongs. */
function listOf({ name, value }: Member): readonly Fix[] {
  if (value?.type !== "object" || name !== "Fn::Not") return [];
  return [
    {
      title: "Put the condition into a list",
      safety: "safe",
      changes: [set(pathOf(value), [jsonOf(value)])],
    },
  ];
}

function countProblems(
  { name, key, value }: Member,
  call: Node,
  what: string,
  report: Report,
): void {
  const [least, most] = logic.get(name) ?? [0, 0];
  const given = elements(value);
  if (given.length >= least && given.length <= most) return;
  const [first, second] = given;
  const wanted = least === most ? "one condition" : `${least} to ${most} conditions`;
  report({
    at: key,
    message: `${name} in ${what} takes ${wanted}, not ${given.length}: ${refused}.`,
    fixes: () =>
      name !== "Fn::Not" && first && !second
        ? [
            {
              title: `Write the condition without ${name}`,
              safety: "safe",
              changes: [set(pathOf(call), jsonOf(first))],
            },
          ]
        : [],
  });
}

function equalsProblems({ key, value }: Member, what: string, report: Report): void {
  const operands = elements(value);
  if (operands.length !== 2)
    report({
      at: key,
      message: `Fn::Equals in ${what} compares two values, not ${operands.length}: ${refused}.`,
    });
  for (const operand of operands) {
    const [only, more] = members(operand);
    const isCall = only && !more && (only.name === "Ref" || /^(?:Fn::|Condition$)/.test(only.name));
    if (isScalar(operand) || (isCall && !notCompared.has(only.name))) continue;
    report({
      at: operand,
      message:
        isCall && only
          ? `Fn::Equals in ${what} compares ${only.name}, which CloudFormation cannot know before there are resources: ${refused}.`
          : `Fn::Equals in ${what} must compare strings, or functions that give one: ${refused}.`,
    });
  }
}
