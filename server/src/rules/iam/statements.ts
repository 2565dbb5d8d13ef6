/** What the statements of policies say, as far as it is known before deployment; read once, for all rules that ask. */

import { members } from "../../syntax/syntax.ts";
import type { Template } from "../../template/template.ts";
import { equals, textOf, type Value } from "../../template/value.ts";
import { oncePerResource } from "../oncePerResource.ts";
import { type Policy, policiesOf } from "./policies.ts";

export interface Statement {
  readonly value: Value;
  readonly policy: Policy;
  readonly effect: "Allow" | "Deny" | undefined;
  readonly actions: readonly Named[];
  readonly resources: readonly Named[];
  /** Whether it has a Condition, or may have one. */
  readonly isConditional: boolean;
}

/** An action or resource that a statement names. */
export interface Named {
  readonly value: Value;
  /** With `${Partition}` and the like for where the stack is, so that colons part an ARN; undefined where only deployment can tell. */
  readonly text: string | undefined;
}

/** The statements of all policies that a resource holds. */
export const statementsOf = oncePerResource((resource, template): readonly Statement[] =>
  policiesOf(resource, template).flatMap((policy) =>
    policy.statements.map((value) => ({
      value,
      policy,
      effect: effectOf(value),
      actions: namesIn(template, value.get("Action")),
      resources: namesIn(template, value.get("Resource")),
      isConditional: isConditional(value.get("Condition")),
    })),
  ),
);

function effectOf(statement: Value): Statement["effect"] {
  const effect = statement.get("Effect");
  if (equals(effect, "Allow")) return "Allow";
  return equals(effect, "Deny") ? "Deny" : undefined;
}

const namesIn = (template: Template, element: Value): readonly Named[] =>
  element.items().map((value) => ({ value, text: textIn(template, value) }));

/** A text of which nothing is left to deployment but where the stack is. */
export function textIn(template: Template, value: Value): string | undefined {
  const literal = textOf(value);
  if (literal !== undefined) return literal;
  let text = "";
  for (const part of template.parts(value) ?? [undefined]) {
    if (part === undefined) return undefined;
    if (typeof part === "string") text += part;
    else if (!part.to.startsWith("AWS::")) return undefined;
    else text += `\${${part.to.slice("AWS::".length)}}`;
  }
  return text;
}

const isConditional = ({ kind, node }: Value): boolean =>
  kind !== "absent" && !(node?.type === "object" && members(node).length === 0);

/** Whether the one pattern of an action is every action there is. */
export const isEveryAction = ({ text }: Named): boolean => text === "*" || text === "*:*";

/** Whether a resource is everything: `*`, or an ARN of nothing else. */
export const isEverything = ({ text }: Named): boolean =>
  text !== undefined && /^(?:\*|arn:\*|arn:[^:]*(?::\*)+)$/.test(text);

/** Whether the pattern of a name, with `*` and `?`, has the name in it; both in small letters. */
export function covers(pattern: string, name: string): boolean {
  let [p, n, star, mark] = [0, 0, -1, 0];
  while (n < name.length)
    if (p < pattern.length && (pattern[p] === "?" || pattern[p] === name[n])) {
      p++;
      n++;
    } else if (pattern[p] === "*") {
      star = p++;
      mark = n;
    } else if (star >= 0) {
      p = star + 1;
      n = ++mark;
    } else return false;
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
