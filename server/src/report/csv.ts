/** A row a finding, for spreadsheets: comma-separated values as RFC 4180 has them. */
import { printable } from "../../../shared/printable.ts";
import type { Format } from "./format.ts";
import type { FileReport } from "./report.ts";

const columns = [
  "File",
  "Line",
  "Column",
  "End line",
  "End column",
  "Severity",
  "Rule",
  "Category",
  "Resource",
  "Message",
  "Fix",
  "Fix safety",
  "Read more",
];

export const csv: Format = {
  withEdits: false,
  tellsErrors: false,
  begin: ({ docs, fromRoot }) => ({
    head: row(columns),
    file: (report) => rowsOf(report, fromRoot(report.path), docs.linkOf),
    end: () => "",
  }),
};

const rowsOf = (
  { findings }: FileReport,
  path: string,
  linkOf: (rule: string) => string | undefined,
): string =>
  findings
    .map(({ range: { start, end }, severity, rule, category, logicalId, message, fixes }) => {
      const [fix] = fixes;
      return row([
        path,
        start.line,
        start.column,
        end.line,
        end.column,
        severity,
        rule,
        category,
        logicalId ?? "",
        message,
        fix?.title ?? "",
        fix?.safety ?? "",
        linkOf(rule) ?? "",
      ]);
    })
    .join("");

const row = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(",")}\r\n`;

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = printable(value);
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** What a spreadsheet would calculate, also in the width of East Asian letters; behind an apostrophe it is text. */
const formula = /^\s*[=+\-@＝＋－＠]/;
