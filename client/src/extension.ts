/** The VS Code extension: starts the server when a template is opened, and offers its commands. */
import { commands, type ExtensionContext, type TextDocument, window, workspace } from "vscode";
import { auditFile, fixAll } from "./commands.ts";
import { mentionsTemplate } from "./documents.ts";
import { createServer, type Server } from "./server.ts";

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const output = window.createOutputChannel("CFN Audit", { log: true });
  const running = createServer(context, output);
  server = running;
  // The client shows that a server does not start; why is for the output.
  const log = (error: unknown) => output.error(String(error));
  context.subscriptions.push(
    output,
    commands.registerCommand("cfnAudit.auditFile", () => auditFile(running)),
    commands.registerCommand("cfnAudit.fixAllSafe", () => fixAll(running, "safe")),
    commands.registerCommand("cfnAudit.fixAllReview", () => fixAll(running, "review")),
    commands.registerCommand("cfnAudit.restartServer", () => running.restart().catch(log)),
    commands.registerCommand("cfnAudit.showOutput", () => output.show()),
  );

  const start = () => void running.client().catch(log);
  if (workspace.textDocuments.some(mentionsTemplate)) {
    start();
    return;
  }
  const startFor = (document: TextDocument) => {
    if (!mentionsTemplate(document)) return;
    for (const listener of listeners) listener.dispose();
    start();
  };
  const listeners = [
    workspace.onDidOpenTextDocument(startFor),
    workspace.onDidChangeTextDocument(({ document }) => startFor(document)),
  ];
  context.subscriptions.push(...listeners);
}

export const deactivate = (): Promise<void> | undefined => server?.stop();
