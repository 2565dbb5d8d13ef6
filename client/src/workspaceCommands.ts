/** What is audited beside the file in the editor: the workspace, or what is selected in the Explorer. */
import { type Uri, window, workspace } from "vscode";
import type { WorkspaceRow } from "../../shared/workspaceMessages.ts";
import { auditFile } from "./commands.ts";
import type { Reports } from "./report.ts";
import type { Server } from "./server.ts";
import { findFiles, isFolder } from "./templateFiles.ts";
import { openTemplate, type WorkspaceAudit } from "./workspaceAudit.ts";

/** Gives the rows that the panel shows in the end. */
export async function auditWorkspace(
  audit: WorkspaceAudit,
): Promise<readonly WorkspaceRow[] | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage("Open a folder to audit all templates in it.");
    return undefined;
  }
  const name = workspace.name ?? "the workspace";
  return audit.audit({
    name,
    files: (token) =>
      findFiles(
        folders.map(({ uri }) => uri),
        token,
      ),
  });
}

/** One file is audited as in the editor, several or a folder as a workspace is. */
export async function auditSelected(
  server: Server,
  reports: Reports,
  audit: WorkspaceAudit,
  selected: readonly Uri[],
): Promise<readonly WorkspaceRow[] | undefined> {
  const [first, ...others] = selected;
  if (!first) return undefined;
  if (others.length === 0 && !(await isFolder(first))) {
    await window.showTextDocument(await openTemplate(first), { preview: false });
    await auditFile(server, reports);
    return undefined;
  }
  const name = others.length === 0 ? workspace.asRelativePath(first) : "what is selected";
  return audit.audit({
    name,
    files: async (token) => {
      const areFolders = await Promise.all(selected.map(isFolder));
      const files = selected.filter((_, i) => !areFolders[i]);
      const below = await findFiles(
        selected.filter((_, i) => areFolders[i]),
        token,
      );
      const all = new Map([...files, ...below].map((uri) => [uri.toString(), uri]));
      return [...all.values()];
    },
  });
}
