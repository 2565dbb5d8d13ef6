/** The audit of many files at once: a panel with a row for each template, which come while the audit goes on. */
import {
  type CancellationToken,
  CancellationTokenSource,
  type Disposable,
  type ExtensionContext,
  languages,
  ProgressLocation,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { unlinked } from "../../shared/printable.ts";
import {
  type AuditTextParams,
  type AuditTextResult,
  auditTextRequest,
  templateMarks,
} from "../../shared/requests.ts";
import type {
  WorkspaceAsk,
  WorkspaceMessage,
  WorkspaceProgress,
  WorkspaceRow,
} from "../../shared/workspaceMessages.ts";
import { isAudited } from "./documents.ts";
import { exportFiles } from "./exportReport.ts";
import { inBatches } from "./inBatches.ts";
import { type Reports, reveal } from "./report.ts";
import { pageShell } from "./reportShell.ts";
import type { Server } from "./server.ts";
import { statusText } from "./statusText.ts";
import { textOf } from "./templateFiles.ts";
import { workspacePage } from "./workspacePage.ts";

/** Requests that the server has at a time: few, so that what is typed meanwhile is not kept waiting. */
const width = 4;

/** Milliseconds between two messages to the page. */
const pause = 200;

/** What is to be audited. */
export interface Scope {
  readonly name: string;
  files(token: CancellationToken): Promise<readonly Uri[]>;
}

export interface WorkspaceAudit extends Disposable {
  /** Shows the panel, audits, and gives the rows in the end; none where another audit has taken the panel. */
  audit(scope: Scope): Promise<readonly WorkspaceRow[]>;
  /** Whether the panel is in front. */
  isActive(): boolean;
  /** Writes a report of all templates that have a row. */
  export(): Promise<void>;
}

/** A template, or why a file has no row. */
type Audited =
  | { readonly row: WorkspaceRow; readonly first: { from: string; to: string } | undefined }
  | "other"
  | "left out";

const nothingYet: WorkspaceProgress = {
  state: "running",
  done: 0,
  total: undefined,
  others: 0,
  leftOut: 0,
};

export function createWorkspaceAudit(
  { extensionUri }: ExtensionContext,
  server: Server,
  reports: Reports,
): WorkspaceAudit {
  let panel: WebviewPanel | undefined;
  let scope: Scope | undefined;
  let running: CancellationTokenSource | undefined;
  let progress = nothingYet;
  const audited = new Map<string, Exclude<Audited, string>>();

  const saving = workspace.onDidSaveTextDocument((document) => void renew(document));
  return {
    audit,
    isActive: () => panel?.active === true,
    export: exportRows,
    dispose: () => {
      saving.dispose();
      panel?.dispose();
    },
  };

  async function audit(asked: Scope): Promise<readonly WorkspaceRow[]> {
    running?.cancel();
    const source = new CancellationTokenSource();
    running = source;
    scope = asked;
    audited.clear();
    progress = nothingYet;
    show();
    post(true, []);
    try {
      await window.withProgress(
        {
          location: ProgressLocation.Notification,
          title: `CFN Audit: ${unlinked(asked.name)}`,
          cancellable: true,
        },
        async (notification, token) => {
          token.onCancellationRequested(() => source.cancel());
          const files = await asked.files(source.token);
          await auditAll(files, source, (step, message) =>
            notification.report({ increment: (100 * step) / files.length, message }),
          );
        },
      );
    } catch (error) {
      tellFailure(asked.name, error);
      source.cancel();
    }
    source.dispose();
    if (running !== source) return [];
    running = undefined;
    progress = {
      ...progress,
      state: source.token.isCancellationRequested ? "stopped" : "complete",
    };
    post(false, []);
    return rows();
  }

  async function exportRows(): Promise<void> {
    const files = rows()
      .map(({ uri, name }) => ({ uri, path: name }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    if (scope && files.length > 0) await exportFiles(server, scope.name, files);
  }

  function rows(): readonly WorkspaceRow[] {
    return [...audited.values()].map(({ row }) => row);
  }

  async function auditAll(
    files: readonly Uri[],
    source: CancellationTokenSource,
    tell: (step: number, message: string) => void,
  ): Promise<void> {
    const { token } = source;
    const isCurrent = () => running === source;
    let told = 0;
    if (isCurrent()) progress = { ...progress, total: files.length };
    const client = await server.client();
    await inBatches(files, {
      width,
      pause,
      work: (file) => auditFile(client, file, token),
      isCancelled: () => token.isCancellationRequested,
      now: () => Date.now(),
      take: (results, done) => {
        // Another audit may have taken the panel.
        if (!isCurrent()) return;
        tell(done - told, `${done} of ${files.length} files`);
        told = done;
        const count = (what: Audited) => results.filter((each) => each === what).length;
        progress = {
          ...progress,
          done,
          others: progress.others + count("other"),
          leftOut: progress.leftOut + count("left out"),
        };
        take(results);
      },
    });
  }

  function take(results: readonly Audited[]): void {
    const templates = results.filter((result) => typeof result !== "string");
    for (const template of templates) audited.set(template.row.uri, template);
    post(
      false,
      templates.map(({ row }) => row),
    );
  }

  /** What is saved is audited again, if it has a row. */
  async function renew(document: TextDocument): Promise<void> {
    if (!audited.has(document.uri.toString())) return;
    const client = await server.current();
    if (client) take([await auditFile(client, document.uri)]);
  }

  function show(): void {
    if (panel) {
      panel.reveal();
      return;
    }
    const folder = Uri.joinPath(extensionUri, "dist");
    panel = window.createWebviewPanel("cfnAudit.workspace", "Workspace Audit", ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [folder],
    });
    panel.webview.html = pageShell(panel.webview, {
      script: Uri.joinPath(folder, "workspace.js"),
      title: "Workspace Audit",
      body: workspacePage,
    });
    panel.webview.onDidReceiveMessage((asked: WorkspaceAsk) => void answer(asked));
    panel.onDidDispose(() => {
      panel = undefined;
      running?.cancel();
      audited.clear();
    });
  }

  function post(isNew: boolean, rows: readonly WorkspaceRow[]): void {
    if (!panel || !scope) return;
    const message: WorkspaceMessage = { scope: scope.name, isNew, rows, progress };
    void panel.webview.postMessage(message);
  }

  async function answer(asked: WorkspaceAsk): Promise<void> {
    // A page that was hidden begins anew, without rows.
    if (asked.do === "ready") post(true, rows());
    if (asked.do === "again" && scope) await audit(scope);
    if (asked.do === "export") await exportRows();
    const known = "uri" in asked ? audited.get(asked.uri) : undefined;
    if (!known) return;
    const { row, first } = known;
    try {
      const document = await openTemplate(Uri.parse(row.uri, true));
      if (asked.do === "report") return reports.show(document);
      await reveal(document.uri, first?.from ?? "1:1", first?.to ?? "1:1", ViewColumn.Beside);
    } catch (error) {
      tellFailure(row.name, error);
    }
  }
}

const tellFailure = (name: string, error: unknown): void =>
  void window.showErrorMessage(
    `CFN Audit could not audit ${unlinked(name)}: ${unlinked(String(error))}`,
  );

/** Opens a template as what it is, whatever its file is called. */
export async function openTemplate(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  return isAudited(document) ? document : languages.setTextDocumentLanguage(document, "json");
}

async function auditFile(
  client: LanguageClient,
  file: Uri,
  token?: CancellationToken,
): Promise<Audited> {
  const row = (verdict: string): Audited => ({
    row: { ...named(file), verdict, counts: undefined, fixable: 0 },
    first: undefined,
  });
  try {
    const text = await textOf(file);
    if (!templateMarks.some((mark) => text.includes(mark))) return "other";
    const params: AuditTextParams = { uri: client.code2ProtocolConverter.asUri(file), text };
    const result = await client.sendRequest<AuditTextResult>(auditTextRequest, params, token);
    switch (result.status) {
      case "analyzed": {
        const { verdict, counts, fixable, first } = result;
        return { row: { ...named(file), verdict, counts, fixable }, first };
      }
      case "not-a-template":
        return "other";
      case "disabled":
      case "excluded":
        return "left out";
      default:
        return row(`Not audited: ${statusText(result).detail}.`);
    }
  } catch (error) {
    return row(`Not audited: ${error instanceof Error ? error.message : error}`);
  }
}

const named = (file: Uri) => ({ uri: file.toString(), name: workspace.asRelativePath(file) });
