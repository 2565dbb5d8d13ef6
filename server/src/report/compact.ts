/** One line a finding, as compilers write them and editors read them: `path:line:column: severity rule message`. */
import { printable } from "../../../shared/printable.ts";
import type { Format } from "./format.ts";
import type { FileReport, Place } from "./report.ts";

/** What stands in the place of the rule where a file could not be read, parsed or written, or a rule of ours failed. */
type Failure = "unreadable" | "invalid" | "defect";

export const compact: Format = {
  withEdits: false,
  tellsErrors: true,
  begin: () => ({ head: "", file: linesOf, end: () => "" }),
};

function linesOf({ path, status, reason, findings, errors, defects }: FileReport): string {
  const line = (place: Partial<Place>, severity: string, rule: string, message: string) => {
    const { line, column } = place.range?.start ?? { line: 1, column: 1 };
    return `${printable(path)}:${line}:${column}: ${severity} ${rule} ${printable(message)}\n`;
  };
  const failed = (rule: Failure, message: string, place: Partial<Place> = {}) =>
    line(place, "error", rule, message);
  return [
    ...(status === "unreadable" ? [failed("unreadable", `Not audited: ${reason}.`)] : []),
    ...errors.map((error) => failed("invalid", error.message, error)),
    ...defects.map(({ rule, message }) =>
      failed("defect", `${rule ? `The rule ${rule}` : "The audit"} failed: ${message}`),
    ),
    ...findings.map((finding) => line(finding, finding.severity, finding.rule, finding.message)),
  ].join("");
}
