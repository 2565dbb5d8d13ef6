/** What a format of the output is: it writes an audit file by file, so that nothing has to be held until the end that need not. */
import type { Severity } from "../../../shared/settings.ts";
import type { Docs } from "./docs.ts";
import type { FileReport, Summary } from "./report.ts";
import type { Style } from "./terminal.ts";

export interface Format {
  /** Whether it shows the edits of fixes, which take as long to make as the rules to run. */
  readonly withEdits: boolean;
  /** Whether it says itself which files failed: standard error is for it then only where a program reads that too. */
  readonly tellsErrors: boolean;
  /** Begins an audit's output. */
  begin(audit: Audit): Writer;
}

/** Of findings a writer keeps text alone: they hold trees, a thousand of which would fill the memory. */
export interface Writer {
  /** What stands before all files. */
  readonly head: string;
  /** What to write of a file as soon as it is audited. `text` is what the report is about. */
  file(report: FileReport, text: string): string;
  /** What stands behind all files. */
  end(summary: Summary): string;
}

/** What all files have in common. */
export interface Audit {
  readonly version: string;
  /** The date, such as "2026-11-27". */
  readonly today: string;
  readonly docs: Docs;
  /** The mildest severity that fails the run. */
  readonly failOn: Severity | "none";
  /** Fixes that are applied, or would be in a dry run. */
  readonly applied: "none" | "safe" | "review";
  readonly isDryRun: boolean;
  /** Whether only that is to be said which counts for the exit code. */
  readonly isQuiet: boolean;
  /** Whether standard error tells errors, so that those for people need not be here as well. */
  readonly hasErrorsApart: boolean;
  /** The command line that audits the same files again, but for the name and the way of fixing. */
  readonly operands: string;
  readonly style: Style;
  /** A path as programs want it: with slashes, seen from the repository's root if it is below that. */
  fromRoot(path: string): string;
}
