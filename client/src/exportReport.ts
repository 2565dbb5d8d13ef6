/** Reports as files: the server writes them, here it is asked where they go. */
import { type TextDocument, Uri, window, workspace } from "vscode";
import { unlinked } from "../../shared/printable.ts";
import {
  type ExportedFiles,
  type ExportFilesParams,
  type ExportFormat,
  type ExportParams,
  type ExportResult,
  exportFilesRequest,
  exportRequest,
} from "../../shared/requests.ts";
import { nameOf, request, tellWhyNot } from "./commands.ts";
import { untilCancelled } from "./progress.ts";
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

/** Exports the report of a document: beside it, or in the workspace where that is no file yet. */
export async function exportReport(server: Server, document: TextDocument): Promise<void> {
  const chosen = await chooseFormat(`Export the report of ${nameOf(document)}`);
  if (!chosen) return;
  const result = await request<ExportParams, ExportResult>(server, document, exportRequest, {
    path: pathOf(document.uri),
    format: chosen.format,
  });
  if (!result) return;
  if (result.status !== "analyzed") return tellWhyNot(document, result);
  const folder = document.isUntitled
    ? workspace.workspaceFolders?.[0]?.uri
    : Uri.joinPath(document.uri, "..");
  await save(result.content, chosen, folder, nameOf(document).replace(/\.[^.]*$/, ""));
}

/** Exports the report of many files, in one. */
export async function exportFiles(
  server: Server,
  title: string,
  files: ExportFilesParams["files"],
): Promise<void> {
  const chosen = await chooseFormat(`Export the audit of ${title}`);
  if (!chosen) return;
  try {
    const client = await server.client();
    const params: ExportFilesParams = { files, format: chosen.format };
    const result = await untilCancelled(`exporting the audit of ${title}`, (token) =>
      client.sendRequest<ExportedFiles | null>(exportFilesRequest, params, token),
    );
    if (result)
      await save(result.content, chosen, workspace.workspaceFolders?.[0]?.uri, "workspace");
  } catch (error) {
    tellFailure(error);
  }
}

const chooseFormat = (title: string): Thenable<Choice | undefined> =>
  window.showQuickPick(choices, { title, placeHolder: "The format", matchOnDetail: true });

async function save(
  content: string,
  { label, extension }: Choice,
  folder: Uri | undefined,
  name: string,
): Promise<void> {
  const proposed = folder && Uri.joinPath(folder, `${name}-audit.${extension}`);
  const file = await window.showSaveDialog({
    title: `Export the Report as ${label}`,
    filters: { [label]: [extension] },
    ...(proposed && { defaultUri: proposed }),
  });
  if (!file) return;
  try {
    await workspace.fs.writeFile(file, new TextEncoder().encode(content));
  } catch (error) {
    return tellFailure(error);
  }
  const open = "Open";
  const path = unlinked(workspace.asRelativePath(file));
  const answer = await window.showInformationMessage(`The report is in ${path}.`, open);
  if (answer === open) await window.showTextDocument(file);
}

const tellFailure = (error: unknown): void =>
  void window.showErrorMessage(`The report could not be written: ${unlinked(String(error))}`);

/** What the report calls the template; of one outside the workspace it tells no folders of the machine. */
const pathOf = (uri: Uri): string =>
  workspace.getWorkspaceFolder(uri)
    ? workspace.asRelativePath(uri, false)
    : (uri.path.split("/").at(-1) ?? uri.path);
