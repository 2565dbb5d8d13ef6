/** A document's report as a file to hand on, by the very formats of the command line. */
import {
  type ExportParams,
  type ExportResult,
  exportFormats,
  exportRequest,
} from "../../../shared/requests.ts";
import type { Docs } from "../report/docs.ts";
import { formats } from "../report/formats.ts";
import { noFiles, plus, reportOf } from "../report/report.ts";
import type { AuditOf } from "./commands.ts";
import type { Defects } from "./defects.ts";

export function serveExports(
  auditOf: AuditOf,
  defects: Defects,
  docs: Docs,
  version: string,
): void {
  const unknown = { status: "unknown" } as const;

  defects.serve<ExportResult>(exportRequest, unknown, async (params, token) => {
    const found = await auditOf(params, token);
    if ("status" in found) return found;
    const { path, format: wanted } = params as Partial<ExportParams>;
    const format = formats[exportFormats.find((each) => each === wanted) ?? "markdown"];
    const { document, analysis, options } = found;
    const text = document.getText();
    const name = typeof path === "string" ? path : document.uri;
    const report = reportOf(name, text, analysis, format);
    const writer = format.begin({
      version,
      today: options.today ?? "",
      docs,
      failOn: "none",
      applied: "none",
      isDryRun: false,
      isQuiet: false,
      hasErrorsApart: false,
      operands: "",
      style: { colour: false, width: undefined },
      fromRoot: (each) => each,
    });
    const summary = plus(noFiles, report);
    const content = `${writer.head}${writer.file(report, text)}${writer.end(summary)}`;
    return { status: "analyzed", content };
  });
}
