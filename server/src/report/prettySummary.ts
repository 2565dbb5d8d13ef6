/** The end of the pretty output: how many findings are left, and how to have them fixed. */
import { printable } from "../../../shared/printable.ts";
import { severities } from "../../../shared/settings.ts";
import type { Audit } from "./format.ts";
import { apartFromFindings, isAtLeast, type Summary } from "./report.ts";
import { colourOf, counted, paint, type Style } from "./terminal.ts";

type SummaryOptions = Pick<Audit, "failOn" | "applied" | "isDryRun" | "operands">;

export function prettySummary(summary: Summary, options: SummaryOptions, style: Style): string {
  const { findings, fixable, fixed, analyzed, failed } = summary;
  const lines: string[] = [];
  if (fixed > 0) {
    const done = options.isDryRun ? "Would fix" : "Fixed";
    lines.push(paint(style, `✔ ${done} ${counted(fixed, "finding")}`, "bold", "green"));
  }
  if (failed > 0)
    lines.push(paint(style, `✖ ${counted(failed, "file")} with errors, see above`, "bold", "red"));
  if (findings > 0)
    lines.push(countsOf(summary, options, style), ...offers(fixable, options, style));
  else if (analyzed > 0) {
    const left = fixed > 0 ? "left " : "";
    const none = `✔ No findings ${left}in ${counted(analyzed, "template")}`;
    lines.push(paint(style, none, "bold", "green"));
  } else if (failed === 0)
    lines.push(paint(style, "No CloudFormation template to audit", "bold", "yellow"));
  const apart = apartFromFindings(summary);
  if (apart.length > 0) lines.push(paint(style, `  Not counted: ${apart.join(", ")}`, "dim"));
  return lines.map((line) => `${line}\n`).join("");
}

/** "12 findings in 3 templates: 8 critical, 4 low", a failure or a warning. */
function countsOf(
  { findings, bySeverity, analyzed }: Summary,
  { failOn, applied, isDryRun }: SummaryOptions,
  style: Style,
): string {
  const there = severities.filter((severity) => bySeverity[severity] > 0);
  const isFailure = there.some((severity) => isAtLeast(severity, failOn));
  const counts = there.map((severity) =>
    paint(style, `${bySeverity[severity]} ${severity}`, colourOf[severity]),
  );
  const left = applied === "none" ? "" : isDryRun ? " would be left" : " left";
  const total = `${isFailure ? "✖" : "⚠"} ${counted(findings, "finding")}${left} in ${counted(analyzed, "template")}`;
  return `${paint(style, total, "bold", isFailure ? "red" : "yellow")}: ${counts.join(", ")}`;
}

/** How to have the rest fixed. */
function offers(
  { safe, review }: Summary["fixable"],
  { applied, operands }: SummaryOptions,
  style: Style,
): string[] {
  const rows: [what: string, command: string][] = [];
  if (safe > 0 && applied === "none")
    rows.push([`${have(safe)} a safe fix:`, `cfn-audit --fix ${operands}`]);
  if (review > 0 && applied !== "review")
    rows.push([`${have(review)} a fix to review:`, `cfn-audit --fix-all ${operands}`]);
  const width = Math.max(...rows.map(([what]) => what.length));
  return rows.map(
    ([what, command]) => `  ${what.padEnd(width)}  ${paint(style, printable(command), "bold")}`,
  );
}

const have = (count: number): string => `${count} ${count === 1 ? "has" : "have"}`;
