/**
 * Workflow commands, of which GitHub Actions makes annotations: the gravest first, for of errors, warnings and notices it shows ten each.
 * In a workflow a summary in Markdown comes beside them.
 */
import { printable } from "../../../shared/printable.ts";
import { type Severity, severities } from "../../../shared/settings.ts";
import type { Audit, Format } from "./format.ts";
import type { FileReport, FindingReport, Place } from "./report.ts";

type Command = "error" | "warning" | "notice";

const commandOf: Readonly<Record<Severity, Command>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "notice",
};

export const github: Format = {
  withEdits: false,
  tellsErrors: true,
  begin: (audit) => {
    const failed: string[] = [];
    const found: Record<Severity, string[]> = { critical: [], high: [], medium: [], low: [] };
    return {
      head: "",
      file: (report) => {
        failed.push(...failuresOf(report, audit));
        for (const finding of report.findings)
          found[finding.severity].push(annotationOf(report, finding, audit));
        return "";
      },
      end: () => [...failed, ...severities.flatMap((severity) => found[severity])].join(""),
    };
  },
};

function failuresOf({ path, status, reason, errors, defects }: FileReport, audit: Audit): string[] {
  const file = audit.fromRoot(path);
  const line = (title: string, message: string, place: Partial<Place> = {}) =>
    command("error", { title: `cfn-audit: ${title}`, file, ...rangeOf(place) }, message);
  return [
    ...(status === "unreadable" ? [line("not audited", `${file}: Not audited: ${reason}.`)] : []),
    ...errors.map((error) => line("error", error.message, error)),
    ...defects.map(({ rule, message }) =>
      line("defect", `${rule ? `The rule ${rule}` : "The audit"} failed: ${message}`),
    ),
  ];
}

function annotationOf({ path }: FileReport, finding: FindingReport, { fromRoot }: Audit): string {
  const { rule, severity, message, fixes } = finding;
  const [fix] = fixes;
  const properties = { title: `${rule} (${severity})`, file: fromRoot(path), ...rangeOf(finding) };
  const how = fix
    ? `\nFix${fix.safety === "review" ? " (review)" : ""}: ${printable(fix.title)}`
    : "";
  return command(commandOf[severity], properties, printable(message) + how);
}

/** GitHub takes columns only where a range is in one line. */
function rangeOf({ range }: Partial<Place>): Readonly<Record<string, number>> {
  if (range === undefined) return {};
  const { start, end } = range;
  const lines = { line: start.line, endLine: end.line };
  return start.line === end.line ? { ...lines, col: start.column, endColumn: end.column } : lines;
}

/** By joining, so that it holds on to nothing of the template. */
const command = (
  name: Command,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string => {
  const entries = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(value)}`);
  return [`::${name} `, entries.join(","), "::", inMessage(message), "\n"].join("");
};

const inMessage = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const inProperty = (value: string | number): string =>
  inMessage(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
