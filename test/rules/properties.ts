/** Rules that are a line of data, one by one. */
import type { ResourceRule } from "../../server/src/rules/rule.ts";

export function ruleOf(rules: readonly ResourceRule[], id: string): ResourceRule {
  const rule = rules.find((each) => each.id === id);
  if (!rule) throw new Error(`There is no rule ${id}.`);
  return rule;
}
