/** The list of rules for people. */
import type { Rule } from "../rules/rule.ts";
import { colourOf, paint, prose, type Style } from "./terminal.ts";

/** The rules, most of their metadata left out. */
export function prettyRules(rules: readonly Rule[], style: Style): string {
  const entries = rules.map(({ id, severity, category, docs }) => {
    const head = `${paint(style, id, "bold")}  ${paint(style, severity, "bold", colourOf[severity])}  ${paint(style, category, "dim")}`;
    return `${[head, ...prose(docs.summary, style)].join("\n")}\n`;
  });
  return entries.join("\n");
}
