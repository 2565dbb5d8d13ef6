/** A rule's page of documentation, and the index of all pages, as Markdown. */
import type { Equivalents, Rule } from "../rules/rule.ts";

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
  const { id, severity, category, docs, equivalents } = rule;
  const same = Object.entries(toolNames).flatMap(([tool, name]) => {
    const ids = equivalents[tool as keyof Equivalents] ?? [];
    return ids.length > 0 ? [`- ${name}: ${ids.map((other) => `\`${other}\``).join(", ")}`] : [];
  });
  const sections = [
    `# ${id}`,
    docs.summary,
    `Severity **${severity}**, category **${category}**.`,
    "## Why it matters",
    docs.why,
    "## Reported",
    fenced(docs.bad),
    "## Instead",
    fenced(docs.good),
    ...(same.length > 0 ? ["## The same check in other tools", same.join("\n")] : []),
    "## Read more",
    docs.links.map((link) => `- <${link}>`).join("\n"),
    "## Turn it off",
    `Set \`"cfnAudit.rules": { "${id}": "off" }\` in the editor's settings. A severity (\`"low"\`, \`"medium"\`, \`"high"\`, \`"critical"\`) in place of \`"off"\` changes how it is shown.`,
  ];
  return `${sections.join("\n\n")}\n`;
}

const fenced = (json: string) => `\`\`\`json\n${json}\n\`\`\``;

/** The page `docs/rules/README.md`: every rule with its severity and problem. */
export function rulesIndex(rules: readonly Rule[]): string {
  const [template, deployed] = [
    rules.filter(isOfTemplate),
    rules.filter((rule) => !isOfTemplate(rule)),
  ];
  return [
    "# Rules",
    "## What would be deployed insecurely, or fail on the way",
    rulesTable(deployed, ""),
    "## What CloudFormation or a service refuses, and what is needless",
    rulesTable(template, ""),
  ].join("\n\n");
}

/** Whether a rule is about the template itself, and not about what it deploys. */
export const isOfTemplate = ({ category }: Rule): boolean => category === "Template";

/** Every rule in a row; the pages lie in `folder`, seen from where the table stands. */
export function rulesTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(
    ({ id, severity, category, docs }) =>
      `| [${id}](${folder}${id}.md) | ${severity} | ${category} | ${docs.summary} |`,
  );
  return `| Rule | Severity | Category | Problem |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}
