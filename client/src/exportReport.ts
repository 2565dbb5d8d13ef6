/** A template's report as a file: the server writes it, here it is asked where it goes. */
import { type TextDocument, Uri, window, workspace } from "vscode";
import { unlinked } from "../../shared/printable.ts";
import {
  type ExportFormat,
  type ExportParams,
  type ExportResult,
  exportRequest,
} from "../../shared/requests.ts";
import { nameOf, request, tellWhyNot } from "./commands.ts";
import type { Server } from "./server.ts";

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly format: ExportFormat;
  readonly extension: string;
}

const choices: readonly Choice[] = [
  { label: "Markdown", detail: "For a comment or an issue", format: "markdown", extension: "md" },
  {
    label: "HTML",
    detail: "A page by itself, to read or print",
    format: "html",
    extension: "html",
  },
  { label: "SARIF", detail: "For code scanning", format: "sarif", extension: "sarif" },
  { label: "JSON", detail: "Everything, for programs", format: "json", extension: "json" },
  { label: "CSV", detail: "A row a finding, for spreadsheets", format: "csv", extension: "csv" },
];

export async function exportReport(server: Server, document: TextDocument): Promise<void> {
  const chosen = await window.showQuickPick(choices, {
    title: `Export the report of ${nameOf(document)}`,
    placeHolder: "The format",
    matchOnDetail: true,
  });
  if (!chosen) return;
  const { label, format, extension } = chosen;
  const result = await request<ExportParams, ExportResult>(server, document, exportRequest, {
    path: pathOf(document.uri),
    format,
  });
  if (!result) return;
  if (result.status !== "analyzed") return tellWhyNot(document, result);
  const file = await window.showSaveDialog({
    title: `Export the Report as ${label}`,
    filters: { [label]: [extension] },
    ...placeFor(document, extension),
  });
  if (!file) return;
  try {
    await workspace.fs.writeFile(file, new TextEncoder().encode(result.content));
  } catch (error) {
    void window.showErrorMessage(`The report could not be written: ${unlinked(String(error))}`);
    return;
  }
  const open = "Open";
  const name = unlinked(workspace.asRelativePath(file));
  const answer = await window.showInformationMessage(`The report is in ${name}.`, open);
  if (answer === open) await window.showTextDocument(file);
}

/** What the report calls the template; of one outside the workspace it tells no folders of the machine. */
const pathOf = (uri: Uri): string =>
  workspace.getWorkspaceFolder(uri)
    ? workspace.asRelativePath(uri, false)
    : (uri.path.split("/").at(-1) ?? uri.path);

/** Beside the template, or in the workspace where that is no file yet. */
function placeFor(document: TextDocument, extension: string): { defaultUri?: Uri } {
  const name = `${nameOf(document).replace(/\.[^.]*$/, "")}-audit.${extension}`;
  const folder = document.isUntitled
    ? workspace.workspaceFolders?.[0]?.uri
    : Uri.joinPath(document.uri, "..");
  return folder ? { defaultUri: Uri.joinPath(folder, name) } : {};
}
