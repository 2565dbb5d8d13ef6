/** Reports as files to hand on, by the very formats of the command line: of a document, and of many files. */
import {
  type ExportedFiles,
  type ExportFilesParams,
  type ExportParams,
  type ExportResult,
  exportFilesRequest,
  exportFormats,
  exportRequest,
} from "../../../shared/requests.ts";
import type { Docs } from "../report/docs.ts";
import type { Format, Writer } from "../report/format.ts";
import { formats } from "../report/formats.ts";
import { type FileReport, noFiles, plus, reportOf, unreadable } from "../report/report.ts";
import { today } from "./audits.ts";
import type { AuditOf } from "./commands.ts";
import type { Defects } from "./defects.ts";
import type { AuditedFile, AuditFile } from "./workspaceFiles.ts";

export function serveExports(
  auditOf: AuditOf,
  auditFile: AuditFile,
  defects: Defects,
  docs: Docs,
  version: string,
): void {
  const unknown = { status: "unknown" } as const;

  defects.serve<ExportResult>(exportRequest, unknown, async (params, token) => {
    const found = await auditOf(params, token);
    if ("status" in found) return found;
    const { path, format: wanted } = params as Partial<ExportParams>;
    const format = formatOf(wanted);
    const { document, analysis } = found;
    const text = document.getText();
    const name = typeof path === "string" ? path : document.uri;
    const report = reportOf(name, text, analysis, format);
    const writer = begin(format);
    const summary = plus(noFiles, report);
    const content = `${writer.head}${writer.file(report, text)}${writer.end(summary)}`;
    return { status: "analyzed", content };
  });

  defects.serve<ExportedFiles | null>(exportFilesRequest, null, async (params, token) => {
    const { files, format: wanted } = params as ExportFilesParams;
    const format = formatOf(wanted);
    const writer = begin(format);
    // As bytes, since pieces of a string hold on to the template that they are of.
    const chunks = [Buffer.from(writer.head)];
    let summary = noFiles;
    for (const { uri, path } of files) {
      const { text, found } = await auditFile({ uri }, token);
      const report = fileReportOf(path, text, found, format);
      if (!report) continue;
      chunks.push(Buffer.from(writer.file(report, text)));
      summary = plus(summary, report);
    }
    chunks.push(Buffer.from(writer.end(summary)));
    return { content: Buffer.concat(chunks).toString() };
  });

  function begin(format: Format): Writer {
    return format.begin({
      version,
      today: today(),
      docs,
      failOn: "none",
      applied: "none",
      isDryRun: false,
      isQuiet: false,
      hasErrorsApart: false,
      operands: "",
      style: { colour: false, width: undefined },
      fromRoot: (path) => path,
    });
  }
}

const formatOf = (wanted: unknown): Format =>
  formats[exportFormats.find((each) => each === wanted) ?? "markdown"];

/** Nothing of what is no template any more, or is left out since. */
function fileReportOf(
  path: string,
  text: string,
  found: AuditedFile["found"],
  format: Format,
): FileReport | undefined {
  switch (found.status) {
    case "analyzed":
      return reportOf(path, text, found, format);
    case "unreadable":
      return unreadable(path, found.reason);
    case "too-large":
      return unreadable(path, `it is larger than ${found.maxFileSizeMB} MB`);
    default:
      return undefined;
  }
}
