/** The output for people: findings, or the diff of a dry run, and a summary. */
import { printableLines } from "../../../shared/printable.ts";
import type { Audit, Format } from "./format.ts";
import { prettyDefects, prettyErrors, prettyFindings, prettyNote } from "./pretty.ts";
import { prettySummary } from "./prettySummary.ts";
import type { FileReport } from "./report.ts";
import { paint, type Style } from "./terminal.ts";

export const pretty: Format = {
  withEdits: false,
  tellsErrors: false,
  begin: (audit) => ({
    head: "",
    file: (report, text) => {
      const { style, isDryRun, isQuiet, hasErrorsApart } = audit;
      const failures = hasErrorsApart ? "" : prettyFailures(report, text, audit, style);
      if (isDryRun) return failures + diffFor(report.diff ?? "", style);
      return failures + prettyFindings(isQuiet ? { ...report, fixed: [] } : report, text, style);
    },
    // Behind a diff nothing may stand that is none.
    end: (summary) =>
      audit.isQuiet || audit.isDryRun ? "" : prettySummary(summary, audit, audit.style),
  }),
};

/** Why there is nothing, or not all, to be said of a file. */
export function prettyFailures(
  report: FileReport,
  text: string,
  { isQuiet }: Pick<Audit, "isQuiet">,
  style: Style,
): string {
  const isOther = report.status === "not-a-template" && report.errors.length === 0;
  const note = isOther && !isQuiet ? prettyNote(report, style) : "";
  return note + prettyErrors(report, text, style) + prettyDefects(report, style);
}

/** A diff for a program is exact to the byte; one for a terminal must not command it. */
function diffFor(diff: string, style: Style): string {
  const colours = { "+": "green", "-": "red", "@": "cyan", "\\": "dim" } as const;
  const isMark = (mark: string | undefined): mark is keyof typeof colours =>
    mark !== undefined && mark in colours;
  const isTerminal = style.width !== undefined;
  const shown = isTerminal ? printableLines(diff.replaceAll("\r\n", "\n")) : diff;
  if (!style.colour) return shown;
  return shown
    .split("\n")
    .map((line) => (isMark(line[0]) ? paint(style, line, colours[line[0]]) : line))
    .join("\n");
}
