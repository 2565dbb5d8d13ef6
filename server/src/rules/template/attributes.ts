/** The attributes of parameters, outputs and the like: those that CloudFormation does not know, and values of the wrong kind. */
import { rename } from "../../syntax/change.ts";
import { member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { nearest } from "../../template/nearest.ts";
import { isWrittenElsewhere } from "../../template/value.ts";
import type { Fix, Report } from "../rule.ts";

const kinds = {
  text: { said: "a string", fits: (node: Node) => isScalar(node) },
  integer: { said: "a whole number", fits: (node: Node) => Number.isInteger(numberOf(node)) },
  number: { said: "a number", fits: (node: Node) => Number.isFinite(numberOf(node)) },
  boolean: { said: "true or false", fits: (node: Node) => /^(?:true|false)$/i.test(wordOf(node)) },
  list: { said: "a list", fits: (node: Node) => node.type === "array" },
  any: { said: "", fits: () => true },
  object: { said: "an object", fits: (node: Node) => node.type === "object" },
} as const;

/** The attributes that something can have, and what each must be. */
export type Attributes = Readonly<Record<string, keyof typeof kinds>>;

/** A string, number or boolean, all of which CloudFormation reads as text. */
export const isScalar = (node: Node | undefined): boolean =>
  node?.type === "string" || node?.type === "number" || node?.type === "boolean";

/** The number that a node is, written as one or in quotes; NaN for anything else. */
export const numberOf = (node: Node | undefined): number =>
  node?.type === "number" || (node?.type === "string" && node.value.trim() !== "")
    ? Number(node.value)
    : Number.NaN;

const wordOf = (node: Node): string => (isScalar(node) ? String(node.value) : "");

export const refused = "CloudFormation refuses the template";

/** What is wrong with the attributes of `holder`, an object that messages call `what`. */
export function attributeProblems(
  holder: Node,
  attributes: Attributes,
  what: string,
  report: Report,
  consequence = refused,
): void {
  for (const { name, key, value } of members(holder)) {
    const kind = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (kind === undefined) {
      if (isWrittenElsewhere(name)) continue;
      report({
        at: key,
        message: `"${name}" is no attribute of ${what}: ${consequence}.`,
        fixes: () => renamings(key, Object.keys(attributes), holder),
      });
    } else if (value && !kinds[kind].fits(value))
      report({
        at: value,
        message: `"${name}" of ${what} must be ${kinds[kind].said}: ${consequence}.`,
      });
  }
}

/** Gives a key the near ones of `names` that `holder` does not have yet. Only one that differs in nothing but case is certain. */
function renamings(key: Node, names: readonly string[], holder: Node): readonly Fix[] {
  const name = String(key.value);
  return nearest(
    name,
    names.filter((each) => !member(holder, each)),
  ).map((near) => ({
    title: `Rename "${name}" to "${near}"`,
    safety: near.toLowerCase() === name.toLowerCase() ? "safe" : "review",
    changes: [rename(pathOf(key), near)],
  }));
}
