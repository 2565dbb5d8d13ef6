/** The VS Code extension: starts the server when a template is opened, and offers its commands. */
import {
  commands,
  Disposable,
  type ExtensionContext,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from "vscode";
import { type SuppressTarget, suppressCommand } from "../../shared/requests.ts";
import { createBaseline, pruneBaseline } from "./baselines.ts";
import { activeDocument, auditFile, explainRule, fixAll, suppress } from "./commands.ts";
import { mentionsTemplate } from "./documents.ts";
import { exportReport } from "./exportReport.ts";
import { createReports } from "./report.ts";
import { provideRulePages } from "./rulePages.ts";
import { openSample } from "./sample.ts";
import { createServer, type Server } from "./server.ts";
import { createStatus } from "./status.ts";
import { createWorkspaceAudit } from "./workspaceAudit.ts";
import { auditSelected, auditWorkspace } from "./workspaceCommands.ts";

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("CFN Audit", { log: true });
  const running = createServer(context, output);
  server = running;
  // The client shows that a server does not start; why is for the output.
  const log = (error: unknown) => output.error(String(error));
  const start = () => void running.client().catch(log);
  const reports = createReports(context, running, log);
  const workspaceAudit = createWorkspaceAudit(context, running, reports);
  context.subscriptions.push(
    output,
    reports,
    workspaceAudit,
    provideRulePages(running),
    commands.registerCommand("cfnAudit.auditFile", () => auditFile(running, reports)),
    commands.registerCommand("cfnAudit.auditWorkspace", () => auditWorkspace(workspaceAudit)),
    commands.registerCommand("cfnAudit.auditSelected", (clicked?: Uri, selected?: Uri[]) =>
      auditSelected(running, reports, workspaceAudit, selected ?? (clicked ? [clicked] : [])),
    ),
    commands.registerCommand("cfnAudit.createBaseline", () => createBaseline(running)),
    commands.registerCommand("cfnAudit.pruneBaseline", () => pruneBaseline(running)),
    commands.registerCommand("cfnAudit.explainRule", (rule?: unknown) =>
      explainRule(running, typeof rule === "string" ? rule : undefined).catch(log),
    ),
    commands.registerCommand("cfnAudit.exportReport", async () => {
      if (workspaceAudit.isActive()) return workspaceAudit.export();
      const reported = reports.active();
      const document = reported ? await workspace.openTextDocument(reported) : activeDocument();
      if (document) await exportReport(running, document);
    }),
    commands.registerCommand("cfnAudit.fixAllSafe", () => fixAll(running, "safe")),
    commands.registerCommand("cfnAudit.fixAllReview", () => fixAll(running, "review")),
    commands.registerCommand(suppressCommand, (target: SuppressTarget) =>
      suppress(running, target),
    ),
    commands.registerCommand("cfnAudit.restartServer", () => running.restart().catch(log)),
    commands.registerCommand("cfnAudit.showOutput", () => output.show()),
    commands.registerCommand("cfnAudit.openSample", () => {
      // The server is up by the time that the editor is.
      start();
      return openSample(context.extensionUri);
    }),
  );

  if (workspace.textDocuments.some(mentionsTemplate)) start();
  else context.subscriptions.push(onFirstTemplate(start));
  // Last, so that whatever it hears of, the server has been started for.
  context.subscriptions.push(createStatus(running));
}

function onFirstTemplate(start: () => void): Disposable {
  const startFor = (document: TextDocument) => {
    if (!mentionsTemplate(document)) return;
    listeners.dispose();
    start();
  };
  const listeners = Disposable.from(
    workspace.onDidOpenTextDocument(startFor),
    workspace.onDidChangeTextDocument(({ document }) => startFor(document)),
  );
  return listeners;
}

export const deactivate = (): Promise<void> | undefined => server?.stop();
