/** The report of a template in a panel beside its editor, which follows what is typed. */
import {
  type Disposable,
  type ExtensionContext,
  languages,
  Position,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode";
import { escaped, unlinked } from "../../shared/printable.ts";
import {
  type Grouping,
  groupings,
  type ReportAsk,
  type ReportMessage,
  type ReportState,
} from "../../shared/reportMessages.ts";
import { type ReportParams, type ReportResult, reportRequest } from "../../shared/requests.ts";
import {
  applyFix,
  explainRule,
  type FixTarget,
  fixAll,
  nameOf,
  suppress,
  whyNot,
} from "./commands.ts";
import { exportReport } from "./exportReport.ts";
import { pageShell } from "./reportShell.ts";
import type { Server } from "./server.ts";

const viewType = "cfnAudit.report";

/** Milliseconds without a keystroke after which the page is made anew. */
const pause = 300;

export interface Reports extends Disposable {
  /** Shows the document's report beside it. */
  show(document: TextDocument): void;
  /** The document whose report is in front, if one is. */
  active(): Uri | undefined;
}

/** `log`: what to do with what goes wrong, of which nobody else is told. */
export function createReports(
  context: ExtensionContext,
  server: Server,
  log: (error: unknown) => void,
): Reports {
  const panels = new Map<string, WebviewPanel>();
  const restoring = window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (panel, state: Partial<ReportState> | undefined) => {
      try {
        const document = await workspace.openTextDocument(Uri.parse(state?.uri ?? "", true));
        attach(panel, document);
      } catch {
        // Its template is no more.
        panel.dispose();
      }
    },
  });
  return {
    show: (document) => {
      const known = panels.get(document.uri.toString());
      if (known) return known.reveal(undefined, true);
      const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      attach(window.createWebviewPanel(viewType, "", column), document);
    },
    active: () => {
      const [key] = [...panels].find(([, panel]) => panel.active) ?? [];
      return key === undefined ? undefined : Uri.parse(key, true);
    },
    dispose: () => {
      restoring.dispose();
      for (const panel of [...panels.values()]) panel.dispose();
    },
  };

  function attach(panel: WebviewPanel, document: TextDocument): void {
    const { uri } = document;
    const key = uri.toString();
    panels.set(key, panel);
    panel.title = `Audit of ${nameOf(document)}`;
    const folder = Uri.joinPath(context.extensionUri, "dist");
    panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
    panel.webview.html = pageShell(panel.webview, {
      script: Uri.joinPath(folder, "report.js"),
      title: "Audit",
      body: `<main id="report" aria-live="off" data-uri="${escaped(key)}"></main>`,
    });

    let by: Grouping = "resource";
    let shown: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = async (): Promise<void> => {
      clearTimeout(timer);
      const message = await pageOf(uri, by);
      shown = message.version;
      await panel.webview.postMessage(message.page);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void refresh().catch(log), pause);
    };
    const listeners = [
      workspace.onDidChangeTextDocument((change) => {
        if (change.document.uri.toString() === key && change.contentChanges.length > 0) later();
      }),
      // Findings change with settings and configuration files, too.
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((each) => each.toString() === key)) later();
      }),
      panel.webview.onDidReceiveMessage((asked: ReportAsk) => void answer(asked).catch(log)),
    ];
    panel.onDidDispose(() => {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      if (panels.get(key) === panel) panels.delete(key);
    });

    async function answer(asked: ReportAsk): Promise<void> {
      switch (asked.do) {
        case "ready":
        case "group":
          by = groupings.find((each) => each === asked.by) ?? by;
          return refresh();
        case "reveal":
          return reveal(uri, asked.from, asked.to);
        case "explain":
          return explainRule(server, asked.rule);
        case "fixAllSafe":
        case "fixAllReview": {
          const document = await workspace.openTextDocument(uri);
          return fixAll(server, asked.do === "fixAllSafe" ? "safe" : "review", document);
        }
        case "export":
          return exportReport(server, await workspace.openTextDocument(uri));
        case "fix":
          return applyFix(server, uri, shown, targetOf(asked));
        case "ignore":
          return suppress(server, {
            uri: uri.toString(),
            rule: asked.rule,
            resource: asked.id ?? null,
          });
      }
    }
  }

  /** The page, or the sentence that says why there is none. */
  async function pageOf(
    uri: Uri,
    by: Grouping,
  ): Promise<{ page: ReportMessage; version: number | undefined }> {
    const sentence = (text: string) => ({
      page: { html: `<p class="verdict">${escaped(text)}</p>`, graph: undefined, by },
      version: undefined,
    });
    try {
      // It is open in the server only while it is in the editor.
      const document = await workspace.openTextDocument(uri);
      const client = await server.client();
      const params: ReportParams = {
        uri: client.code2ProtocolConverter.asUri(uri),
        name: nameOf(document),
        by,
      };
      const result = await client.sendRequest<ReportResult>(reportRequest, params);
      if (result.status !== "analyzed") return sentence(whyNot(document, result));
      return { page: { html: result.html, graph: result.graph, by }, version: result.version };
    } catch (error) {
      return sentence(`The report could not be made: ${unlinked(String(error))}`);
    }
  }
}

const targetOf = ({ rule, path, fix }: Extract<ReportAsk, { do: "fix" }>): FixTarget => ({
  rule,
  path: JSON.parse(path),
  fix,
});

/** Shows a place in a document, where that is visible or else in a column. */
export async function reveal(
  uri: Uri,
  from: string,
  to: string,
  column = ViewColumn.One,
): Promise<void> {
  const [start, end] = [positionOf(from), positionOf(to)];
  const open = window.visibleTextEditors.find((each) => each.document.uri.toString() === `${uri}`);
  const editor = await window.showTextDocument(uri, { viewColumn: open?.viewColumn ?? column });
  editor.selection = new Selection(start, end);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Of "3:14", counted from 1. */
function positionOf(text: string): Position {
  const [line = 1, column = 1] = text.split(":").map(Number);
  return new Position(line - 1, column - 1);
}
