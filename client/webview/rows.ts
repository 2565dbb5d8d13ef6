/** Which rows of a workspace's audit are shown in which order, and what they come to. */
import { type Severity, severities } from "../../shared/settings.ts";
import type { WorkspaceProgress, WorkspaceRow } from "../../shared/workspaceMessages.ts";

/** Those that have all of the words, the gravest first. What was not audited comes before what is clean. */
export function shownRows(rows: Iterable<WorkspaceRow>, filter: string): WorkspaceRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const hasAll = ({ name, verdict, counts }: WorkspaceRow) => {
    const found = severities.filter((severity) => (counts?.[severity] ?? 0) > 0);
    const text = `${name} ${verdict} ${found.join(" ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return [...rows].filter(hasAll).sort(byGravity);
}

function byGravity(a: WorkspaceRow, b: WorkspaceRow): number {
  for (const severity of severities) {
    const difference = (b.counts?.[severity] ?? 0) - (a.counts?.[severity] ?? 0);
    if (difference !== 0) return difference;
  }
  if ((a.counts === undefined) !== (b.counts === undefined)) return a.counts ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}

/** The gravest severity of all; undefined where nothing was found. */
export const gravestOf = (rows: readonly WorkspaceRow[]): Severity | undefined =>
  severities.find((severity) => rows.some(({ counts }) => (counts?.[severity] ?? 0) > 0));

/** What the templates come to, in a sentence. */
export function summaryOf(
  rows: readonly WorkspaceRow[],
  { state, total }: WorkspaceProgress,
): string {
  if (state === "running") return total === undefined ? "Looking for templates…" : "Auditing…";
  if (rows.length === 0 && state === "complete")
    return total === 0 ? "There are no JSON files." : "None of the JSON files is a template.";
  const sums = severities.map((severity) => ({
    severity,
    count: rows.reduce((sum, { counts }) => sum + (counts?.[severity] ?? 0), 0),
  }));
  const findings = sums.reduce((sum, { count }) => sum + count, 0);
  const listed = sums.filter(({ count }) => count > 0);
  const found =
    findings === 0
      ? "no findings"
      : `${counted(findings, "finding")}: ${listed.map(({ severity, count }) => `${count} ${severity}`).join(", ")}`;
  const stopped = state === "stopped" ? "Stopped. " : "";
  return `${stopped}${counted(rows.length, "template")}, ${found}.`;
}

/** What else there is to say of the files. */
export function factsOf(rows: readonly WorkspaceRow[], progress: WorkspaceProgress): string {
  const { state, done, total = 0, others, leftOut } = progress;
  const affected = rows.filter((row) => gravestOf([row]) !== undefined).length;
  const fixable = rows.reduce((sum, row) => sum + row.fixable, 0);
  const failed = rows.filter(({ counts }) => counts === undefined).length;
  return [
    ...(rows.length > 0 ? [`${affected} with findings`, `${fixable} fixable`] : []),
    ...(failed > 0 ? [`${failed} not audited`] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, "file")} left out by the settings`] : []),
    ...(others > 0 ? [`${counted(others, "other JSON file")}`] : []),
    ...(state === "stopped" ? [`${total - done} not looked at`] : []),
  ].join(" · ");
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;
