/** A rule as SARIF describes it, with the properties that GitHub's code scanning reads. */
import type { Severity } from "../../../shared/settings.ts";
import type { Rule } from "../rules/rule.ts";
import type { Docs } from "./docs.ts";
import { ruleHelp, topicsOf } from "./rulePage.ts";
import { levelOf } from "./sarifLevel.ts";

/** Within the bounds between which GitHub says critical, high, medium and low. */
const score: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
};

/** What GitHub calls the severity of what is no matter of security. */
const problemSeverity = { error: "error", warning: "warning", note: "recommendation" } as const;

export function descriptorOf(id: string, docs: Docs) {
  const rule = docs.rule(id);
  if (!rule) return { id };
  const { summary, why, links } = rule.docs;
  const helpUri = docs.linkOf(id);
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: {
      text: `${summary}\n\n${why}\n\n${links.join("\n")}`,
      markdown: ruleHelp(rule),
    },
    ...(helpUri ? { helpUri } : {}),
    defaultConfiguration: { level: levelOf[rule.severity] },
    properties: propertiesOf(rule),
  };
}

function propertiesOf(rule: Rule) {
  const { severity, category, controls = [] } = rule;
  const topics = topicsOf(rule);
  return {
    // A category may be called as a topic is.
    tags: [...new Set([...topics, "cloudformation", category.toLowerCase(), ...controls])],
    // What CloudFormation refuses is no matter of opinion.
    precision: category === "Template" ? "very-high" : "high",
    ...(topics.includes("security")
      ? { "security-severity": score[severity] }
      : { "problem.severity": problemSeverity[levelOf[severity]] }),
  };
}
