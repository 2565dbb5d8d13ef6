/** Findings in groups, by what the reader wants to work through. */
import type { Grouping } from "../../../../shared/reportMessages.ts";
import { severities } from "../../../../shared/settings.ts";
import type { Finding } from "../../rules/rule.ts";
import { groupBy } from "../../syntax/multimap.ts";

interface Group {
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** The groups, that with the gravest finding first; among equals the one that comes first in the text. */
export function groupsOf(findings: readonly Finding[], by: Grouping): readonly Group[] {
  const titleOf = ({ logicalId, severity, rule }: Finding): string =>
    by === "severity" ? severity : by === "rule" ? rule : (logicalId ?? "The template");
  const groups = [...groupBy(findings, titleOf)].map(([title, own]) => ({
    title,
    findings: own.toSorted((a, b) => rankOf(a) - rankOf(b)),
  }));
  return groups.sort((a, b) => gravest(a) - gravest(b));
}

const rankOf = ({ severity }: Finding): number => severities.indexOf(severity);
const gravest = ({ findings }: Group): number => Math.min(...findings.map(rankOf));
