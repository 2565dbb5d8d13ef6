/** A rule's page of documentation, and the index of all pages, as Markdown. */
import { profileOf } from "../plan.ts";
import type { Equivalents, Rule, Topic } from "../rules/rule.ts";
import { groupBy } from "../syntax/multimap.ts";

const toolNames: Record<keyof Equivalents, string> = {
  "cfn-lint": "cfn-lint",
  checkov: "checkov",
  cfn_nag: "cfn_nag",
  guard: "AWS CloudFormation Guard",
  cdk_nag: "cdk-nag",
  trivy: "Trivy",
};

/** The page `docs/rules/<id>.md`. */
export function rulePage(rule: Rule): string {
  const { id } = rule;
  const sections = [
    `# ${id}`,
    ruleHelp(rule),
    "## Turn it off",
    `Set \`"cfnAudit.rules": { "${id}": "off" }\` in the editor's settings. A severity (\`"low"\`, \`"medium"\`, \`"high"\`, \`"critical"\`) in place of \`"off"\` changes how it is shown.`,
    "Where it is no problem on one resource, that resource's metadata [says so](../suppressions.md):",
    fenced(`"Metadata": { "cfn-audit": { "ignore": [{ "rule": "${id}", "reason": "…" }] } }`),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** What there is to say of a rule below its name. */
export function ruleHelp(rule: Rule): string {
  const { severity, category, lifecycle, docs, equivalents, controls = [] } = rule;
  const same = Object.entries(toolNames).flatMap(([tool, name]) => {
    const ids = equivalents[tool as keyof Equivalents] ?? [];
    return ids.length > 0 ? [`- ${name}: ${ids.map((other) => `\`${other}\``).join(", ")}`] : [];
  });
  const sections = [
    docs.summary,
    `Severity **${severity}**, category **${category}**, about ${topicsOf(rule).join(" and ")}. Shown from profile **${profileOf(rule)}** on.`,
    ...(lifecycle
      ? [`Only where \`cfnAudit.lifecycle\`, or \`--lifecycle\`, is \`${lifecycle}\`.`]
      : []),
    "## Why it matters",
    docs.why,
    "## Reported",
    fenced(docs.bad),
    "## Instead",
    fenced(docs.good),
    ...(same.length > 0 ? ["## The same check in other tools", same.join("\n")] : []),
    ...(controls.length > 0
      ? ["## Controls that it serves", controls.map((control) => `- ${control}`).join("\n")]
      : []),
    "## Read more",
    docs.links.map((link) => `- <${link}>`).join("\n"),
  ];
  return sections.join("\n\n");
}

const fenced = (json: string) => `\`\`\`json\n${json}\n\`\`\``;

/** What a rule's findings endanger. */
export const topicsOf = ({ category, topics }: Rule): readonly Topic[] =>
  topics ?? [category === "Security" ? "security" : "operations"];

/** The page `docs/rules/README.md`: every rule with its severity and problem, by the service that it is about. */
export function rulesIndex(rules: readonly Rule[]): string {
  const [template, deployed] = [
    rules.filter(isOfTemplate),
    rules.filter((rule) => !isOfTemplate(rule)),
  ];
  const services = [...groupBy(deployed, serviceOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    "# Rules",
    "## What would be deployed insecurely, or fail on the way",
    ...services.flatMap(([service, ofService]) => [
      `### ${service}`,
      rulesTable(ofService, "").trimEnd(),
    ]),
    "## What CloudFormation or a service refuses, and what is needless",
    rulesTable(template, ""),
  ].join("\n\n");
}

/** The service whose resources a rule looks at first, as types call it: "RDS". */
function serviceOf(rule: Rule): string {
  const types = "resourceTypes" in rule ? rule.resourceTypes : "any";
  return types === "any" ? "The whole template" : (types[0]?.split("::")[1] ?? "");
}

/** Whether a rule is about the template itself, and not about what it deploys. */
const isOfTemplate = ({ category }: Rule): boolean => category === "Template";

/** Every rule in a row; the pages lie in `folder`, seen from where the table stands. */
export function rulesTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.id}](${folder}${rule.id}.md) | ${rule.severity} | ${profileOf(rule)} | ${rule.docs.summary} |`,
  );
  return `| Rule | Severity | Profile | Problem |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}
