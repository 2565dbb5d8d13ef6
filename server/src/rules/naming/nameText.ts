/** Names as text in the manner of Fn::Sub, and the same names with an environment's mark. */

import type { Part } from "../../template/parts.ts";
import { splitAttribute, variablesOf } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import { textOf, type Value } from "../../template/value.ts";

/** A name that is the same in every environment. */
export interface UnmarkedName {
  /** What Fn::Sub would make the name of. */
  readonly text: string;
  /** Whether the name is a literal that means to refer to `${Parameter}`, which only Fn::Sub replaces. */
  readonly lacksSub: boolean;
  readonly isLiteral: boolean;
}

/** Reads a name; undefined if it has a mark, or may have one, or if there is none. */
export function readUnmarkedName(template: Template, value: Value): UnmarkedName | undefined {
  const literal = textOf(value);
  if (literal !== undefined) return readLiteral(template, literal);
  const parts = template.parts(value);
  if (!parts || parts.length === 0) return undefined;
  const [first] = parts;
  const isWhole = parts.length === 1 && typeof first === "object";
  if (isWhole && !first.to.startsWith("AWS::")) return undefined;
  for (const part of parts)
    if (typeof part === "string" ? isLookedUp(part) : tellsApart(template, part.to))
      return undefined;
  return { text: toSubText(parts), lacksSub: false, isLiteral: false };
}

function readLiteral(template: Template, literal: string): UnmarkedName | undefined {
  if (literal === "" || isLookedUp(literal)) return undefined;
  const text = literal.includes("${") ? escapeUndeclared(template, literal) : literal;
  return { text, lacksSub: variablesOf(text).length > 0, isLiteral: true };
}

/** What CloudFormation looks up at deployment may well differ from one environment to another. */
const isLookedUp = (text: string): boolean => text.includes("{{resolve:");

const stackOwn = ["AWS::StackName", "AWS::StackId"];

/** Whether something that a name refers to may differ from stack to stack. */
function tellsApart({ environment, parameters }: Template, name: string): boolean {
  if (name.startsWith("AWS::")) return stackOwn.includes(name);
  if (environment().isMark(name)) return true;
  // A resource's own name or id, or one that is passed in by its type, such as AWS::EC2::VPC::Id.
  const type = parameters.get(name)?.type ?? "";
  return !["String", "Number"].includes(type);
}

/** Whether the name that the text makes has an environment's mark, or is as a whole what a parameter says. */
export const isAccepted = (template: Template, text: string): boolean =>
  variablesOf(text).some(
    ({ name, start, end }) =>
      tellsApart(template, splitAttribute(name).to) ||
      (start === 0 && end === text.length && !name.startsWith("AWS::")),
  );

/** Literal text as Fn::Sub has to be given it. */
export const escapeText = (literal: string): string =>
  literal.includes("${") ? literal.replaceAll("${", "${!") : literal;

/** The pieces of a string as Fn::Sub would put them together. */
export const toSubText = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if (typeof part === "string") return escapeText(part);
      return `\${${part.attribute === undefined ? part.to : `${part.to}.${part.attribute}`}}`;
    })
    .join("");

/** A literal for Fn::Sub: what it calls by a name that is declared is meant to be replaced, and nothing else. */
function escapeUndeclared({ parameters, resource }: Template, literal: string): string {
  let text = "";
  let at = 0;
  for (const { name, start, end } of variablesOf(literal)) {
    const { to } = splitAttribute(name);
    if (!parameters.has(to) && !resource(to) && !pseudoParameters.includes(to)) continue;
    text += escapeText(literal.slice(at, start)) + literal.slice(start, end);
    at = end;
  }
  return text + escapeText(literal.slice(at));
}

const pseudoParameters = [
  "AWS::AccountId",
  "AWS::NotificationARNs",
  "AWS::Partition",
  "AWS::Region",
  "AWS::StackId",
  "AWS::StackName",
  "AWS::URLSuffix",
];
